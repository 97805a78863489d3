/// Why a command could not be run.
struct StartFailure: Error, Equatable {
    /// What a shell would return: 127 for a command that does not exist, 126 for anything else.
    let code: Int32
    /// The cause, in words.
    let reason: String
}
