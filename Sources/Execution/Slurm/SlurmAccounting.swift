import SolsticeDomain

/// What a cluster's accounting knows of a job that its controller has forgotten, from `sacct`.
struct SlurmAccounting {
    private let commands: SlurmCommands

    /// The accounting of the cluster that these commands reach.
    init(_ commands: SlurmCommands) { self.commands = commands }

    /// The job with a number; nil if accounting knows nothing of it, or does not exist.
    /// - Throws: why there was no answer, if there may be one later.
    func job(_ number: Int32) async throws(SlurmCommands.Failure) -> SlurmJob? {
        do {
            return Self.job(
                number,
                in: try await commands.answer(
                    "sacct",
                    [
                        "--noheader", "--parsable2", "--allocations", "--jobs=\(number)",
                        "--format=State,ExitCode,Start,End",
                    ]))
        } catch {
            let isAbsent = ["accounting storage is disabled", "no command sacct", "not found"]
            if isAbsent.contains(where: error.reason.contains) { return nil }
            throw error
        }
    }

    /// Reads `CANCELLED by 1000|0:15|1700000000|1700000060`; a job that was requeued has several
    /// lines, of which the last counts.
    static func job(_ number: Int32, in text: String) -> SlurmJob? {
        guard let line = text.split(separator: "\n").last else { return nil }
        let parts = line.split(separator: "|", omittingEmptySubsequences: false)
        guard parts.count == 4, let state = parts[0].split(separator: " ").first else { return nil }
        let codes = parts[1].split(separator: ":").compactMap { Int32($0) }
        func instant(_ text: Substring) -> Instant? {
            Int(text).map(Instant.init(secondsSinceEpoch:))
        }
        return SlurmJob(
            number: number, states: [String(state)],
            waitStatus: codes.count == 2 ? codes[0] << 8 | codes[1] : nil,
            startedAt: instant(parts[2]), endedAt: instant(parts[3]), reason: "", attemptKey: nil)
    }
}
