internal import SolsticeDomain

/// The lines for a job's options beyond waiting, its priority and its dependencies; only for those
/// that were requested.
enum LeverFacts {
    /// Maximum number of predecessors listed; the rest are only counted.
    private static let listedJobs = 8

    /// Adds them to a sheet.
    static func add(_ job: Job, to sheet: inout FactSheet) {
        let asked = job.specification
        sheet.add("pauses", asked.pausing.map(words))
        if asked.retries > 0 {
            sheet.add("retries", "\(asked.retries) at most where it goes wrong")
        }
        sheet.add(
            "data set",
            asked.dataset.map {
                "\(Numerals.brief($0.gigabytes)) GB, to be moved to any region but home"
            })
        sheet.add("may cost", asked.maximumCost.map { "\(Scales.text($0)) at most" })
        sheet.add(
            "carbon price", asked.carbonPrice.map { "\(Numerals.brief($0.perTonne)) a tonne" })
        if asked.priority != 0 {
            let times = Numerals.plain(asked.weight)
            sheet.add("priority", "\(asked.priority), its emissions count \(times) times")
        }
        sheet.add("after", after(asked.dependencies))
        if let array = job.array, let index = asked.arrayIndex {
            sheet.add("array", "index \(index) of the array that begins with job \(array)")
        }
    }

    private static func words(_ policy: PausePolicy) -> String {
        let cost =
            policy.resumeOverhead == .zero
            ? "allowed, going on costs nothing"
            : "allowed, going on takes \(policy.resumeOverhead.spoken) each time"
        return policy.method == .stop
            ? cost + "; its processes are stopped"
            : cost + "; it saves its work and ends, within \(policy.grace.spoken)"
    }

    /// `the success of job 3, the end of job 5`; nil without dependencies.
    private static func after(_ dependencies: [JobDependency]) -> String? {
        let parts = dependencies.prefix(listedJobs).map { dependency in
            "the \(dependency.kind == .afterOK ? "success" : "end") of job \(dependency.job)"
        }
        let more = dependencies.count - listedJobs
        let rest = more > 0 ? ", and \(Numerals.count(more, "other"))" : ""
        return parts.isEmpty ? nil : parts.joined(separator: ", ") + rest
    }
}
