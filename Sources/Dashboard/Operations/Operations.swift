/// All operations of the HTTP API.
enum Operations {
    /// All of them, in the order of the document.
    static let all =
        queue + jobs + changes + planning + backtests + places + accelerators + imports + reports
        + feeds + upkeep

    /// The job that an operation is about.
    static let job = Parameter.path("job", "A job's number, or its name: of several the newest")

    /// The maximum size of a body of jobs or of measurements, in bytes.
    static let largestBody = 64 << 20
}
