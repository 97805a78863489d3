/// A piece of what a job wrote.
public struct LogPiece: Sendable {
    /// The job.
    public let job: Int
    /// The job's name.
    public let name: String
    /// Which of its executions wrote it; nil where they are not told apart.
    public let attempt: Int?
    /// What was written.
    public let text: String
    /// The first byte of the piece in the log.
    public let start: Int
    /// The first byte behind it.
    public let end: Int
    /// How long the log is by now, in bytes.
    public let size: Int
    /// Where the piece before begins; nil for the first.
    public let previous: Int?
    /// Where the piece behind begins; nil for the last.
    public let next: Int?

    /// A piece of a log.
    public init(
        job: Int, name: String, attempt: Int?, text: String, start: Int, end: Int, size: Int,
        previous: Int?, next: Int?
    ) {
        self.job = job
        self.name = name
        self.attempt = attempt
        self.text = text
        self.start = start
        self.end = end
        self.size = size
        self.previous = previous
        self.next = next
    }
}
