public import SolsticeDomain

/// The accelerators that this machine's driver knows.
public struct DeviceInventory: Equatable, Sendable {
    /// The devices, by their numbers.
    public let devices: [AcceleratorDevice]

    /// Creates an inventory of these devices.
    public init(devices: [AcceleratorDevice]) {
        self.devices = devices.sorted { $0.index < $1.index }
    }

    /// Asks the `nvidia-smi` in the environment's `PATH`; nil if there is none. Blocks its thread
    /// for as long as the tool needs, at most five seconds.
    /// - Throws: a ``Diagnostic`` if the tool exists and does not answer, as without a driver.
    public static func read(
        environment: [String: String], workingDirectory: String = "/"
    ) throws(Diagnostic) -> DeviceInventory? {
        guard
            let tool = AcceleratorTool.found(
                in: environment, workingDirectory: workingDirectory,
                limit: AcceleratorTool.callLimit)
        else { return nil }
        do throws(ToolFailure) {
            // The name comes last, since only it may contain a comma.
            let rows = try tool.query(["index", "uuid", "name"])
            return DeviceInventory(
                devices: rows.compactMap { row in
                    Int(row[0]).map { index in
                        AcceleratorDevice(
                            index: index, uuid: row[1],
                            name: row[2...].joined(separator: ", "))
                    }
                })
        } catch {
            throw Diagnostic(
                .unavailable, "this machine's accelerators cannot be listed",
                causes: [Message(error.reason)],
                remedy: "run \(tool.path) yourself to see what the driver says")
        }
    }
}

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
