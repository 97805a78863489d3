public import SolsticeDomain

/// Finds out whether this process may change the power limits of the machine's accelerators.
///
/// The only way to know is to try: every device is set to the limit that it already has.
public enum PowerCapTrial {
    /// The time limit for all calls of the tool together.
    private static let limit: Duration = .seconds(10)

    /// Whether caps can be set on all devices, with the `nvidia-smi` of the environment's `PATH`.
    ///
    /// If an attempt limits other accelerators just now, that limit is the one written again.
    /// Blocks for seconds at most, if the tool hangs.
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
            throw ToolFailure(reason: error.problem.description)
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
