public import SolsticeDomain

/// Which jobs a list shows, as the query `state=` of the queue's page says it.
public enum QueueFilter: Hashable, Sendable {
    /// Those that are not over.
    case open
    /// Every job there is.
    case all
    /// Those in one state.
    case state(JobState)

    /// Every filter, in the order in which a page offers them.
    public static let each: [QueueFilter] = [.open, .all] + JobState.allCases.map { .state($0) }

    /// Reads `open`, `all` or the name of a state; nil for anything else.
    public init?(text: String) {
        switch text {
        case "open": self = .open
        case "all": self = .all
        default:
            guard let state = JobState(rawValue: text) else { return nil }
            self = .state(state)
        }
    }

    /// As it is written in a query.
    public var text: String {
        switch self {
        case .open: "open"
        case .all: "all"
        case .state(let state): state.rawValue
        }
    }

    /// The states that it lets through.
    public var states: [JobState] {
        switch self {
        case .open: JobState.open
        case .all: JobState.allCases
        case .state(let state): [state]
        }
    }
}
