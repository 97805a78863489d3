/// What a shim says to a launch request.
enum HandOverAnswer: Equatable {
    /// The attempt is in a shim's hands, and its folder says so.
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

    /// What goes over the line.
    var text: String {
        switch self {
        case .accepted: "accepted"
        case .refused(let reason): reason
        case .postponed(let reason): Self.postponedPrefix + reason
        }
    }

    /// Reads what came over the line; a shim that says nothing has died.
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
