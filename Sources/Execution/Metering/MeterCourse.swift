import Glibc
import SolsticeDomain

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
