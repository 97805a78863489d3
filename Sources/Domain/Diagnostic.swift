/// A message to the user if something cannot be done: the problem, its cause, and the command or
/// flag that fixes it.
public struct Diagnostic: Error, Equatable, Sendable {
    /// What kind of thing went wrong; decides a command's exit status.
    public enum Kind: Int32, Sendable {
        /// The command was used wrongly.
        case usage = 64
        /// The input data is wrong.
        case badInput = 65
        /// The input named does not exist.
        case noSuchInput = 66
        /// No plan meets the request, or a service is unavailable.
        case unavailable = 69
        /// A bug in Solstice itself.
        case software = 70
        /// A file could not be written.
        case cannotWrite = 73
        /// It may work if tried again.
        case tryAgain = 75
    }

    /// The kind of failure.
    public let kind: Kind
    /// What failed, in one sentence without a full stop.
    public let problem: String
    /// Why, if that adds anything; one entry a line.
    public let causes: [String]
    /// What to do about it: if possible, a command to run.
    public let remedy: String?

    /// Creates a message from its parts.
    public init(_ kind: Kind, _ problem: String, causes: [String] = [], remedy: String? = nil) {
        self.kind = kind
        self.problem = problem
        self.causes = causes
        self.remedy = remedy
    }
}

extension Diagnostic: CustomStringConvertible {
    /// The parts, one per line.
    public var description: String {
        ([problem] + causes + (remedy.map { [$0] } ?? [])).joined(separator: "\n")
    }
}
