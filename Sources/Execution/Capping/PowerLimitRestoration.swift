import SolsticeDomain

/// Restores the power limits that an attempt found, from the record in its folder.
///
/// A limit is only changed while it is the one that the attempt set: a later change by another user
/// is deliberate. Doing it twice does nothing.
struct PowerLimitRestoration {
    private let folder: AttemptFolder
    private let environment: [String: String]

    /// The time limit for one restoration.
    static let limit: Duration = .seconds(10)

    /// Creates the restoration for the attempt of a folder, with the environment for the tool.
    init(folder: AttemptFolder, environment: [String: String]) {
        self.folder = folder
        self.environment = environment
    }

    /// Restores all recorded limits, if there are any. The caller does not hold the lock.
    func run() throws(ToolFailure) {
        if case .absent = folder.powerLimitRecord { return }
        let lock = try PowerLimitLock(beside: folder, atMost: Self.limit)
        defer { lock.unlock() }
        try runLocked()
    }

    /// Restores all recorded limits; the caller holds the lock.
    func runLocked() throws(ToolFailure) {
        let record: PowerLimitRecord
        switch folder.powerLimitRecord {
        case .absent: return
        case .unreadable:
            throw ToolFailure(reason: "\(folder.powerLimitPath) cannot be understood")
        case .unknown(let reason): throw ToolFailure(reason: reason)
        case .found(let found): record = found
        }
        let tool = AcceleratorTool(
            path: record.tool, environment: environment, limit: Self.limit)
        let known = try tool.query(DevicePowerLimits.fields).compactMap(
            DevicePowerLimits.init(row:))
        var owed: [PowerLimitRecord.Device] = []
        var failure: ToolFailure?
        for device in record.devices {
            let now = known.first { $0.uuid == device.uuid }
            guard let now, now.isLimited(to: device.cap) else { continue }
            do {
                try tool.setPowerLimit(device.previous, of: device.uuid)
            } catch {
                owed.append(device)
                failure = error
            }
        }
        if let failure {
            // If that fails, the record names too many devices, which does no harm.
            try? folder.write(record.keeping(owed))
            throw failure
        }
        folder.removePowerLimitRecord()
    }
}
