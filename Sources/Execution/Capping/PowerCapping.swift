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
