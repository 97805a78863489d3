/// One accelerator of this machine.
public struct AcceleratorDevice: Equatable, Sendable {
    /// The driver's number for it, which may change at the next boot.
    public let index: Int
    /// Its permanent name, such as `GPU-8f6d4c2a-…`.
    public let uuid: String
    /// The product's name, such as `NVIDIA A100-SXM4-40GB`.
    public let name: String

    /// Creates a device from its parts.
    public init(index: Int, uuid: String, name: String) {
        self.index = index
        self.uuid = uuid
        self.name = name
    }
}
