/// Accelerators of a region that are held for a time, by a job that runs or will run there according
/// to its plan, or by something else.
public struct HeldCapacity: Equatable, Sendable {
    /// The number of the job that holds them; nil for something else.
    public let job: JobID?
    /// The region.
    public let region: RegionID
    /// The accelerator's identifier.
    public let accelerator: AcceleratorID
    /// How many; not negative.
    public let count: Int
    /// When they are held.
    public let window: TimeWindow

    /// A count of an accelerator, held over a window.
    public init(
        job: JobID? = nil, region: RegionID, accelerator: AcceleratorID, count: Int,
        window: TimeWindow
    ) {
        precondition(count >= 0, "held capacity gives nothing back")
        self.job = job
        self.region = region
        self.accelerator = accelerator
        self.count = count
        self.window = window
    }
}
