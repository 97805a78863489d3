import GRDB
public import SolsticeDomain

extension StoreSession {
    /// All tokens, by name.
    public func tokens() throws -> [AccessToken] {
        try Row.fetchAll(
            database.cachedStatement(sql: "SELECT * FROM token ORDER BY name")
        ).map { row in
            AccessToken(
                name: row["name"], sha256: row["sha256"],
                createdAt: Instant(secondsSinceEpoch: row["createdAt"]))
        }
    }

    /// Stores a token's hash under a name that is not taken.
    public func add(_ token: AccessToken) throws {
        try database.execute(
            sql: "INSERT INTO token (name, sha256, createdAt) VALUES (?, ?, ?)",
            arguments: [token.name, token.sha256, token.createdAt.secondsSinceEpoch])
    }

    /// Deletes the token with a name; false if there was none.
    public func removeToken(_ name: String) throws -> Bool {
        try database.execute(sql: "DELETE FROM token WHERE name = ?", arguments: [name])
        return database.changesCount == 1
    }
}
