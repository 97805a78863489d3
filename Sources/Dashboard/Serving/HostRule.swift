import Foundation

/// Which hosts a request may name.
///
/// A page of another site can make its own name resolve to this machine and have a browser send
/// requests here, but it cannot make the browser send another name. So IP addresses pass, and names
/// only if they are known.
struct HostRule: Sendable {
    /// Names of this server besides `localhost`, without ports.
    let names: Set<String>

    /// A rule with further names.
    init(names: [String]) { self.names = Set(names.map { $0.lowercased() } + ["localhost"]) }

    /// Whether a request may name `host`, or `host:port`.
    func allows(_ authority: String) -> Bool {
        guard let host = Self.host(of: authority) else { return false }
        return names.contains(host) || Self.isAddress(host)
    }

    /// Whether a page of an origin, such as `http://localhost:8600`, may make changes at a host.
    func allows(origin: String, at authority: String) -> Bool {
        guard let scheme = origin.range(of: "://"),
            ["http", "https"].contains(String(origin[..<scheme.lowerBound]).lowercased())
        else { return false }
        let asked = origin[scheme.upperBound...].lowercased()
        return asked == authority.lowercased() && allows(String(asked))
    }

    /// The host without its port, in lower case; nil if it is not a valid one.
    private static func host(of authority: String) -> String? {
        let text = authority.lowercased()
        if text.hasPrefix("[") {
            guard let end = text.firstIndex(of: "]"),
                isPort(text[text.index(after: end)...])
            else { return nil }
            return String(text[...end])
        }
        guard let colon = text.firstIndex(of: ":") else { return text.isEmpty ? nil : text }
        return isPort(text[colon...]) ? String(text[..<colon]) : nil
    }

    private static func isPort(_ text: Substring) -> Bool {
        text.isEmpty
            || text.first == ":" && text.dropFirst().allSatisfy { ("0"..."9").contains($0) }
    }

    private static func isAddress(_ host: String) -> Bool {
        if host.hasPrefix("[") {
            return host.dropFirst().dropLast().allSatisfy {
                $0.isHexDigit || $0 == ":" || $0 == "."
            }
        }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts.allSatisfy { UInt8($0) != nil }
    }
}
