public import SolsticeDomain

/// A page of the queue's jobs.
public struct QueueListing: Sendable {
    /// The number of jobs on a page.
    public static let pageLength = 50

    /// The jobs, in the order of the list; at most ``pageLength`` are shown.
    public let records: [JobRecord]
    /// Which jobs are listed.
    public let filter: QueueFilter
    /// The last job before this page; nil for the first page.
    public let after: JobID?
    /// The last job before the next page; nil if this is the last.
    public let next: JobID?

    /// A page of the list.
    public init(records: [JobRecord], filter: QueueFilter, after: JobID?, next: JobID?) {
        self.records = records
        self.filter = filter
        self.after = after
        self.next = next
    }
}

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
