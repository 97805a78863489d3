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

/// The loop of an attempt's meter: wait for samples, read counters, store what was metered.
struct MeterCourse {
    private let folder: AttemptFolder
    private let attemptKey: String
    private var accelerators: AcceleratorMeter?
    private var processors: ProcessorMeter?
    private let publish: ([MeterReading]) -> Void
    private let log: (String) -> Void
    private var kept: [MeterReading] = []
    /// Why the readings could not be stored the last time; nil if they were.
    private var failure: String?

    /// How often counters are read and the readings stored. A package's counter restarts from zero
    /// after some minutes at full power.
    private static let interval: Duration = .seconds(10)

    /// Creates the loop of these meters; `publish` gets the readings whenever they are stored, and
    /// `log` reports, once, that they cannot be.
    init(
        _ request: LaunchRequest, accelerators: AcceleratorMeter?, processors: ProcessorMeter?,
        publish: @escaping ([MeterReading]) -> Void,
        log: @escaping (String) -> Void = ShimLog.write
    ) {
        folder = AttemptFolder(path: request.folder)
        attemptKey = request.attemptKey
        self.accelerators = accelerators
        self.processors = processors
        self.publish = publish
        self.log = log
    }

    /// Meters until the other end of a line is closed.
    mutating func run(until line: Int32) {
        var keepAt = ContinuousClock.now + Self.interval
        while true {
            let now = ContinuousClock.now
            var next = accelerators?.attend(at: now) ?? keepAt
            // The first reading is stored at once: a short job may never have a second.
            if now >= keepAt || (kept.isEmpty && !readings.isEmpty) {
                processors?.advance(to: now)
                keep()
                keepAt = now + Self.interval
            }
            next = min(next, keepAt)
            var files = [pollfd(fd: line, events: Int16(POLLIN), revents: 0)]
            if let output = accelerators?.output {
                files.append(pollfd(fd: output, events: Int16(POLLIN), revents: 0))
            }
            let wait = max(0, (next - .now).inSeconds * 1000).rounded(.up)
            poll(&files, nfds_t(files.count), Int32(wait))
            if files[0].revents != 0 { return }
        }
    }

    /// Takes the last reading of every meter.
    mutating func finish(endedTicks: UInt64) {
        let now = ContinuousClock.now
        if var meter = accelerators {
            _ = meter.attend(at: now)
            meter.stop(at: now)
            accelerators = meter
        }
        processors?.advance(to: now, endedTicks: endedTicks)
        keep()
    }

    private var readings: [MeterReading] {
        [
            accelerators?.energy.reading(of: .acceleratorSamples),
            processors?.energy.reading(of: .processorCounter),
        ].compactMap { $0 }
    }

    private mutating func keep() {
        kept = readings
        publish(kept)
        guard !kept.isEmpty else { return }
        do {
            try folder.write(MeterRecord(attemptKey: attemptKey, readings: kept))
            failure = nil
        } catch {
            if failure != "\(error)" { log("the energy metered is not recorded: \(error)") }
            failure = "\(error)"
        }
    }
}
