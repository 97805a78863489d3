/// How many of one accelerator a region has, and what an hour of one costs.
public struct AcceleratorCapacity: Equatable, Sendable {
    /// The accelerator's identifier.
    public let accelerator: String
    /// How many can work at once.
    public let count: Int
    /// Price of one for one hour, if stated.
    public let hourlyPrice: Cost?

    /// Creates a capacity: a count of an accelerator at a price.
    public init(accelerator: String, count: Int, hourlyPrice: Cost? = nil) {
        self.accelerator = accelerator
        self.count = count
        self.hourlyPrice = hourlyPrice
    }
}
