/// The accelerators that an attempt holds while it runs.
public struct AcceleratorHold: Codable, Equatable, Sendable {
    /// Their kind, such as `a100-sxm`.
    public let accelerator: String
    /// How many of them.
    public let count: Int
    /// Which of this machine's devices, by the driver's numbers; empty if the executor chooses, or
    /// if the region's capacity was not stated.
    public let devices: [Int]

    /// Creates a hold from its parts.
    public init(accelerator: String, count: Int, devices: [Int] = []) {
        precondition(count > 0, "a hold holds something")
        self.accelerator = accelerator
        self.count = count
        self.devices = devices
    }
}
