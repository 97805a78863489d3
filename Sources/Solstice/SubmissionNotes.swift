import SolsticeDomain

extension PlanningRoom {
    /// What a person should know of a job's plan.
    func notes(
        on planned: PlannedJob, job: JobSpecification, _ request: SubmissionRequest,
        exclusions: [Explanation.Exclusion]
    ) -> [String] {
        var notes = exclusions.map { "\($0.region) is left out: \($0.reason)" }
        if planned.placement.powerCap != nil { notes.append(Self.capNote) }
        if planned.placement.segments.count > 1 { notes.append(Self.pauseNote) }
        if job.deadline == nil {
            notes.append("no deadline was given, so the job starts as soon as it can: --deadline T")
        }
        if job.pausing?.resumeOverhead == .zero {
            notes.append(
                "going on after a pause is taken to cost nothing; state what it takes: "
                    + "--resume-cost 10m")
        }
        return notes + job.variants.compactMap { derived($0, request) }
    }

    private static let capNote =
        "the cap takes effect only if the job applies SOLSTICE_POWER_CAP_WATTS itself: the local "
        + "executor does not set it on the device yet, and accounts for the job as uncapped; "
        + "without a cap: --cap none"
    private static let pauseNote =
        "its pauses are planned and not carried out yet: the service runs it through from its "
        + "first start, and accounts for it so; to plan without: leave out --pausable"

    /// Where the hours on an accelerator come from that none were stated for.
    private func derived(_ variant: WorkloadVariant, _ request: SubmissionRequest) -> String? {
        guard request.duration.figure(for: variant.accelerator) == nil,
            let speed = accelerators.first(where: { $0.id == variant.accelerator })?
                .relativeSpeed
        else { return nil }
        return "on \(variant.accelerator) it is taken to take \(variant.duration), from its speed "
            + "of \(speed.value.ratio) (\(speed.source)); state what you measured: "
            + "--hours \(variant.accelerator)=H"
    }
}
