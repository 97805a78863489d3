import SolsticeDomain

/// The columns of a table, by meaning.
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

    private let header: [String]

    /// Gives each header the meaning of the first rule that matches it; hidden columns have no
    /// meaning.
    init(header: [String], rules: [ColumnRule], ignoring hidden: Set<Int> = []) {
        self.header = header
        byRole = header.enumerated().compactMap { index, name in
            if hidden.contains(index) { return nil }
            let plain = ColumnRule.plain(name)
            guard let rule = rules.first(where: { $0.matches(plain) }), rule.role != .ignored
            else { return nil }
            return (rule.role, Column(index: index, name: name, rank: rule.rank))
        }
    }

    /// The column that an option names, whatever it means.
    /// - Throws: a usage diagnostic with the nearest name if there is none.
    func named(
        _ name: String, option: String, _ request: ImportRequest
    ) throws(Diagnostic) -> Column {
        let index =
            header.firstIndex(of: name)
            ?? header.firstIndex { $0.lowercased() == name.lowercased() }
        if let index { return Column(index: index, name: header[index], rank: 0) }
        let names = header.filter { !$0.isEmpty }
        throw request.misuse(
            "no column is called \(name)", causes: ["it has \(names.joined(separator: ", "))"],
            remedy: "use \(option) \(nearestName(to: name, among: names) ?? names.first ?? "NAME")")
    }

    /// The columns with that meaning, in file order.
    func all(_ role: ColumnRole) -> [Column] {
        byRole.filter { $0.role == role }.map(\.column)
    }

    /// The columns with that meaning and the lowest rank.
    func best(_ role: ColumnRole) -> [Column] {
        let all = all(role)
        let rank = all.map(\.rank).min() ?? 0
        return all.filter { $0.rank == rank }
    }

    /// The first column with that meaning and the lowest rank.
    func first(_ role: ColumnRole) -> Column? { best(role).first }
}
