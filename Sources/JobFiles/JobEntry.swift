import Foundation
public import Solstice

/// A job as it was typed, in options or in a file: every value is still text.
public struct JobEntry {
    /// A name for the user.
    public var name: String?
    /// When it must have ended.
    public var deadline: String?
    /// How long it takes, overall or on each accelerator.
    public var hours: String?
    /// How many accelerators it holds.
    public var gpus: Int?
    /// Which accelerator.
    public var gpuType: String?
    /// Average power of one accelerator, overall or for each kind.
    public var wattsPerGpu: String?
    /// Folder that it starts in, and that relative paths refer to.
    public var workingDirectory: String?
    /// Home region.
    public var home: String?
    /// Regions it may run in.
    public var regions: [String] = []
    /// The earliest moment it may start.
    public var earliest: String?
    /// Power cap: auto, none or watts.
    public var cap: String?
    /// Carbon intensity to plan on.
    public var signal: String?
    /// Whether it may pause.
    public var pausable = false
    /// The cost of resuming after a pause.
    public var resumeCost: String?
    /// How it pauses.
    public var pauseBy: String?
    /// How long it may take to save its work before a pause.
    public var pauseGrace: String?
    /// How often it is started again.
    public var retries: Int?
    /// Data to move with it.
    public var datasetGB: Double?
    /// The most it may cost.
    public var maxCost: Double?
    /// The price of a tonne of CO2e.
    public var carbonPrice: Double?
    /// Its priority.
    public var priority: Int?
    /// Jobs that have to succeed first.
    public var afterOk: [String] = []
    /// Jobs that have to finish first.
    public var afterAny: [String] = []
    /// Indices of an array.
    public var array: String?
    /// Whether it is held.
    public var hold = false
    /// Program and arguments.
    public var command: [String] = []

    /// An empty entry.
    public init() {}

    /// Whether the entry is empty.
    public var isEmpty: Bool {
        let texts = [
            name, deadline, hours, gpuType, wattsPerGpu, home, earliest, cap, signal, resumeCost,
            pauseBy, pauseGrace, array, workingDirectory,
        ]
        let lists = [regions, afterOk, afterAny]
        return texts.allSatisfy { $0 == nil } && lists.allSatisfy(\.isEmpty)
            && [gpus, priority, retries].allSatisfy { $0 == nil }
            && [datasetGB, maxCost, carbonPrice].allSatisfy { $0 == nil } && !hold && !pausable
    }

    /// The request that the entry describes.
    public func request(
        command: [String], _ moments: InstantReader, finder: ProgramFinder = ProgramFinder()
    ) throws(Diagnostic) -> SubmissionRequest {
        let folder = try finder.folder(workingDirectory)
        var request = SubmissionRequest(
            command: command, workingDirectory: folder,
            duration: try hours.map { text throws(Diagnostic) in
                try perAccelerator(text, option: .name(.hours), "8, 90m, 8..11 or v100=8,a100=4.5")
                {
                    DurationEstimate(text: $0)
                }
            })
        request.name = name
        request.deadline = try moments.instant(deadline, option: .name(.deadline))
        request.earliest = try moments.instant(earliest, option: .name(.earliest))
        request.gpus = gpus ?? 1
        request.gpuType = gpuType
        request.wattsPerGPU = try wattsPerGpu.map { text throws(Diagnostic) in
            try perAccelerator(text, option: .name(.wattsPerGpu), "300 or v100=310,a100=360") {
                Double($0).flatMap { $0 > 0 && $0 < 100_000 ? Power(watts: $0) : nil }
            }
        }
        request.home = home
        request.regions = regions
        request.cap =
            try parsed(cap, option: .name(.cap), "auto, none or watts") {
                CapPolicy(text: $0)
            } ?? .automatic
        request.signal = try SignalArgument.parse(signal)
        request.isHeld = hold
        try addLevers(to: &request)
        request.executablePath = try finder.file(of: command, from: folder)
        return request
    }

    private func addLevers(to request: inout SubmissionRequest) throws(Diagnostic) {
        request.pausing = try pausing()
        request.dataset = datasetGB.map { DataSize(gigabytes: $0) }
        request.maximumCost = maxCost.map { Cost(rawValue: $0) }
        request.carbonPrice = carbonPrice.map { CarbonPrice(perTonne: $0) }
        request.priority = priority ?? 0
        request.retries = retries ?? 0
        request.afterOK = afterOk
        request.afterAny = afterAny
        request.arrayIndices =
            try array.map { text throws(Diagnostic) in
                try ArrayArgument.parse(text)
            } ?? []
    }

