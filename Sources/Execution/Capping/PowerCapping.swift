import Foundation
import SolsticeDomain

/// Caps the power of an attempt's accelerators before its command runs.
///
/// All of them or none. Whatever goes wrong, the command runs, uncapped and after a bounded time.
struct PowerCapping {
    private let request: LaunchRequest
    private let folder: AttemptFolder

    /// The time limit for all calls of the tool; the restoration after a failure comes on top.
    private static let limit: Duration = .seconds(15)

    /// How long it waits while other attempts set or restore their limits.
    private static let patience: Duration = .seconds(10)

    /// Creates the capping that a request asks for.
    init(_ request: LaunchRequest) {
        self.request = request
        folder = AttemptFolder(path: request.folder)
    }

    /// Sets the cap and returns the result; if it was refused, the job's output says so too.
    func apply() -> AppliedCap {
        guard let cap = request.powerCap else { return .notAsked }
        do {
            try apply(cap)
            return .applied(cap)
        } catch {
            folder.note("solstice: runs without its power cap: \(error.reason)")
            return .refused(because: error.reason)
        }
    }

    private func apply(_ cap: Power) throws(ToolFailure) {
        guard let devices = request.accelerators?.devices, !devices.isEmpty else {
            throw ToolFailure(reason: "the accelerators it holds are unknown")
        }
        let tool = AcceleratorTool.found(
            in: request.environment, workingDirectory: request.workingDirectory,
            limit: Self.limit)
        guard let tool else {
            let path = request.environment["PATH"] ?? ""
            throw ToolFailure(reason: "there is no nvidia-smi in PATH=\(path)")
        }
        let lock = try PowerLimitLock(beside: folder, atMost: Self.patience)
        defer { lock.unlock() }
        let taken = giveBackForOthers()
        let found = try limits(of: devices, tool: tool)
        for device in found {
            if let reason = device.obstacle(to: cap) { throw ToolFailure(reason: reason) }
            if let owner = taken[device.uuid] {
                throw ToolFailure(
                    reason: "device \(device.index) is still capped for attempt \(owner)")
            }
        }
        let changes = found.filter { !$0.isLimited(to: cap) }
        guard !changes.isEmpty else { return }
        try record(changes, cap: cap, tool: tool)
        do throws(ToolFailure) {
            try set(cap, on: changes, tool: tool)
        } catch {
            // What cannot be restored now stays in the record until the attempt has finished.
            do {
                try PowerLimitRestoration(folder: folder, environment: request.environment)
                    .runLocked()
            } catch let left {
                folder.note("solstice: power limits are not given back yet: \(left.reason)")
            }
            throw error
        }
    }

    private func limits(
        of devices: [Int], tool: AcceleratorTool
    ) throws(ToolFailure) -> [DevicePowerLimits] {
        let found = try tool.query(DevicePowerLimits.fields, of: devices)
            .compactMap(DevicePowerLimits.init(row:))
        for index in devices where !found.contains(where: { $0.index == index }) {
            throw ToolFailure(reason: "nvidia-smi knows no device \(index)")
        }
        return found
    }

    /// Written before any change, so no crash can leave a limit without its previous value.
    private func record(
        _ changes: [DevicePowerLimits], cap: Power, tool: AcceleratorTool
    ) throws(ToolFailure) {
        let devices = changes.compactMap { change in
            change.limit.map { limit in
                PowerLimitRecord.Device(
                    index: change.index, uuid: change.uuid, previous: limit, cap: cap)
            }
        }
        do {
            try folder.write(
                PowerLimitRecord(
                    attemptKey: request.attemptKey, tool: tool.path, devices: devices))
        } catch {
            throw ToolFailure(reason: "the limits found cannot be recorded: \(error)")
        }
    }

    /// Sets the cap and checks whether it holds, which the tool's exit status does not show.
    private func set(
        _ cap: Power, on changes: [DevicePowerLimits], tool: AcceleratorTool
    ) throws(ToolFailure) {
        for change in changes { try tool.setPowerLimit(cap, of: "\(change.index)") }
        for device in try limits(of: changes.map(\.index), tool: tool)
        where !device.isLimited(to: cap) {
            let now = device.limit.map { "\($0.watts) W" } ?? "unknown"
            throw ToolFailure(
                reason: "the limit of device \(device.index) did not change, it is \(now); "
                    + "a driver without persistence mode (nvidia-smi -pm 1) forgets its limits"
            )
        }
    }

    /// Restores limits that finished attempts have left, as after a crash of their shim. Otherwise
    /// an earlier attempt's cap would be taken for the limit that the machine's owner chose.
    ///
    /// Returns the devices that are still capped for others, and for which attempts.
    private func giveBackForOthers() -> [String: String] {
        var taken: [String: String] = [:]
        for other in folder.neighbours {
            guard case .found(let record) = other.powerLimitRecord else { continue }
            let attempt = AttemptAddress(key: record.attemptKey, folder: other.path)
            if AttemptLookup(attempt).isOver {
                try? PowerLimitRestoration(folder: other, environment: request.environment)
                    .runLocked()
            }
            guard case .found(let left) = other.powerLimitRecord else { continue }
            for device in left.devices { taken[device.uuid] = record.attemptKey }
        }
        return taken
    }
}

/// The driver's answer about one device's power limit.
struct DevicePowerLimits: Equatable {
    /// The driver's number for the device.
    let index: Int
    /// The device's own name.
    let uuid: String
    /// The limit in force; nil for a device that cannot be limited.
    let limit: Power?
    /// The lowest limit that it accepts; nil if it does not say.
    let lowest: Power?
    /// The highest limit that it accepts; nil if it does not say.
    let highest: Power?

    /// The fields to ask for, in the order that ``init(row:)`` reads them.
    static let fields = ["index", "uuid", "power.limit", "power.min_limit", "power.max_limit"]

    /// Reads an answer; nil if it is not about a device.
    init?(row: [String]) {
        guard row.count >= Self.fields.count, let index = Int(row[0]) else { return nil }
        self.index = index
        uuid = row[1]
        limit = Self.power(row[2])
        lowest = Self.power(row[3])
        highest = Self.power(row[4])
    }

    /// Whether the limit in force is this one. The driver keeps milliwatts and prints hundredths of
    /// a watt, and some boards round to their own steps.
    func isLimited(to power: Power) -> Bool {
        limit.map { abs($0.watts - power.watts) < 0.5 } ?? false
    }

    /// Why this device cannot be capped; nil if it can, or needs nothing done.
    func obstacle(to cap: Power) -> String? {
        guard let limit else { return "device \(index) has no power limit to set" }
        if let lowest, cap < lowest {
            return "device \(index) takes no limit under \(lowest.watts) W"
        }
        if let highest, cap > highest {
            return "device \(index) takes no limit over \(highest.watts) W"
        }
        // A cap is a promise to draw less. A stricter limit set by another user stays.
        if limit < cap, !isLimited(to: cap) {
            return "device \(index) is already limited further, to \(limit.watts) W"
        }
        return nil
    }

    /// The driver says `[N/A]` and the like if it has no number.
    private static func power(_ field: String) -> Power? {
        Double(field).flatMap { $0.isFinite && $0 > 0 ? Power(watts: $0) : nil }
    }
}
