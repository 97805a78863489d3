import SolsticeDomain

/// The columns of a table by their meaning.
struct TableColumns {
    /// A column and its header.
    struct Column {
        let index: Int
        let name: String
        let rank: Int

        /// The header as the rules see it.
        var plain: String { ColumnRule.plain(name) }
    }

    private let byRole: [(role: ColumnRole, column: Column)]

    /// Gives each header the meaning of the first rule that matches it.
    init(header: [String], rules: [ColumnRule]) {
        byRole = header.enumerated().compactMap { index, name in
            let plain = ColumnRule.plain(name)
            guard let rule = rules.first(where: { $0.matches(plain) }), rule.role != .ignored
            else { return nil }
            return (rule.role, Column(index: index, name: name, rank: rule.rank))
        }
    }

    /// The columns of that meaning, in the order of the file.
    func all(_ role: ColumnRole) -> [Column] {
        byRole.filter { $0.role == role }.map(\.column)
    }

    /// The columns of that meaning, of the lowest rank there is.
    func best(_ role: ColumnRole) -> [Column] {
        let all = all(role)
        let rank = all.map(\.rank).min() ?? 0
        return all.filter { $0.rank == rank }
    }

    /// The first column of that meaning, of the lowest rank there is.
    func first(_ role: ColumnRole) -> Column? { best(role).first }
}
