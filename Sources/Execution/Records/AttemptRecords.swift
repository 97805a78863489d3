import SolsticeDomain

/// The record that an attempt was started, and as which processes.
///
/// Written twice: without a job before the command is run, so that a crash in between can never
/// lead to a second run, and with it right after.
struct StartRecord: Codable, Equatable {
    /// The version of this format.
    var format = 1
    /// The attempt's key.
    let attemptKey: String
    /// The process that supervises the job.
    let shim: ProcessIdentity
    /// The job's first process, which leads its process group; nil before it runs.
    let job: ProcessIdentity?
    /// What happened to its power cap; nil before the job runs, and in records of 0.1.
    var cap: AppliedCap?
}

extension StartRecord {
    /// Reads what the synthesised `encode(to:)` wrote, in this version or another.
    init(from decoder: any Decoder) throws {
        let record = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            attemptKey: try record.decode(String.self, forKey: .attemptKey),
            shim: try record.decode(ProcessIdentity.self, forKey: .shim),
            job: try record.decodeIfPresent(ProcessIdentity.self, forKey: .job),
            cap: try record.decodeCap(forKey: .cap))
    }
}

/// An order to end an attempt. The shim carries it out, so that the grace is kept even if the
/// process that gave the order is gone by then.
struct CancelOrder: Codable, Equatable {
    /// The version of this format.
    var format = 1
    /// When it was given; distinguishes one order from the next.
    let givenAtEpochSeconds: Int
    /// How long the job may take to end by itself.
    let graceSeconds: Int
}

/// The record that an attempt has finished, and how.
struct ExitRecord: Codable, Equatable {
    /// The version of this format.
    var format = 1
    /// The attempt's key.
    let attemptKey: String
    /// How it ended.
    let exit: AttemptExit
}

/// What has been metered of an attempt so far: all that is known of its energy if its shim dies.
struct MeterRecord: Codable, Equatable {
    /// The version of this format.
    var format = 1
    /// The attempt's key.
    let attemptKey: String
    /// The readings up to now.
    let readings: [MeterReading]
}

extension MeterRecord {
    /// Reads what the synthesised `encode(to:)` wrote, in this version or another.
    init(from decoder: any Decoder) throws {
        let record = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            attemptKey: try record.decode(String.self, forKey: .attemptKey),
            readings: try record.decodeReadings(forKey: .readings))
    }
}
