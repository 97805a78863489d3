/// A message to the user if something cannot be done: the problem, its cause, and the command or
/// setting that fixes it.
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
    public let problem: Message
    /// Why, if that adds anything; one entry a line.
    public let causes: [Message]
    /// What to do about it: if possible, what to set or a command to run.
    public let remedy: Message?

    /// Creates a message from its parts.
    public init(_ kind: Kind, _ problem: Message, causes: [Message] = [], remedy: Message? = nil) {
        self.kind = kind
        self.problem = problem
        self.causes = causes
        self.remedy = remedy
    }
}

extension Diagnostic: CustomStringConvertible {
    /// The parts, one per line, with settings and commands by their own names.
    public var description: String {
        ([problem] + causes + (remedy.map { [$0] } ?? [])).map(\.description)
            .joined(separator: "\n")
    }
}

/// The name the user most likely meant: the known one with the fewest edits, if it is close.
public func nearestName(to typed: String, among known: [String]) -> String? {
    if typed.isEmpty { return nil }
    let wanted = Array(typed.lowercased())
    let scored = known.map { name in (name, editDistance(wanted, Array(name.lowercased()))) }
    guard let best = scored.min(by: { $0.1 < $1.1 }), best.1 <= max(1, typed.count / 3) else {
        return known.first { $0.lowercased().hasPrefix(typed.lowercased()) }
    }
    return best.0
}

/// The identifier the user most likely meant: the known one with the fewest edits, if it is close.
public func nearestName<Name: NamedIdentifier>(to typed: Name, among known: [Name]) -> Name? {
    nearestName(to: typed.rawValue, among: known.names).map(Name.init(_:))
}

/// Levenshtein distance: insertions, deletions and substitutions from one to the other.
private func editDistance(_ left: [Character], _ right: [Character]) -> Int {
    var previous = Array(0...right.count)
    for (i, a) in left.enumerated() {
        var row = [i + 1]
        for (j, b) in right.enumerated() {
            row.append(min(previous[j] + (a == b ? 0 : 1), previous[j + 1] + 1, row[j] + 1))
        }
        previous = row
    }
    return previous[right.count]
}

/// One thing that was checked.
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
    public let text: Message
    /// What to do, if anything.
    public let remedy: Message?

    /// Creates a finding from its parts.
    public init(_ severity: Severity, _ subject: String, _ text: Message, remedy: Message? = nil) {
        self.severity = severity
        self.subject = subject
        self.text = text
        self.remedy = remedy
    }
}
