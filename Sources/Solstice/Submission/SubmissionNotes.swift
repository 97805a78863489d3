import SolsticeDomain
import SolsticeForecasting
import SolsticeStore

extension PlanningContext {
    /// What the user should know about a job's plan.
    func notes(
        on planned: PlannedJob, job: JobSpecification, _ request: SubmissionRequest,
        exclusions: [Explanation.Exclusion]
    ) -> [Message] {
        var notes: [Message] = exclusions.map { "\($0.region) is left out: \($0.reason)" }
        if planned.placement.powerCap != nil {
            notes.append(capNote(planned.placement))
            if let note = measuredNote(planned.placement, job) { notes.append(note) }
        }
        if let note = missedCapNote(planned.placement, job) { notes.append(note) }
        if let note = unmeasuredNote(planned.placement, job) { notes.append(note) }
        if job.deadline == nil {
            notes.append(
                "no deadline was given, so the job starts as soon as it can: "
                    + "\(set: .deadline, "T")")
        }
        if job.pausing == nil, job.waitsForSeason(from: planned.baseline.start),
            planned.placement.start > planned.baseline.start
        {
            notes.append(
                "it waits for a season: the service looks at it every hour and starts it once no "
                    + "later start is expected to emit less")
        }
        if job.pausing?.resumeOverhead == .zero {
            notes.append(
                "resuming after a pause is assumed to take no time; state how long it takes: "
                    + "\(set: .resumeCost, "10m")")
        }
        return notes + job.variants.compactMap { derived($0, request) }
            + job.variants.compactMap { measured($0, request) }
    }

    /// What sets the cap, and what happens if nothing may.
    private func capNote(_ placement: Placement) -> Message {
        let region = regions.first { $0.id == placement.region }
        let who =
            region?.powerCapMeans == .prolog
            ? "by a prolog of the cluster, which finds it in SOLSTICE_POWER_CAP_WATTS"
            : "with nvidia-smi when the job starts, which requires the permission to"
        return "the cap is set \(who); if that fails the job runs uncapped and is accounted for "
            + "so; without a cap: \(set: .cap, "none")"
    }

    /// What the job's own runs measured under the cap, if they did.
    private func measuredNote(_ placement: Placement, _ job: JobSpecification) -> Message? {
        let variant = job.variant(placement.variant)
        guard let own = variant?.measuredCaps.first(where: { $0.cap == placement.powerCap }) else {
            return nil
        }
        let percent = Int(((max(1, own.relativeTime) - 1) * 100).rounded())
        return
            "under this cap earlier runs of \(job.name) took \(percent) % longer on average, and "
            + "the plan allows for that"
    }

    /// What a cap would save if none can be set, and what it takes.
    private func missedCapNote(_ placement: Placement, _ job: JobSpecification) -> Message? {
        guard job.capPolicy == .automatic, placement.powerCap == nil,
            let obstacle = regions.first(where: { $0.id == placement.region })?.powerCapObstacle,
            let variant = job.variant(placement.variant),
            let best = accelerators.first(where: { $0.id == variant.accelerator })?
                .effects(on: variant, doing: job.workload)
                .min(by: { $0.relativeEnergy < $1.relativeEnergy }), best.relativeEnergy < 0.99
        else { return nil }
        func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }
        return "a power cap of \(Int(best.cap.watts.rounded())) W would save about "
            + "\(percent(1 - best.relativeEnergy)) of its energy and take "
            + "\(percent(best.relativeTime - 1)) longer, but is not planned: \(obstacle)"
    }

    /// Where a variant's power comes from if its earlier runs were metered.
    private func measured(_ variant: WorkloadVariant, _ request: SubmissionRequest) -> Message? {
        guard let learnt = request.learnt(of: variant.name, on: variant.accelerator),
            learnt.watts == variant.powerPerAccelerator
        else { return nil }
        let watts = Int(variant.powerPerAccelerator.watts.rounded())
        return "its power is what meters saw earlier runs draw, \(watts) W per "
            + "\(variant.accelerator), without the host; to state it: \(set: .wattsPerGpu, "W")"
    }

    /// That nothing is known of what caps do to inference on an accelerator, so that none is planned.
    private func unmeasuredNote(_ placement: Placement, _ job: JobSpecification) -> Message? {
        guard job.workload == .inference, job.capPolicy == .automatic,
            let accelerator = accelerators.first(where: { $0.id == placement.accelerator }),
            accelerator.powerCaps(for: .inference).isEmpty
        else { return nil }
        let id = accelerator.id.rawValue
        return "no measurement says what power caps do to inference on \(id), so it is not capped; "
            + "import one: "
            + "\(run: .acceleratorImport, "FILE", .set(.id, id), .set(.workload, "inference"))"
    }

    /// The source of the hours on an accelerator without stated hours.
    private func derived(_ variant: WorkloadVariant, _ request: SubmissionRequest) -> Message? {
        let asked = request.variants.first { $0.name == variant.name }
        let isStated = asked?.duration != nil || variant.throughput != nil
        if let learnt = request.learnt(of: variant.name, on: variant.accelerator),
            request.isDurationLearnt || (asked != nil && request.duration == nil), !isStated
        {
            return "\(asked == nil ? "on" : "as") \(variant.name) it took "
                + "\(variant.meanDuration) on average over \(learnt.runCount) earlier runs, and is "
                + "planned for \(variant.duration); to state it: \(set: .hours, "H")"
        }
        guard asked == nil, request.duration?.figure(for: variant.accelerator) == nil,
            let speed = accelerators.first(where: { $0.id == variant.accelerator })?
                .relativeSpeed
        else { return nil }
        return "on \(variant.accelerator) it is assumed to take \(variant.duration), based on its "
            + "speed of \(speed.value.ratio) (\(speed.source)); state what you measured: "
            + "\(set: .hours, "\(variant.accelerator)=H")"
    }
}

