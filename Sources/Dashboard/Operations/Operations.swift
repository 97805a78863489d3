/// Everything that can be asked for over HTTP.
enum Operations {
    /// All of it, in the order that the document has it.
    static let all =
        queue + jobs + changes + planning + backtests + places + accelerators + imports + reports
        + feeds + upkeep

    /// Which jobs are meant.
    static let job = Parameter.path("job", "A job's number, or its name: of several the newest")

    /// The most that a body of jobs or of measurements may have, in bytes.
    static let largestBody = 64 << 20
}
