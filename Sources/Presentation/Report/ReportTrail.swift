/// The server page from which a report was requested.
public enum ReportTrail: Hashable, Sendable {
    /// The queue.
    case queue
    /// A job, by its number.
    case job(Int)

    /// The way back to it.
    var link: String {
        switch self {
        case .queue: Self.link(to: PagePath.queue, "Queue")
        case .job(let id): Self.link(to: PagePath.job(id), "Job \(id)")
        }
    }

    private static func link(to address: String, _ name: String) -> String {
        "<p class=\"trail\"><a href=\"\(address)\">\(name)</a></p>"
    }
}
