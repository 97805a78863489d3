public import SolsticeDomain

/// What a page shows of a job's log.
public struct LogSight: Sendable {
    /// How many bytes a page shows.
    public static let pageLength = 65_536

    /// The job.
    public let job: Int
    /// The job's name.
    public let name: String
    /// What of the log is shown.
    public let piece: LogPiece

    /// A piece of a job's log.
    public init(job: Int, name: String, piece: LogPiece) {
        self.job = job
        self.name = name
        self.piece = piece
    }

    /// What was written; letters that are cut at the ends are replaced.
    var text: String { String(decoding: piece.bytes, as: UTF8.self) }

    /// The first byte behind the piece.
    var end: Int { piece.offset + piece.bytes.count }

    /// Where the piece before begins; nil for the first.
    var previous: Int? { piece.offset > 0 ? max(0, piece.offset - Self.pageLength) : nil }

    /// Where the piece behind begins; nil for the last.
    var next: Int? { end < piece.size ? end : nil }
}
