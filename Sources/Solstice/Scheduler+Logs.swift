#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif
public import SolsticeDomain
import SolsticeStore

extension Scheduler {
    /// A piece of a job's output: of its last attempt, or of a given one.
    ///
    /// A negative offset counts from the end. Only the log that an executor created is read, even
    /// if the job has replaced it with a link.
    /// - Throws: a ``Diagnostic`` if there is no such attempt, or its log is missing.
    public func log(
        of id: Int, attempt number: Int? = nil, offset: Int, limit: Int
    ) throws(Diagnostic) -> LogPiece {
        let (job, attempts) = try store.read {
            (try existingJob(id, $0), try $0.attempts(of: id))
        }
        let wanted = number.map { number in attempts.first { $0.number == number } }
        guard let attempt = wanted ?? attempts.last else {
            throw Diagnostic(
                .noSuchInput,
                attempts.isEmpty
                    ? "job \(id) is \(job.state.rawValue) and has written nothing yet"
                    : "job \(id) has no attempt \(number ?? 0)",
                remedy: "see: solstice show \(id)")
        }
        guard let piece = Self.piece(of: attempt, offset: offset, limit: limit) else {
            throw Diagnostic(
                .noSuchInput, "the log of attempt \(attempt.number) of job \(id) is not there",
                remedy: "was its folder deleted? The job's state is kept: solstice show \(id)")
        }
        return piece
    }

    private static func piece(of attempt: Attempt, offset: Int, limit: Int) -> LogPiece? {
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
