public import SolsticeDomain

/// What happened to the power cap that was planned for an attempt.
public enum AppliedCap: Codable, Equatable, Sendable {
    /// No cap was planned.
    case notAsked
    /// It was in force while the attempt ran, on each of its accelerators.
    case applied(Power)
    /// The attempt ran uncapped, for this reason.
    case refused(because: String)
}
