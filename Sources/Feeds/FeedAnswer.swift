public import SolsticeDomain

/// What came back.
public enum FeedAnswer: Sendable {
    /// A whole page, and what the provider calls it.
    case page([UInt8], FeedState.Validators?)
    /// The page is as it was when it was last asked for.
    case unchanged
}
