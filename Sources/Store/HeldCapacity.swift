public import SolsticeDomain

/// Accelerators that a job holds, or will hold according to its plan, for a time.
public struct HeldCapacity: Equatable, Sendable {
    /// The job's number.
    public let job: Int
    /// The region.
    public let region: String
    /// The accelerator's identifier.
    public let accelerator: String
    /// How many.
    public let count: Int
    /// When they are held.
    public let window: TimeWindow
}
