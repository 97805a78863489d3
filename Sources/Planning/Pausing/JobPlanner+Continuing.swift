public import SolsticeDomain

extension JobPlanner {
    /// How far a job that may pause has come.
    public struct Progress: Equatable, Sendable {
        /// How much of its work is done, as long as that takes on the option it was placed on; what
        /// going on repeats is not counted.
        public let done: TimeSpan
        /// Whether it works at this moment, so that going on costs nothing.
        public let isWorking: Bool

        /// A state of the work.
        public init(done: TimeSpan, isWorking: Bool) {
            self.done = done
            self.isWorking = isWorking
        }
    }

    /// When the rest of a started job that may pause is to run, with the newest forecast and what it
    /// has really done so far; the place, the accelerator and the cap stay. Nil where nothing better
    /// is known than what was planned.
    ///
    /// The outlooks reach back to its first start. What was planned stays unless it falls short of the
    /// work that is left, or another way saves more than `worthMoving` of what the rest emits, a
    /// resume included.
    public func continued(
        _ job: JobSpecification, from planned: PlannedJob, progress: Progress, now: Instant,
        worthMoving: Double
    ) -> PlannedJob? {
        let placement = planned.placement
        guard let pausing = job.pausing, let deadline = job.deadline,
            let option = option(of: job, placement)
        else { return nil }
        let left = (option.duration - progress.done).upToStep
        guard left > .zero else { return nil }
        let kept = placement.segments.compactMap {
            $0.intersection(TimeWindow(start: now, end: max(now, placement.end)))
        }
        let rest = Rest(
            job: job, placement: placement, option: option, now: now, deadline: deadline)
        let owed = left + (progress.isWorking ? .zero : pausing.resumeOverhead)
        var candidate = restSegments(rest, length: owed)
        if progress.isWorking, let first = candidate?.first, first.start > now {
            candidate = restSegments(rest, length: left + pausing.resumeOverhead)
        }
        guard let candidate, let emitted = grams(option, candidate) else { return nil }
        let isSufficient = kept.reduce(0) { $0 + $1.length.seconds } >= left.seconds
        if isSufficient, let before = grams(option, kept), emitted >= before * (1 - worthMoving) {
            return nil
        }
        let past = placement.segments.compactMap {
            $0.start < now ? TimeWindow(start: $0.start, end: min($0.end, now)) : nil
        }
        guard
            let renewed = self.placement(
                of: job, option, over: Self.joined(past + candidate)),
            renewed.segments != placement.segments
        else { return nil }
        var levers = planned.saving.byLever
        levers.pausing =
            levers.pausing + placement.footprint.emissions - renewed.footprint.emissions
        return PlannedJob(
            placement: renewed, baseline: planned.baseline,
            saving: Saving(
                baseline: planned.baseline.footprint.emissions,
                plan: renewed.footprint.emissions, byLever: levers,
                byFactor: Divisia.factors(
                    baseline: planned.baseline.footprint, plan: renewed.footprint)))
    }

    /// What is left of a job to be planned.
    private struct Rest {
        let job: JobSpecification
        let placement: Placement
        let option: PlanningOption
        let now: Instant
        let deadline: Instant
    }

    /// The best segments for so much work from now on; nil where it does not fit before the deadline.
    private func restSegments(_ rest: Rest, length: TimeSpan) -> [TimeWindow]? {
        let slowdown = rest.option.cap?.slowRelativeTime ?? 1
        var job = rest.job
        let variant = rest.option.variant
        job.variants = [
            WorkloadVariant(
                name: variant.name, accelerator: variant.accelerator, count: variant.count,
                duration: TimeSpan(seconds: Int((Double(length.seconds) / slowdown).rounded(.up))),
                powerPerAccelerator: variant.powerPerAccelerator)
        ]
        job.capPolicy = rest.placement.powerCap.map { .fixed($0) } ?? .uncapped
        job.regions = [rest.placement.region]
        job.home = rest.placement.region
        job.earliest = rest.now
        job.dataset = nil
        job.maximumCost = nil
        guard case .placed(let planned) = plan(job, now: rest.now) else { return nil }
        return planned.placement.segments
    }

    /// What an option emits over some segments, in grams; nil where the outlook does not cover them.
    func grams(_ option: PlanningOption, _ segments: [TimeWindow]) -> Double? {
        let rates = segments.map { sites[option.site].rate.over($0) }
        guard !rates.contains(nil) else { return nil }
        return rates.compactMap { $0 }.reduce(0, +) * option.power.watts / 1000
    }

    /// Segments that touch as one.
    private static func joined(_ segments: [TimeWindow]) -> [TimeWindow] {
        segments.reduce(into: []) { joined, next in
            if let last = joined.last, last.end >= next.start {
                joined[joined.count - 1] = TimeWindow(start: last.start, end: next.end)
            } else {
                joined.append(next)
            }
        }
    }
}

extension TimeSpan {
    /// In whole five minutes, rounded up.
    fileprivate var upToStep: TimeSpan { TimeSpan(seconds: (seconds + 299) / 300 * 300) }
}
