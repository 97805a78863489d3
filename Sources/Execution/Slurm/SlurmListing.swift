import SolsticeDomain
import SolsticeJSON

/// The jobs that `squeue --json` lists, in either of its dialects: that of Slurm 22.05, and that of
/// 23.02 and later, which gives numbers as `{"set", "infinite", "number"}` and states as lists.
struct SlurmListing {
    /// All jobs that the controller remembers, including other users'.
    let jobs: [SlurmJob]

    /// Reads the command's output.
    init(json: String) throws {
        let listing = try JSONParser.parse(Array(json.utf8))
        guard let entries = listing.member("jobs")?.elements else {
            throw JSONMismatch(listing, expected: "a list of jobs")
        }
        jobs = try entries.map(Self.job)
    }

    /// One entry: without its number or its states nothing is known of the job, and the rest is
    /// optional.
    private static func job(_ entry: JSONNode) throws(JSONMismatch) -> SlurmJob {
        func instant(_ name: String) -> Instant? {
            // 0 means never.
            guard let seconds = entry.member(name).flatMap(number), seconds > 0 else { return nil }
            return Instant(secondsSinceEpoch: seconds)
        }
        let reason = entry.member("state_reason")?.text
        return SlurmJob(
            number: try entry.read("job_id"), states: try states(of: entry),
            waitStatus: entry.member("exit_code").flatMap(waitStatus),
            startedAt: instant("start_time"), endedAt: instant("end_time"),
            reason: reason == "None" ? "" : reason ?? "",
            attemptKey: entry.member("comment")?.text.flatMap(SlurmComment.init(text:))?
                .attemptKey)
    }

    /// `"RUNNING"`, or `["RUNNING", "COMPLETING"]`.
    private static func states(of entry: JSONNode) throws(JSONMismatch) -> Set<String> {
        if let word = entry.member("job_state")?.text { return [word] }
        let words: [String] = try entry.read("job_state")
        return Set(words)
    }

    /// `5`, or `{"set": true, "infinite": false, "number": 5}`.
    private static func number(_ node: JSONNode) -> Int? {
        if let plain = node.wholeNumber { return plain }
        guard node.member("set")?.flag == true, node.member("infinite")?.flag != true else {
            return nil
        }
        return node.member("number")?.wholeNumber
    }

    /// The status word itself, or its parts.
    private static func waitStatus(_ node: JSONNode) -> Int32? {
        if let plain = node.wholeNumber { return Int32(exactly: plain) }
        let code = node.member("return_code").flatMap(number)
        let signal = node.member("signal")
        let signalNumber =
            signal?.member("id").flatMap(number) ?? signal?.member("signal_id").flatMap(number)
        if code == nil && signalNumber == nil { return nil }
        return Int32(exactly: (code ?? 0) << 8 | (signalNumber ?? 0))
    }
}
