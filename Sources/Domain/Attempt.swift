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
        /// Nobody knows.
        case unknown
    }

    /// Why an attempt was begun.
    public enum Purpose: String, CaseIterable, Codable, Sendable {
        /// The job's first.
        case start
        /// The one before went wrong.
        case retry
        /// The one before saved its work for a pause.
        case resume
    }

    /// A time during which its processes were stopped.
    public struct Pause: Equatable, Sendable {
        /// When they were stopped.
        public let start: Instant
        /// When they went on; nil while they are stopped.
        public let end: Instant?

        /// A pause of these moments.
        public init(start: Instant, end: Instant?) {
            self.start = start
            self.end = end
        }
    }

    /// The job.
    public let job: Int
    /// Which execution of the job, from 1.
    public let number: Int
    /// By which its executor knows it, other than that of any other attempt anywhere.
    public let key: String
    /// Why it was begun.
    public let purpose: Purpose
    /// Where it runs.
    public let region: String
    /// Folder of its log and exit record.
    public let folder: String
    /// When it began, on the scheduler's clock.
    public let startedAt: Instant
    /// When it ended; nil while it runs.
    public let endedAt: Instant?
    /// How it ended; nil while it runs.
    public let outcome: Outcome?
    /// The power cap that was really in force; nil for none.
    public let appliedCap: Power?
    /// Why the power cap that was planned was not in force; nil where it was, or none was planned.
    public let capProblem: String?
    /// The devices that it holds on its machine, by number; empty where nobody counts them.
    public let devices: [Int]
    /// When its processes were stopped, in order of time.
    public let pauses: [Pause]
    /// What was measured of its energy.
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

    /// When its processes worked, until its end or, while it runs, until a moment.
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
