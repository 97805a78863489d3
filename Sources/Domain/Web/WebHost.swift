/// A host as web addresses name it, in lower case: a name or an IP address.
///
/// This is the only parser of hosts. It accepts nothing that another parser could read in another
/// way, such as users, backslashes, percent-encoding and letters beyond ASCII: the host that a rule
/// decides on is then the one that is connected to.
public struct WebHost: Hashable, Sendable, CustomStringConvertible {
    /// The host as it is written in an address, where an IPv6 address has brackets.
    public let description: String
    /// Whether it is an IP address.
    public let isIPAddress: Bool
    /// Whether it is this machine, whatever a name server says.
    public let isLoopback: Bool

    /// Parses a host as it is written in an address; nil if it is none.
    public init?(_ text: some StringProtocol) {
        guard text.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
        let text = text.lowercased()
        if text.hasPrefix("[") {
            guard text.hasSuffix("]"), let groups = Self.groups(text.dropFirst().dropLast()) else {
                return nil
            }
            isIPAddress = true
            isLoopback = groups == [0, 0, 0, 0, 0, 0, 0, 1]
        } else if let octets = Self.octets(text[...]) {
            isIPAddress = true
            isLoopback = octets[0] == 127
        } else {
            guard Self.isName(text) else { return nil }
            isIPAddress = false
            isLoopback = text == "localhost"
        }
        description = text
    }

    /// Parses a host that stands by itself, where an IPv6 address may lack its brackets.
    public init?(alone text: some StringProtocol) {
        if text.contains(":"), !text.hasPrefix("[") {
            self.init("[\(text)]")
        } else {
            self.init(text)
        }
    }

    /// The host without the brackets of an IPv6 address, as sockets take it.
    public var bare: String {
        description.hasPrefix("[") ? String(description.dropFirst().dropLast()) : description
    }

    /// Labels of letters, digits, `-` and `_`; a dot may end the name (RFC 1123).
    private static func isName(_ text: String) -> Bool {
        let name = text.hasSuffix(".") ? text.dropLast() : text[...]
        return name.utf8.count <= 253
            && name.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
                (1...63).contains(label.utf8.count)
                    && label.utf8.allSatisfy { byte in
                        switch byte {
                        case UInt8(ascii: "a")...UInt8(ascii: "z"),
                            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"),
                            UInt8(ascii: "_"):
                            true
                        default: false
                        }
                    }
            }
    }

    /// The four numbers of an IPv4 address, without leading zeros, which some take for octal.
    private static func octets(_ text: Substring) -> [UInt8]? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        let octets = parts.compactMap { part in
            part.utf8.allSatisfy { (48...57).contains($0) } && (part == "0" || part.first != "0")
                ? UInt8(part) : nil
        }
        return parts.count == 4 && octets.count == 4 ? octets : nil
    }

    /// The eight groups of an IPv6 address without brackets and zone (RFC 4291).
    private static func groups(_ text: Substring) -> [UInt16]? {
        let halves = text.split(separator: "::", omittingEmptySubsequences: false)
        guard halves.count <= 2 else { return nil }
        var parsed: [[UInt16]] = []
        for (index, half) in halves.enumerated() {
            let isLast = index == halves.count - 1
            guard let groups = half.isEmpty && halves.count == 2 ? [] : run(half, isLast) else {
                return nil
            }
            parsed.append(groups)
        }
        let count = parsed.reduce(0) { $0 + $1.count }
        if parsed.count == 1 { return count == 8 ? parsed[0] : nil }
        return count < 8 ? parsed[0] + [UInt16](repeating: 0, count: 8 - count) + parsed[1] : nil
    }

    /// Groups between colons; the last may be an IPv4 address, which makes two.
    private static func run(_ text: Substring, _ isLast: Bool) -> [UInt16]? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        var groups: [UInt16] = []
        for (index, part) in parts.enumerated() {
            if isLast, index == parts.count - 1, part.contains("."), let octets = octets(part) {
                groups.append(UInt16(octets[0]) << 8 | UInt16(octets[1]))
                groups.append(UInt16(octets[2]) << 8 | UInt16(octets[3]))
            } else if (1...4).contains(part.utf8.count), part.allSatisfy(\.isHexDigit),
                let group = UInt16(part, radix: 16)
            {
                groups.append(group)
            } else {
                return nil
            }
        }
        return groups
    }
}

/// A host, and the port if it is stated: `example.org`, `[::1]:8600`.
public struct WebAuthority: Hashable, Sendable, CustomStringConvertible {
    /// The host.
    public let host: WebHost
    /// The stated port, 0 to 65,535.
    public let port: Int?

    /// Parses a host and port; nil if it is none, or names a user.
    public init?(_ text: some StringProtocol) {
        let hostEnd =
            text.hasPrefix("[")
            ? text.firstIndex(of: "]").map { text.index(after: $0) } : text.firstIndex(of: ":")
        let end = hostEnd ?? text.endIndex
        guard let host = WebHost(text[..<end]) else { return nil }
        let rest = text[end...]
        let digits = rest.dropFirst()
        guard rest.isEmpty || rest.first == ":", digits.utf8.count <= 5,
            digits.utf8.allSatisfy({ (48...57).contains($0) })
        else { return nil }
        let port = Int(digits)
        guard port ?? 0 <= 65_535 else { return nil }
        self.host = host
        self.port = port
    }

    /// The host, and the port behind a colon if it is stated.
    public var description: String { port.map { "\(host):\($0)" } ?? host.description }
}
