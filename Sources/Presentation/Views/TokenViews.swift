public import SolsticeDomain

/// Tokens for changes over HTTP, by name.
public enum TokenViews {
    /// All tokens.
    public static func list(_ tokens: [AccessToken], style: OutputStyle) -> String {
        guard style.medium == .terminal else {
            return TabSeparated.text(
                ["name", "created_at"], tokens.map { [$0.name, $0.createdAt.description] })
        }
        guard !tokens.isEmpty else {
            return "no token yet\n  make one: solstice token add NAME"
        }
        typealias Column = Table<AccessToken>.Column
        let columns = [
            Column("name", importance: 10, shortest: 12) { $0.name.visible },
            Column("made", importance: 8) { style.moment($0.createdAt) },
        ]
        return Table(columns: columns, rows: tokens).lines(style).joined(separator: "\n")
    }
}
