import Dispatch
import Foundation
import Glibc
import SolsticeDomain
import Synchronization

/// Meters an attempt on its own thread, from right after its command has started to its end.
///
/// Readings are stored in the attempt's folder as they grow, so that they outlive the shim.
final class AttemptMeter: Sendable {
    private let stopLine: HandOverLine
    private let endedTicks = Mutex<UInt64>(0)
    private let readings = Mutex<[MeterReading]>([])
    private let isDone = DispatchSemaphore(value: 0)

    /// Creates a meter of the attempt whose job has this process number; nil, with nothing started,
    /// if it could measure nothing.
    init?(
        _ request: LaunchRequest, job: Int32, machine: MachineFiles = MachineFiles()
    ) {
        let now = ContinuousClock.now
        let accelerators = Self.acceleratorMeter(for: request)
        let processors = ProcessorMeter(group: job, machine: machine, at: now)
        guard accelerators != nil || processors != nil else { return nil }
        let line: HandOverLine
        do {
            line = try HandOverLine()
        } catch {
            ShimLog.write("the job's energy is not metered: \(error)")
            return nil
        }
        stopLine = line
        let thread = Thread { [self] in
            var course = MeterCourse(
                request, accelerators: accelerators, processors: processors,
                publish: { readings in self.readings.withLock { $0 = readings } })
            course.run(until: line.theirs)
            course.finish(endedTicks: endedTicks.withLock { $0 })
            isDone.signal()
        }
        thread.stackSize = 1 << 19
        thread.start()
    }

    /// Ends the metering and returns all readings. `endedTicks` is the processor time of the job's
    /// first process and all children that it collected.
    func finish(endedTicks: UInt64) -> [MeterReading] {
        self.endedTicks.withLock { $0 = endedTicks }
        stopLine.closeOurs()
        // A disk that hangs delays the meter, but not the record of how the job ended.
        if isDone.wait(timeout: .now() + 5) == .success { stopLine.closeTheirs() }
        return readings.withLock { $0 }
    }

    private static func acceleratorMeter(for request: LaunchRequest) -> AcceleratorMeter? {
        guard let devices = request.accelerators?.devices, !devices.isEmpty else { return nil }
        return AcceleratorTool.found(
            in: request.environment, workingDirectory: request.workingDirectory, limit: .zero
        ).map { AcceleratorMeter(tool: $0, devices: devices) }
    }
}
