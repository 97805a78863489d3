internal import SolsticeDomain

/// The paths of pages and their assets.
enum PagePath {
    static let queue = "/"
    static let regions = "/regions"
    static let report = "/report"
    static let description = "/openapi.json"
    static let sheet = "/assets/solstice.css"
    static let script = "/assets/solstice.js"
    static let icon = "/assets/icon.svg"

    static func job(_ id: Int) -> String { "/jobs/\(id)" }
    static func log(_ id: Int) -> String { "/jobs/\(id)/log" }
    static func statement(_ id: Int) -> String { "/jobs/\(id)/report" }
    static func jobJSON(_ id: Int) -> String { "/api/v1/jobs/\(id)" }

    /// A piece of a job's log, from a byte offset.
    static func log(_ id: Int, attempt: Int?, from: Int) -> String {
        log(id) + "?" + (attempt.map { "attempt=\($0)&" } ?? "") + "from=\(from)"
    }

    static func region(_ id: String) -> String { "/regions/" + encoded(id) }

    /// The regions after a given one.
    static func regions(after id: String) -> String { "/regions?after=" + encoded(id) }

    /// The jobs of a filter, after a given job.
    static func queue(_ filter: QueueFilter, after: Int? = nil) -> String {
        let query = [
            filter == .open ? nil : "state=\(filter.text)", after.map { "after=\($0)" },
        ].compactMap(\.self)
        return query.isEmpty ? queue : queue + "?" + query.joined(separator: "&")
    }

    private static let plain = Set(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~".utf8)

    /// Percent-encoded as one path segment (RFC 3986), however long it is.
    static func encoded(_ part: String) -> String {
        // A segment of only dots would move up the path.
        if part.allSatisfy({ $0 == "." }) { return part.utf8.map(hexadecimal).joined() }
        return part.utf8.map {
            plain.contains($0) ? String(UnicodeScalar($0)) : hexadecimal($0)
        }.joined()
    }

    private static func hexadecimal(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16, uppercase: true)
        return "%" + (digits.count == 1 ? "0" : "") + digits
    }
}
