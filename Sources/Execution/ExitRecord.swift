/// The record that an attempt has finished, and how.
struct ExitRecord: Codable, Equatable {
    /// The version of this format.
    var format = 1
    /// The attempt's key.
    let attemptKey: String
    /// How it ended.
    let exit: AttemptExit
}
