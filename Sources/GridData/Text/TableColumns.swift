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

/// One of the fields that rows of an InfluxDB table may hold, as the column `_field` names it.
struct FieldChoice {
    /// The index of `_field`.
    let column: Int
    /// The index of `_value`.
    let valueColumn: Int
    /// The field's name.
    let text: String

    /// The most fields that are distinguished.
    private static let most = 50

    /// The fields of a table, or the one that an option names; nil for other tables.
    /// - Throws: a usage diagnostic if none has that name.
    static func all(
        in table: CSVTable, _ request: ImportRequest
    ) throws(Diagnostic) -> [FieldChoice]? {
        guard table.isInflux, let column = table.header.firstIndex(of: "_field"),
            let valueColumn = table.header.firstIndex(of: "_value")
        else { return nil }
        if let wanted = request.options.valueColumn, table.header.contains(wanted) { return nil }
        let names = names(in: table, column, request.file.bytes)
        guard let wanted = request.options.valueColumn else {
            return names.map {
                FieldChoice(column: column, valueColumn: valueColumn, text: $0)
            }
        }
        guard let name = names.first(where: { $0.lowercased() == wanted.lowercased() }) else {
            let nearest = nearestName(to: wanted, among: names)
            throw request.misuse(
                "no field is called \(wanted)",
                causes: ["column _field has \(names.joined(separator: ", "))"],
                remedy: "use \(set: .valueColumn, nearest ?? names.first ?? "FIELD")")
        }
        return [FieldChoice(column: column, valueColumn: valueColumn, text: name)]
    }

    /// The fields as separate columns.
    static func columns(_ fields: [FieldChoice]) -> [TableColumns.Column] {
        fields.map { TableColumns.Column(index: $0.valueColumn, name: $0.text, rank: 0) }
    }

    private static func names(in table: CSVTable, _ column: Int, _ bytes: [UInt8]) -> [String] {
        var names: [String] = []
        var scanner = table.scanner
        while scanner.next(), names.count < most {
            guard scanner.fields.count > column,
                !bytes[scanner.fields[0]].starts(with: [UInt8(ascii: "#")])
            else { continue }
            let name = FieldText.decode(bytes, scanner.fields[column])
            if !name.isEmpty, name != "_field", !names.contains(name) { names.append(name) }
        }
        return names
    }
}
