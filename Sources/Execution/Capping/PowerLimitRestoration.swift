import SolsticeDomain

/// Gives back the power limits that an attempt found, from the record in its folder.
///
/// A limit is only touched while it is the one that the attempt set: whoever has changed it since
/// meant something by it. Doing it twice does nothing.
struct PowerLimitRestoration {
    private let folder: AttemptFolder
    private let environment: [String: String]

    /// What one restoration may take.
    static let limit: Duration = .seconds(10)

    /// The restoration for the attempt of a folder, with the tool run in an environment.
    init(folder: AttemptFolder, environment: [String: String]) {
        self.folder = folder
        self.environment = environment
    }

    /// Gives back all that is owed, if anything is. The caller does not hold the lock.
    func run() throws(ToolFailure) {
        if case .absent = folder.powerLimitRecord { return }
        let lock = try PowerLimitLock(beside: folder, atMost: Self.limit)
        defer { lock.unlock() }
        try runLocked()
    }

    /// Gives back all that is owed; the caller holds the lock.
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
            // Where that fails the record names more than is owed, which does no harm.
            try? folder.write(record.keeping(owed))
            throw failure
        }
        folder.removePowerLimitRecord()
    }
}
