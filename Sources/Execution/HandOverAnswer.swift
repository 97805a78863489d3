/// A shim's answer to a launch request.
enum HandOverAnswer: Equatable {
    /// A shim has taken over the attempt, and its folder says so.
    case accepted
    /// Nothing was started.
    case refused(because: String)
    /// Nothing was started, and it is worth trying again later.
    case postponed(because: String)

    private static let postponedPrefix = "later: "

    /// What a failure to start means.
    init(_ failure: any Error) {
        let isPassing = (failure as? SystemFailure)?.isPassing ?? false
        self = isPassing ? .postponed(because: "\(failure)") : .refused(because: "\(failure)")
    }

    /// The text that is sent over the line.
    var text: String {
        switch self {
        case .accepted: "accepted"
        case .refused(let reason): reason
        case .postponed(let reason): Self.postponedPrefix + reason
        }
    }

    /// Reads the text that was received; a shim that sends nothing has died.
    init(text: String) {
        switch text {
        case Self.accepted.text: self = .accepted
        case "": self = .refused(because: "the shim ended without an answer")
        case let text where text.hasPrefix(Self.postponedPrefix):
            self = .postponed(because: String(text.dropFirst(Self.postponedPrefix.count)))
        default: self = .refused(because: text)
        }
    }
}
