import Glibc
import SolsticeDomain
import SolsticeJSON

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

/// The power limits that an attempt found on its accelerators and has to restore.
///
/// Written before any limit is changed, removed when all are restored: while it is in an attempt's
/// folder, some limit may still need restoring.
struct PowerLimitRecord: Equatable {
    /// One device.
    struct Device: Equatable {
        /// The driver's number for it at the time.
        let index: Int
        /// Its own name, by which it is found again.
        let uuid: String
        /// The limit that was found.
        let previous: Power
        /// The limit that was set.
        let cap: Power
    }

    /// The attempt's key.
    let attemptKey: String
    /// The absolute path of the `nvidia-smi` that set them.
    let tool: String
    /// The devices whose limits must be restored.
    let devices: [Device]

    /// The part of the record for some of the devices.
    func keeping(_ devices: [Device]) -> PowerLimitRecord {
        PowerLimitRecord(attemptKey: attemptKey, tool: tool, devices: devices)
    }
}

extension PowerLimitRecord: JSONConvertible {
    /// Reads a record of this version or another.
    init(_ node: JSONNode) throws(JSONMismatch) {
        self.init(
            attemptKey: try node.read("attemptKey"), tool: try node.read("tool"),
            devices: try node.read("devices"))
    }

    /// Its members.
    var json: JSONValue {
        [
            "attemptKey": attemptKey.json, "devices": devices.json,
            "format": RecordFormat.newest.json, "tool": tool.json,
        ]
    }
}

extension PowerLimitRecord.Device: JSONConvertible {
    /// Reads a device.
    init(_ node: JSONNode) throws(JSONMismatch) {
        self.init(
            index: try node.read("index"), uuid: try node.read("uuid"),
            previous: try node.read("previousWatts"), cap: try node.read("capWatts"))
    }

    /// Its members.
    var json: JSONValue {
        [
            "capWatts": cap.json, "index": index.json, "previousWatts": previous.json,
            "uuid": uuid.json,
        ]
    }
}

/// The right to change power limits, one process at a time among all attempts whose folders share a
/// parent. It ends with the process that holds it.
struct PowerLimitLock {
    private let file: Int32

    /// Takes the lock, or gives up after a time.
    init(beside folder: AttemptFolder, atMost limit: Duration) throws(ToolFailure) {
        try self.init(in: folder.parentPath, atMost: limit)
    }

    /// The same, by the folder that contains the attempts' folders.
    init(in parent: String, atMost limit: Duration) throws(ToolFailure) {
        let path = "\(parent)/power-limits.lock"
        file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw ToolFailure(reason: "\(SystemFailure.last(path))") }
        let deadline = ContinuousClock.now + limit
        while flock(file, LOCK_EX | LOCK_NB) != 0 {
            guard errno == EWOULDBLOCK || errno == EINTR, ContinuousClock.now < deadline else {
                close(file)
                throw ToolFailure(reason: "another process is busy with power limits (\(path))")
            }
            usleep(20_000)
        }
    }

    /// Releases the lock.
    func unlock() { close(file) }
}
