public import SolsticeDomain

/// A provider's answer.
public enum FeedAnswer: Sendable {
    /// A whole page, with the provider's validators for it.
    case page([UInt8], FeedState.Validators?)
    /// The page has not changed since it was last asked for.
    case unchanged
}
