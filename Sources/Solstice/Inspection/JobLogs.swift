import Glibc
import SolsticeDomain
import SolsticeStore

/// Reads what jobs have written.
struct JobLogs {
    let context: PlanningContext
    private var session: StoreSession { context.session }

    /// The attempt of a job whose output is asked for: a given one, or the last.
    /// - Throws: a ``Diagnostic`` if there is no such attempt.
    func attempt(of id: JobID, number: Int?) throws -> Attempt {
        let job = try session.existingJob(id)
        let attempts = try session.attempts(of: id)
        let wanted = number.map { number in attempts.first { $0.number == number } }
        if let attempt = wanted ?? attempts.last { return attempt }
        throw Diagnostic(
            .noSuchInput,
            attempts.isEmpty
                ? "job \(id) is \(job.state.rawValue) and has written nothing yet"
                : "job \(id) has no attempt \(number ?? 0)",
            remedy: "see: \(run: .show, "\(id)")")
    }

    /// A piece of an attempt's log; a negative offset counts from the end. Only the log that an
    /// executor created is read, even if the job has replaced it with a link.
    /// - Throws: a ``Diagnostic`` if the log is missing.
    static func piece(
        of attempt: Attempt, offset: Int, limit: Int
    ) throws(Diagnostic) -> LogPiece {
        if let piece = read(attempt, offset: offset, limit: limit) { return piece }
        throw Diagnostic(
            .noSuchInput,
            "the log of attempt \(attempt.number) of job \(attempt.job) is not there",
            remedy: "was its folder deleted? The job's state is kept: "
                + "\(run: .show, "\(attempt.job)")")
    }

    private static func read(_ attempt: Attempt, offset: Int, limit: Int) -> LogPiece? {
        let file = open(
            attempt.folder + "/output.log", O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var facts = stat()
        guard fstat(file, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else { return nil }
        let size = Int(facts.st_size)
        let start = min(size, offset < 0 ? max(0, size + offset) : offset)
        var bytes = [UInt8](repeating: 0, count: max(0, min(limit, size - start)))
        let count = pread(file, &bytes, bytes.count, off_t(start))
        guard count >= 0 else { return nil }
        bytes.removeLast(bytes.count - count)
        return LogPiece(attempt: attempt.number, offset: start, bytes: bytes, size: size)
    }
}
