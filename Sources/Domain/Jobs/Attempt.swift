/// One execution of a job; a retry is another attempt.
public struct Attempt: Equatable, Sendable {
    /// How an attempt ended.
    public enum Outcome: Equatable, Sendable {
        /// The program returned this status.
        case exited(Int32)
        /// A signal ended the program.
        case signalled(Int32)
        /// The program could not be started.
        case neverStarted(String)
        /// The outcome is unknown.
        case unknown
    }

    /// Why an attempt was started.
    public enum Purpose: String, CaseIterable, Codable, Sendable {
        /// The job's first.
        case start
        /// The previous one failed.
        case retry
        /// The previous one saved its work for a pause.
        case resume
    }

    /// A period during which its processes were stopped.
    public struct Pause: Equatable, Sendable {
        /// When they were stopped.
        public let start: Instant
        /// When they resumed; nil while they are stopped.
        public let end: Instant?

        /// Creates a pause from its start and end.
        public init(start: Instant, end: Instant?) {
            self.start = start
            self.end = end
        }
    }

    /// The job.
    public let job: JobID
    /// Which execution of the job, counted from 1.
    public let number: Int
    /// The executor's key for it, unique among all attempts everywhere.
    public let key: String
    /// Why it was started.
    public let purpose: Purpose
    /// Where it runs.
    public let region: RegionID
    /// Folder of its log and exit record.
    public let folder: String
    /// When it started, on the scheduler's clock.
    public let startedAt: Instant
    /// When it ended; nil while it runs.
    public let endedAt: Instant?
    /// How it ended; nil while it runs.
    public let outcome: Outcome?
    /// The power cap that was actually in force; nil for none.
    public let appliedCap: Power?
    /// Why the planned power cap was not in force; nil if it was, or none was planned.
    public let capProblem: String?
    /// The devices it holds on its machine, by number; empty if devices are not counted.
    public let devices: [Int]
    /// When its processes were stopped, in chronological order.
    public let pauses: [Pause]
    /// Its energy measurements.
    public let readings: [MeterReading]

    /// An attempt as stored.
    public init(
        job: JobID, number: Int, key: String? = nil, purpose: Purpose = .start, region: RegionID,
        folder: String,
        startedAt: Instant, endedAt: Instant? = nil, outcome: Outcome? = nil,
        appliedCap: Power? = nil, capProblem: String? = nil, devices: [Int] = [],
        pauses: [Pause] = [], readings: [MeterReading] = []
    ) {
        self.job = job
        self.number = number
        self.key = key ?? "job-\(job)-\(number)"
        self.purpose = purpose
        self.region = region
        self.folder = folder
        self.startedAt = startedAt
        self.endedAt = endedAt
        self.outcome = outcome
        self.appliedCap = appliedCap
        self.capProblem = capProblem
        self.devices = devices
        self.pauses = pauses
        self.readings = readings
    }

    /// When its processes ran, until its end or, while it runs, until `now`.
    public func runs(until now: Instant) -> [TimeWindow] {
        let end = max(endedAt ?? now, startedAt)
        var runs: [TimeWindow] = []
        var from = startedAt
        for pause in pauses where pause.start < end {
            if pause.start > from { runs.append(TimeWindow(start: from, end: pause.start)) }
            from = max(from, pause.end ?? end)
        }
        if end > from { runs.append(TimeWindow(start: from, end: end)) }
        return runs
    }
}

extension RandomAccessCollection<Attempt> where Index == Int {
    /// The attempts of the last run: the newest that did not resume after a pause, and its resumes.
    public var lastRun: SubSequence {
        self[(lastIndex { $0.purpose != .resume } ?? startIndex)...]
    }

    /// How long their processes ran, until their ends or, while one runs, until `now`.
    public func worked(until now: Instant) -> TimeSpan {
        TimeSpan(
            seconds: reduce(0) { sum, attempt in
                sum + attempt.runs(until: now).reduce(0) { $0 + $1.length.seconds }
            })
    }

    /// How often they resumed after a pause, in the same processes or in new ones.
    public var resumeCount: Int {
        reduce(0) { sum, attempt in
            sum + attempt.pauses.count { $0.end != nil } + (attempt.purpose == .resume ? 1 : 0)
        }
    }
}

/// Energy measured while an attempt ran.
public struct MeterReading: Equatable, Sendable {
    /// The meter.
    public enum Meter: String, CaseIterable, Codable, Sendable {
        /// The accelerators' own energy counters.
        case acceleratorCounter
        /// Samples of the accelerators' power, summed over time.
        case acceleratorSamples
        /// The processors' energy counters (RAPL), scaled by the job's share of CPU time.
        case processorCounter
    }

    /// The meter.
    public let meter: Meter
    /// What it measured, before the datacentre's PUE.
    public let energy: ITEnergy
    /// How many seconds of the attempt it covers; pauses count, since held devices draw power.
    public let coveredSeconds: Double

    /// Creates a reading from its parts.
    public init(meter: Meter, energy: ITEnergy, coveredSeconds: Double) {
        self.meter = meter
        self.energy = energy
        self.coveredSeconds = coveredSeconds
    }
}

/// A piece of what an attempt wrote to standard output and error.
public struct LogPiece: Equatable, Sendable {
    /// Which attempt of the job.
    public let attempt: Int
    /// Offset of the piece in the log, in bytes.
    public let offset: Int
    /// The bytes; a character may be cut at either end.
    public let bytes: [UInt8]
    /// The current size of the log, in bytes.
    public let size: Int

    /// A piece of a log.
    public init(attempt: Int, offset: Int, bytes: [UInt8], size: Int) {
        self.attempt = attempt
        self.offset = offset
        self.bytes = bytes
        self.size = size
    }
}
