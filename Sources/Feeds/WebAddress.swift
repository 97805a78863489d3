public import SolsticeDomain

/// The parts of an `http` or `https` address that decide whether a token may go there.
public struct WebAddress: Equatable, Sendable {
    /// `https`, or `http`.
    public let scheme: String
    /// The host, in lower case.
    public let host: String
    /// The port, stated or default.
    public let port: Int

    /// Parses a text; nil if it is not such an address, or names a user.
    public init?(_ text: String) {
        guard let colon = text.firstRange(of: "://") else { return nil }
        let scheme = text[..<colon.lowerBound].lowercased()
        let rest = text[colon.upperBound...]
        let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        guard scheme == "http" || scheme == "https", !authority.isEmpty,
            !authority.contains("@"), text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
        else { return nil }
        var host = authority
        var port = scheme == "https" ? 443 : 80
        if let last = authority.lastIndex(of: ":"), !authority.hasSuffix("]") {
            guard let number = Int(authority[authority.index(after: last)...]),
                (1...65_535).contains(number)
            else { return nil }
            port = number
            host = authority[..<last]
        }
        guard !host.isEmpty else { return nil }
        self.scheme = scheme
        self.host = host.lowercased()
        self.port = port
    }

    /// Whether no other machine can listen on the way: encrypted, or within this machine.
    public var isPrivate: Bool {
        scheme == "https" || isHere
    }

    /// Whether it is this machine.
    var isHere: Bool { ["localhost", "127.0.0.1", "[::1]"].contains(host) }

    /// The target of a redirect from an address that was asked.
    static func target(_ location: String, from address: String) -> String? {
        if WebAddress(location) != nil { return location }
        guard let colon = address.firstRange(of: "://"), !location.contains("://"),
            !location.hasPrefix("//")
        else { return nil }
        let rest = address[colon.upperBound...]
        let origin = address[..<colon.upperBound] + rest.prefix { $0 != "/" && $0 != "?" }
        if location.hasPrefix("/") { return origin + location }
        let folder = address.prefix { $0 != "?" }
        let slash = folder.dropFirst(origin.count).lastIndex(of: "/")
        return slash.map { address[...$0] + location } ?? origin + "/" + location
    }

    /// Refuses an address that a feed cannot or must not use.
    /// - Throws: a ``Diagnostic`` that says which addresses are allowed.
    public static func check(_ text: String, carriesToken: Bool) throws(Diagnostic) {
        guard let address = WebAddress(text) else {
            let isSecret = text.contains("@")
            throw Diagnostic(
                .usage,
                isSecret
                    ? "the address holds a user name or password, which would be kept with it"
                    : "\(text) is not an address",
                remedy: isSecret
                    ? "put it into a file and name that: \(set: .tokenFile, "PATH"), and {token} in "
                        + "the address where it belongs"
                    : "use one that begins with https:// or http://")
        }
        if carriesToken, !address.isPrivate {
            throw Diagnostic(
                .usage, "a token would go to \(address.host) in the clear",
                remedy: "use https://")
        }
    }
}
