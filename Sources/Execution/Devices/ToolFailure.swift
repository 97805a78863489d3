/// A tool's failure to do what it was asked.
struct ToolFailure: Error, Equatable {
    /// Why, in words.
    let reason: String
}
