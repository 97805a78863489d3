public import SolsticeDomain

/// The filter of a list of jobs, from the query `state=` of the queue's page.
public enum QueueFilter: Hashable, Sendable {
    /// Unfinished jobs.
    case open
    /// All jobs.
    case all
    /// Jobs in one state.
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

    /// The filter's value in a query.
    public var text: String {
        switch self {
        case .open: "open"
        case .all: "all"
        case .state(let state): state.rawValue
        }
    }

    /// The states that it includes.
    public var states: [JobState] {
        switch self {
        case .open: JobState.open
        case .all: JobState.allCases
        case .state(let state): [state]
        }
    }
}
