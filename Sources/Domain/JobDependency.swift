/// A job that has to finish before another one may start.
public struct JobDependency: Hashable, Sendable {
    /// How it must have ended.
    public enum Kind: String, CaseIterable, Codable, Sendable {
        /// Successfully.
        case afterOK = "after-ok"
        /// In any way.
        case afterAny = "after-any"
    }

    /// How it must have ended.
    public let kind: Kind
    /// The number of the job that comes first.
    public let job: Int

    /// A dependency on a job.
    public init(_ kind: Kind, job: Int) {
        self.kind = kind
        self.job = job
    }
}
