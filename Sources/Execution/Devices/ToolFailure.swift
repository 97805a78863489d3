/// That a tool did not do what it was asked for.
struct ToolFailure: Error, Equatable {
    /// Why, in words.
    let reason: String
}
