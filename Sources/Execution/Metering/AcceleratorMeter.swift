import Glibc
import SolsticeDomain

/// Meters accelerators from the output of one `nvidia-smi` that runs as long as the attempt does.
///
/// The tool's queries do not offer the boards' energy counters, so power is sampled. A tool that
/// dies or hangs is started again, after a longer pause each time, and affects nothing else.
struct AcceleratorMeter {
    private let tool: AcceleratorTool
    private let devices: [Int]
    private var sum = PowerSampleSum()
    private var run: Run?
    private var pause = Self.shortestPause
    private var startAt: ContinuousClock.Instant = .now
    /// Why the tool could not be started the last time; nil if it could.
    private var failure: String?

    private struct Run {
        let child: Int32
        let output: Int32
        let startedAt: ContinuousClock.Instant
        var round: PowerRound
        var rest: [UInt8] = []
        var heardAt: ContinuousClock.Instant
        var brokenLines = 0
    }

    private static let shortestPause: Duration = .seconds(1)
    private static let longestPause: Duration = .seconds(60)
    /// A tool that is silent for longer than this hangs.
    private static let longestSilence: Duration = .seconds(15)
    /// After so many lines without a number the tool is stopped for now.
    private static let mostBrokenLines = 20
    private static let mostBytesInLine = 4_096

    /// Creates a meter of these devices, by the driver's numbers.
    init(tool: AcceleratorTool, devices: [Int]) {
        self.tool = tool
        self.devices = devices
    }

    /// What has been metered so far.
    var energy: MeteredEnergy { sum.energy }

    /// The file to wait at for the next line; nil while no tool runs.
    var output: Int32? { run?.output }

    /// Reads what is available, and starts or ends the tool when it is time. Returns when to call
    /// it again if nothing arrives before.
    mutating func attend(at now: ContinuousClock.Instant) -> ContinuousClock.Instant {
        if run == nil, startAt <= now { start(at: now) }
        read(at: now)
        guard let run else { return startAt }
        if now - run.heardAt > Self.longestSilence || run.brokenLines > Self.mostBrokenLines {
            stop(at: now)
            return startAt
        }
        return run.heardAt + Self.longestSilence
    }

    /// Ends the tool.
    mutating func stop(at now: ContinuousClock.Instant) {
        guard let ended = run else { return }
        run = nil
        close(ended.output)
        ToolPipe.end(ended.child)
        sum.interrupt()
        // If it worked for a while, the failure was chance; if not, it will not work at once.
        if now - ended.startedAt > .seconds(30) { pause = Self.shortestPause }
        startAt = now + pause
        pause = min(pause * 2, Self.longestPause)
    }

    private mutating func start(at now: ContinuousClock.Instant) {
        let words = AcceleratorTool.words(toQuery: PowerRound.fields, of: devices)
        let pipe: ToolPipe
        do {
            pipe = try ToolPipe()
        } catch {
            return postpone(now, because: "\(error)")
        }
        do {
            let child = try pipe.spawn(tool.path, words + ["-lms", "1000"], tool.environment)
            run = Run(
                child: child, output: pipe.output, startedAt: now,
                round: PowerRound(devices: devices), heardAt: now)
        } catch {
            close(pipe.output)
            postpone(now, because: "\(error)")
        }
    }

    /// Tries again later, and logs that once.
    private mutating func postpone(
        _ now: ContinuousClock.Instant, because reason: String
    ) {
        startAt = now + Self.longestPause
        if failure != reason { ShimLog.write("accelerators are not metered: \(reason)") }
        failure = reason
    }

    private mutating func read(at now: ContinuousClock.Instant) {
        guard let output = run?.output else { return }
        while true {
            switch ToolPipe.look(at: output) {
            case .nothing: return
            case .ended: return stop(at: now)
            case .read(let bytes): take(bytes, at: now)
            }
        }
    }

    private mutating func take(_ bytes: [UInt8], at now: ContinuousClock.Instant) {
        guard var run else { return }
        run.heardAt = now
        run.rest += bytes
        while let end = run.rest.firstIndex(of: UInt8(ascii: "\n")) {
            let line = String(decoding: run.rest[..<end], as: UTF8.self)
            run.rest.removeSubrange(...end)
            switch run.round.take(line[...]) {
            case .incomplete: break
            case .complete(let power):
                run.brokenLines = 0
                sum.add(power, at: now)
            case .broken:
                run.brokenLines += 1
                sum.interrupt()
            }
        }
        if run.rest.count > Self.mostBytesInLine { run.rest = [] }
        self.run = run
    }
}

/// Combines the lines of a sampling `nvidia-smi`, one per device, into samples of all devices.
struct PowerRound {
    /// The result of a line.
    enum Step: Equatable {
        /// Other devices are still missing.
        case incomplete
        /// All devices are there, and draw this much together.
        case complete(Power)
        /// A device gave no number, or the line is something else.
        case broken
    }

    private let devices: Set<Int>
    private var power: [Int: Power] = [:]

    /// The fields to ask for. On boards since Ampere `power.draw` is the mean over a second, on
    /// older ones and the A100 it is instantaneous; every driver knows it.
    static let fields = ["index", "power.draw"]

    /// Creates samples of these devices, by the driver's numbers.
    init(devices: [Int]) { self.devices = Set(devices) }

    /// Takes the next line.
    mutating func take(_ line: Substring) -> Step {
        let row = AcceleratorTool.fields(of: line)
        guard row.count == Self.fields.count, let device = Int(row[0]), devices.contains(device),
            let watts = Double(row[1]), watts.isFinite, watts >= 0
        else {
            power = [:]
            return .broken
        }
        // A repeated device begins the next sample, whatever the last one lacked.
        if power[device] != nil { power = [:] }
        power[device] = Power(watts: watts)
        guard power.count == devices.count else { return .incomplete }
        defer { power = [:] }
        return .complete(Power(watts: power.values.reduce(0) { $0 + $1.watts }))
    }
}