extension PlanningContext {
    /// What the user should know about the data behind a plan.
    func notes(on outlooks: [RegionOutlook], job: JobSpecification) throws -> [Message] {
        var notes: [Message] = []
        for outlook in outlooks {
            // A region may occur twice, also for jobs that wait for a season.
            for note in try carbonNotes(outlook) + pueNotes(outlook) where !notes.contains(note) {
                notes.append(note)
            }
        }
        if let assumed = job.variants.first(where: \.isPowerAssumed) {
            notes.append(
                "power is taken at the board's limit, "
                    + "\(Int(assumed.powerPerAccelerator.watts)) W per \(assumed.accelerator); "
                    + "state what you measured with \(set: .wattsPerGpu, "W")")
        }
        return notes
    }

    private func carbonNotes(_ outlook: RegionOutlook) throws -> [Message] {
        let zone = outlook.region.zone
        let basis = outlook.bases.last?.basis.carbonIntensity
        if basis == .annualFigure, let figure = outlook.region.annualCarbonIntensity {
            return [
                "carbon intensity of \(outlook.region.id) is one flat figure, "
                    + "\(figure.value.gramsPerKWh) g/kWh (\(figure.source)): hours there differ by "
                    + "PUE at most; import its history: "
                    + "\(run: .importCarbon, "FILE", .set(.zone, zone))"
            ]
        }
        let knowledge = try knowledge(of: outlook.region, signal: outlook.signal)
        guard basis == .historyForecast, let state = knowledge.carbonForecast else { return [] }
        var notes: [Message] = []
        if TimeSpan(hours: Double(state.model.hourCount)) < Self.year {
            notes.append(
                "carbon history of \(zone) has \(TimeSpan(hours: Double(state.model.hourCount))), "
                    + "less than a year: its seasons are unknown, and bands are wide")
        }
        if let end = state.observedUntil, now - end > Self.staleAfter {
            notes.append(
                "carbon history of \(zone) ends \(end.utc.dateText), "
                    + "\(now - end) ago: nothing is known of the hours since, and bands are wider "
                    + "for it")
        }
        return notes
    }

    private func pueNotes(_ outlook: RegionOutlook) throws -> [Message] {
        guard outlook.bases.last?.basis.pue == .surveyMean else { return [] }
        let figure = SiteKnowledge.surveyPUE
        return [
            "PUE of \(outlook.region.id) is unknown; taken as \(figure.value.ratio) "
                + "(\(figure.source)): "
                + "\(run: .regionSet, .text(outlook.region.id), .set(.pue, "X"))"
        ]
    }

    /// The newest hours largely determine the next two days.
    private static let staleAfter = TimeSpan.day * 2
    /// A year with a few hours missing still counts.
    private static let year = TimeSpan.day * 360
}
