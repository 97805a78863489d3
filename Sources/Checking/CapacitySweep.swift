import SolsticeDomain

/// Counts how many of one accelerator are in use in one region, from change to change.
struct CapacitySweep {
    /// An accelerator in a region.
    private struct Pool: Hashable {
        let region: RegionID
        let accelerator: AcceleratorID
    }

    /// A moment at which accelerators are taken (positive) or released (negative).
    private struct Change {
        let second: Int
        let count: Int
        /// The planned job; nil for capacity that the plan does not control.
        let job: JobID?
    }

    /// A stretch of time in which too many are taken.
    private struct Overload {
        let start: Int
        var peak = 0
        var peakSecond = 0
        /// The planned jobs involved.
        var jobs: Set<JobID>

        /// A stretch that begins at a second, with the planned jobs running then.
        init(start: Int, jobs: some Sequence<JobID>) {
            self.start = start
            self.jobs = Set(jobs)
        }

        /// Adds what is taken from a second on.
        mutating func extend(at second: Int, taken: Int) {
            if taken > peak {
                peak = taken
                peakSecond = second
            }
        }
    }

    private let pool: Pool
    private let limit: Int
    private var changes: [Change] = []

    private init(_ pool: Pool, limit: Int) {
        self.pool = pool
        self.limit = limit
    }

    /// One sweep for each limited accelerator in each region, ordered by name.
    static func sweeps(
        of subjects: [PlanChecker.Subject], _ holdings: [HeldCapacity], in world: KnownWorld
    ) -> [CapacitySweep] {
        var sweeps: [Pool: CapacitySweep] = [:]
        func take(_ count: Int, _ windows: [TimeWindow], of pool: Pool, for job: JobID?) {
            // Another rule reports an unknown region.
            guard let limit = world.region(pool.region)?.capacity(of: pool.accelerator) else {
                return
            }
            sweeps[pool, default: CapacitySweep(pool, limit: limit)].take(count, windows, for: job)
        }
        for subject in subjects {
            let placement = subject.placement
            take(
                subject.job.variant(placement.variant)?.count ?? placement.count,
                placement.segments,
                of: Pool(region: placement.region, accelerator: placement.accelerator),
                for: subject.isFixed ? nil : subject.id)
        }
        for holding in holdings {
            take(
                holding.count, [holding.window],
                of: Pool(region: holding.region, accelerator: holding.accelerator), for: nil)
        }
        return sweeps.values.sorted {
            ($0.pool.region, $0.pool.accelerator) < ($1.pool.region, $1.pool.accelerator)
        }
    }

    private mutating func take(_ count: Int, _ windows: [TimeWindow], for job: JobID?) {
        for window in windows where window.length > .zero {
            let start = window.start.secondsSinceEpoch
            let end = window.end.secondsSinceEpoch
            changes.append(Change(second: start, count: count, job: job))
            changes.append(Change(second: end, count: -count, job: job))
        }
    }

    /// One violation for each stretch in which more are taken than exist and a planned job is
    /// involved.
    var violations: [PlanViolation] {
        let ordered = changes.sorted { $0.second < $1.second }
        var found: [PlanViolation] = []
        var taken = 0
        var planned: [JobID: Int] = [:]
        /// The planned jobs that took more since the last second judged.
        var begun: [JobID] = []
        var overload: Overload?
        for (index, change) in ordered.enumerated() {
            taken += change.count
            if let job = change.job {
                let held = planned[job, default: 0] + change.count
                planned[job] = held == 0 ? nil : held
                if held > 0 { begun.append(job) }
            }
            // What ends now frees capacity for what starts now: judge once both are counted.
            if index + 1 < ordered.count, ordered[index + 1].second == change.second { continue }
            defer { begun.removeAll(keepingCapacity: true) }
            if taken > limit, !planned.isEmpty {
                if overload == nil {
                    overload = Overload(start: change.second, jobs: planned.keys)
                } else {
                    overload?.jobs.formUnion(begun.lazy.filter { planned[$0] != nil })
                }
                overload?.extend(at: change.second, taken: taken)
            } else if let over = overload {
                found.append(violation(over, until: change.second))
                overload = nil
            }
        }
        return found
    }

    private func violation(_ overload: Overload, until end: Int) -> PlanViolation {
        let start = Instant(secondsSinceEpoch: overload.start)
        let end = Instant(secondsSinceEpoch: end)
        let peak = Instant(secondsSinceEpoch: overload.peakSecond)
        let most = peak == start ? "" : ", most at \(peak)"
        let jobs = overload.jobs.sorted()
        return PlanViolation(
            .capacity, job: jobs.count == 1 ? jobs[0] : nil, jobs: jobs,
            "\(overload.peak) of \(limit) \(pool.accelerator) are taken in \(pool.region) from "
                + "\(start) to \(end)\(most)")
    }
}
