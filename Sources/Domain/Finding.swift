/// One thing that `solstice doctor` looked at.
public struct Finding: Equatable, Sendable {
    /// How serious it is.
    public enum Severity: String, Sendable {
        /// As it should be.
        case good
        /// It works, and could be better.
        case notice
        /// Something will not work.
        case bad
    }

    /// How serious it is.
    public let severity: Severity
    /// What was looked at.
    public let subject: String
    /// What was found.
    public let text: String
    /// What to do, where anything is to be done.
    public let remedy: String?

    /// A finding of these parts.
    public init(_ severity: Severity, _ subject: String, _ text: String, remedy: String? = nil) {
        self.severity = severity
        self.subject = subject
        self.text = text
        self.remedy = remedy
    }
}
