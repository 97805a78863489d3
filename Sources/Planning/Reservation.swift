public import SolsticeDomain

/// Accelerators that another job holds for a time.
public struct Reservation: Equatable, Sendable {
    /// The region.
    public let region: String
    /// The accelerator's identifier.
    public let accelerator: String
    /// How many.
    public let count: Int
    /// When.
    public let window: TimeWindow

    /// So many accelerators of a region over a window.
    public init(region: String, accelerator: String, count: Int, window: TimeWindow) {
        self.region = region
        self.accelerator = accelerator
        self.count = count
        self.window = window
    }
}
