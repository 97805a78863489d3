import SolsticeDomain
import SolsticeGridData
import SolsticeStore

/// Tokens that allow changes to the queue over HTTP; only their hashes are stored.
struct TokenRegistry {
    let context: PlanningContext
    private var session: StoreSession { context.session }

    /// Makes a token and stores its hash.
    /// - Returns: the token, which cannot be recovered later: 256 random bits after `sol_`.
    /// - Throws: a ``Diagnostic`` if the name is taken, empty or too long.
    func make(_ name: String) throws -> String {
        guard !name.isEmpty, name.count <= 100, !name.contains(where: \.isNewline) else {
            throw Diagnostic(
                .usage, "a token's name is one line of up to 100 letters",
                remedy: "name who uses it: \(run: .tokenAdd, "ci")")
        }
        if try session.tokens().contains(where: { $0.name == name }) {
            throw Diagnostic(
                .usage, "there is a token called \(name) already",
                remedy: "use another name, or end it first: \(run: .tokenRemove, .text(name))")
        }
        var random = SystemRandomNumberGenerator()
        let token = "sol_" + (0..<4).map { _ in Self.hexadecimal(random.next()) }.joined()
        try session.add(AccessToken(name: name, sha256: Self.hash(token), createdAt: context.now))
        return token
    }

    /// Revokes a token.
    /// - Throws: a ``Diagnostic`` that names the nearest if there is none of this name.
    func remove(_ name: String) throws {
        if try session.removeToken(name) { return }
        let nearest = nearestName(to: name, among: try session.tokens().map(\.name))
        throw Diagnostic(
            .usage, "there is no token \(name)",
            remedy: nearest.map { "did you mean \($0)?" } ?? "see: \(run: .tokenList)")
    }

    /// The token with this text; nil if it is not a stored one.
    func token(_ text: String) throws -> AccessToken? {
        // Hashes are compared, so that the time it takes reveals nothing about a token.
        let hash = Self.hash(text)
        return try session.tokens().first { $0.sha256 == hash }
    }

    private static func hash(_ token: String) -> String {
        SHA256.hexadecimal(of: Array(token.utf8))
    }

    private static func hexadecimal(_ number: UInt64) -> String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
