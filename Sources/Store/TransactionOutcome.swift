/// How work inside a transaction ends, with its result: a dry run, or a change that turns out to
/// change nothing, rolls back without an error.
public enum TransactionOutcome<Value> {
    /// Everything that was written is kept.
    case commit(Value)
    /// Everything that was written is undone.
    case rollback(Value)

    /// The result of the work.
    public var value: Value {
        switch self {
        case .commit(let value), .rollback(let value): value
        }
    }

    var isCommit: Bool {
        switch self {
        case .commit: true
        case .rollback: false
        }
    }
}
