import SolsticeDomain

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

    /// The fields of a table, or the one that `--value-column` names; nil for other tables.
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
            throw request.misuse(
                "no field is called \(wanted)",
                causes: ["column _field has \(names.joined(separator: ", "))"],
                remedy: "use --value-column "
                    + (nearestName(to: wanted, among: names) ?? names.first ?? "FIELD"))
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