    /// How it pauses; nil if it does not.
    func pausing() throws(Diagnostic) -> PausePolicy? {
        let cost = try parsed(resumeCost, option: .name(.resumeCost), "10m") { TimeSpan(text: $0) }
        let grace = try parsed(pauseGrace, option: .name(.pauseGrace), "2m") { TimeSpan(text: $0) }
        let method = try parsed(pauseBy, option: .name(.pauseBy), "stop or checkpoint") {
            PausePolicy.Method(rawValue: $0)
        }
        guard pausable else {
            let stated: [Message] = [
                cost.map { _ in "\(setting: .resumeCost)" },
                method.map { _ in "\(setting: .pauseBy)" },
                grace.map { _ in "\(setting: .pauseGrace)" },
            ].compactMap { $0 }
            guard let first = stated.first else { return nil }
            throw Diagnostic(
                .usage, "\(first) is stated for a job that does not pause",
                remedy: "add \(set: .pausable), or leave \(stated.joined(separator: " and ")) out")
        }
        return PausePolicy(
            resumeOverhead: cost ?? .zero, method: method ?? .stop,
            grace: grace ?? PausePolicy.usualGrace)
    }

    private func parsed<Value>(
        _ text: String?, option: Message, _ expected: String, _ read: (String) -> Value?
    ) throws(Diagnostic) -> Value? {
        guard let text else { return nil }
        guard let value = read(text) else {
            throw Diagnostic(
                .usage, "\(option) \(text) cannot be read",
                remedy: "use \(option) \(expected)")
        }
        return value
    }

    /// Reads one figure, or one for each named accelerator.
    func perAccelerator<Figure>(
        _ text: String, option: Message, _ expected: String, _ read: (String) -> Figure?
    ) throws(Diagnostic) -> SubmissionRequest.PerAccelerator<Figure> {
        let refusal = Diagnostic(
            .usage, "\(option) \(text) cannot be read",
            remedy: "use \(option) \(expected)")
        guard text.contains("=") else {
            guard let figure = read(text) else { throw refusal }
            return .any(figure)
        }
        var figures: [(accelerator: String, figure: Figure)] = []
        for part in text.split(separator: ",") {
            let sides = part.split(separator: "=", omittingEmptySubsequences: false)
            guard sides.count == 2, !sides[0].isEmpty, let figure = read(String(sides[1])),
                !figures.contains(where: { $0.accelerator == sides[0].lowercased() })
            else { throw refusal }
            figures.append((sides[0].lowercased(), figure))
        }
        return .named(figures)
    }
}

extension JobEntry {
    /// The job's kind: its longest duration, and the slack that its deadline leaves.
    ///
    /// Of hours by accelerator, those of the requested one are used, else the longest. Slack is cut
    /// to whole hours, so that jobs submitted within the same hour are of one kind.
    public func kind(_ moments: InstantReader) throws(Diagnostic) -> JobKind {
        guard let hours else {
            throw Diagnostic(
                .badInput, "a job without hours cannot be replayed", remedy: "add hours: 8")
        }
        guard let deadline = try moments.instant(deadline, option: "deadline") else {
            throw Diagnostic(
                .badInput, "a job without a deadline has no slack to replay it with",
                remedy: "add deadline: +7d, or use \(set: .mix, "8h@7d")")
        }
        let estimates = try perAccelerator(hours, option: "hours", "8, 90m or 8..11") {
            DurationEstimate(text: $0)
        }
        let length = estimates.longest(gpuType).planned
        let earliest = try moments.instant(earliest, option: "earliest")
        let start = max(earliest ?? moments.now, moments.now)
        let slack = (deadline - start).seconds - length.seconds
        guard length > .zero, slack >= 0 else {
            throw Diagnostic(
                .badInput, "its deadline, \(deadline), is too near for \(length)",
                remedy: "state a later deadline, or one from now on, such as +7d")
        }
        return JobKind(
            length: length, slack: TimeSpan(seconds: slack / 3600 * 3600),
            resumeOverhead: try pausing()?.resumeOverhead)
    }
}

extension SubmissionRequest.PerAccelerator<DurationEstimate> {
    /// The figure of an accelerator, else the longest.
    fileprivate func longest(_ accelerator: String?) -> DurationEstimate {
        switch self {
        case .any(let figure): return figure
        case .named(let figures):
            let asked = figures.first { $0.accelerator == accelerator?.lowercased() }
            let longest = figures.map(\.figure).max { $0.planned < $1.planned }
            return asked?.figure ?? longest ?? DurationEstimate(.zero)
        }
    }
}
