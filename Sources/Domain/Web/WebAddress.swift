/// An `http` or `https` address, in the parts that it consists of.
///
/// A request is made from these parts (``description``), so a rule that decides by the ``origin``
/// decides on the host that is asked.
public struct WebAddress: Hashable, Sendable, CustomStringConvertible {
    /// How the connection is made.
    public enum Scheme: String, Sendable {
        /// In the clear.
        case http
        /// Encrypted.
        case https
    }

    /// What decides whether a token may be sent to an address.
    public struct Origin: Hashable, Sendable {
        /// How the connection is made.
        public let scheme: Scheme
        /// The host.
        public let host: WebHost
        /// The port, stated or default.
        public let port: Int
    }

    /// How the connection is made.
    public let scheme: Scheme
    /// Host and port as stated.
    public let authority: WebAuthority
    /// What follows them, as written: empty, or it begins with `/`, `?` or `#`.
    public let target: String

    /// Parses a text; nil if it is not such an address, or names a user.
    public init?(_ text: String) {
        guard text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }),
            let colon = text.firstRange(of: "://"),
            let scheme = Scheme(rawValue: text[..<colon.lowerBound].lowercased())
        else { return nil }
        let rest = text[colon.upperBound...]
        let end = rest.firstIndex { $0 == "/" || $0 == "?" || $0 == "#" } ?? rest.endIndex
        guard let authority = WebAuthority(rest[..<end]), authority.port != 0 else { return nil }
        self.scheme = scheme
        self.authority = authority
        target = String(rest[end...])
    }

    /// The whole address.
    public var description: String { "\(scheme.rawValue)://\(authority)\(target)" }

    /// The host.
    public var host: WebHost { authority.host }

    /// The port, stated or default.
    public var port: Int { authority.port ?? (scheme == .https ? 443 : 80) }

    /// What decides whether a token may be sent to it.
    public var origin: Origin { Origin(scheme: scheme, host: host, port: port) }

    /// Whether no other machine can listen on the way: encrypted, or within this machine.
    public var isPrivate: Bool { scheme == .https || host.isLoopback }

    /// Where a redirect from this address leads; nil if that is nowhere to follow it to.
    public func redirected(to location: String) -> WebAddress? {
        if let other = WebAddress(location) { return other }
        guard !location.contains("://"), !location.hasPrefix("//") else { return nil }
        let place = "\(scheme.rawValue)://\(authority)"
        if location.hasPrefix("/") { return WebAddress(place + location) }
        let path = target.prefix { $0 != "?" && $0 != "#" }
        let folder = path.lastIndex(of: "/").map { path[...$0] } ?? "/"
        return WebAddress(place + folder + location)
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
