/// What a shim says to a launch request.
enum HandOverAnswer: Equatable {
    /// The attempt is in a shim's hands, and its folder says so.
    case accepted
    /// Nothing was started.
    case refused(because: String)

    /// What goes over the line.
    var text: String {
        switch self {
        case .accepted: "accepted"
        case .refused(let reason): reason
        }
    }

    /// Reads what came over the line; a shim that says nothing has died.
    init(text: String) {
        switch text {
        case Self.accepted.text: self = .accepted
        case "": self = .refused(because: "the shim ended without an answer")
        default: self = .refused(because: text)
        }
    }
}
