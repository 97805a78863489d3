public import SolsticeDomain

/// Finds out whether this process may change the power limits of the machine's accelerators.
///
/// There is no other way to know than to try: every device is told the limit that it has already.
public enum PowerCapTrial {
    /// What all calls of the tool may take together.
    private static let limit: Duration = .seconds(10)

    /// Whether caps can be set on all devices, with the `nvidia-smi` of the environment's `PATH`.
    ///
    /// Where other accelerators are limited by an attempt just now, that limit is the one written
    /// again. It blocks for seconds at most, where the tool hangs.
    /// - Parameters:
    ///   - environment: the service's own.
    ///   - folder: the folder of all attempts, whose lock keeps the trial and their caps apart.
    public static func run(
        environment: [String: String], attempts folder: String
    ) -> PowerCapAbility.Finding {
        do {
            try attempt(environment, folder)
            return .possible
        } catch {
            return .impossible(because: error.reason)
        }
    }

    private static func attempt(
        _ environment: [String: String], _ folder: String
    ) throws(ToolFailure) {
        let tool = AcceleratorTool.found(
            in: environment, workingDirectory: "/", limit: limit)
        guard let tool else { throw ToolFailure(reason: "there is no nvidia-smi in its PATH") }
        do {
            try AttemptFolder(path: folder).create()
        } catch {
            throw ToolFailure(reason: error.problem)
        }
        let lock = try PowerLimitLock(in: folder, atMost: limit)
        defer { lock.unlock() }
        let devices = try tool.query(DevicePowerLimits.fields).compactMap(
            DevicePowerLimits.init(row:))
        guard !devices.isEmpty else { throw ToolFailure(reason: "nvidia-smi knows no device") }
        for device in devices {
            guard let limit = device.limit else {
                throw ToolFailure(reason: "device \(device.index) has no power limit to set")
            }
            try tool.setPowerLimit(limit, of: "\(device.index)")
        }
    }
}
