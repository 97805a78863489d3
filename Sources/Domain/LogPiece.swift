/// A piece of what an attempt wrote to standard output and error.
public struct LogPiece: Equatable, Sendable {
    /// Which attempt of the job.
    public let attempt: Int
    /// Offset of the piece in the log, in bytes.
    public let offset: Int
    /// The bytes; a character may be cut at either end.
    public let bytes: [UInt8]
    /// The current size of the log, in bytes.
    public let size: Int

    /// A piece of a log.
    public init(attempt: Int, offset: Int, bytes: [UInt8], size: Int) {
        self.attempt = attempt
        self.offset = offset
        self.bytes = bytes
        self.size = size
    }
}
