/// One thing that `solstice doctor` checked.
public struct Finding: Equatable, Sendable {
    /// How serious it is.
    public enum Severity: String, Sendable {
        /// As it should be.
        case good
        /// It works, but could be better.
        case notice
        /// Something will not work.
        case bad
    }

    /// How serious it is.
    public let severity: Severity
    /// What was checked.
    public let subject: String
    /// What was found.
    public let text: String
    /// What to do, if anything.
    public let remedy: String?

    /// Creates a finding from its parts.
    public init(_ severity: Severity, _ subject: String, _ text: String, remedy: String? = nil) {
        self.severity = severity
        self.subject = subject
        self.text = text
        self.remedy = remedy
    }
}
