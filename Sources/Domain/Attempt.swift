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
    public let job: Int
    /// Which execution of the job, counted from 1.
    public let number: Int
    /// The executor's key for it, unique among all attempts everywhere.
    public let key: String
    /// Why it was started.
    public let purpose: Purpose
    /// Where it runs.
    public let region: String
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
        job: Int, number: Int, key: String? = nil, purpose: Purpose = .start, region: String,
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
