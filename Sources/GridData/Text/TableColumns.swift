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

    /// The first values of the columns.
    let sample: TableSample

    /// Gives each header the meaning of the first rule that matches it; columns that are not part
    /// of the data have no meaning.
    init(_ table: CSVTable, rules: [ColumnRule], _ request: ImportRequest) {
        header = table.header
        let sample = TableSample(table, request.file.bytes)
        self.sample = sample
        byRole = table.header.enumerated().compactMap { index, name in
            if table.hiddenColumns.contains(index) { return nil }
            let plain = ColumnRule.plain(name)
            let rule = rules.first { $0.matches(plain) { sample.kind(index) } }
            guard let rule, rule.role != .ignored else { return nil }
            return (rule.role, Column(index: index, name: name, rank: rule.rank))
        }
    }

    /// Every column, whatever it means.
    var everyColumn: [Column] {
        header.enumerated().map { Column(index: $0, name: $1, rank: 0) }
    }

    /// The column that an option names, whatever it means.
    /// - Throws: a usage diagnostic with the nearest name if there is none.
    func named(
        _ name: String, option: Message.Setting, _ request: ImportRequest
    ) throws(Diagnostic) -> Column {
        let index =
            header.firstIndex(of: name)
            ?? header.firstIndex { $0.lowercased() == name.lowercased() }
        if let index { return Column(index: index, name: header[index], rank: 0) }
        let names = header.filter { !$0.isEmpty }
        let nearest = nearestName(to: name, among: names)
        throw request.misuse(
            "no column is called \(name)", causes: ["it has \(names.joined(separator: ", "))"],
            remedy: "use \(set: option, nearest ?? names.first ?? "NAME")")
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
