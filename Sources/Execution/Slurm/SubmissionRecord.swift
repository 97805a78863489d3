/// The record that an attempt was handed to a Slurm cluster, and as which job.
struct SubmissionRecord: Codable, Equatable {
    /// The version of this format.
    var format = 1
    /// The attempt's key.
    let attemptKey: String
    /// Slurm's number for the job.
    let jobNumber: Int32
}
