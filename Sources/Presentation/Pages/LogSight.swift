public import SolsticeDomain

/// The data for the page of a job's log.
public struct LogSight: Sendable {
    /// The number of bytes on a page.
    public static let pageLength = 65_536

    /// The job.
    public let job: Int
    /// The job's name.
    public let name: String
    /// The piece of the log that is shown.
    public let piece: LogPiece

    /// A piece of a job's log.
    public init(job: Int, name: String, piece: LogPiece) {
        self.job = job
        self.name = name
        self.piece = piece
    }

    /// The text; characters cut off at the ends are replaced.
    var text: String { String(decoding: piece.bytes, as: UTF8.self) }

    /// The offset of the first byte after the piece.
    var end: Int { piece.offset + piece.bytes.count }

    /// The offset of the previous piece; nil for the first.
    var previous: Int? { piece.offset > 0 ? max(0, piece.offset - Self.pageLength) : nil }

    /// The offset of the next piece; nil for the last.
    var next: Int? { end < piece.size ? end : nil }
}
