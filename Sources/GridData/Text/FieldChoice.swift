import SolsticeDomain

/// One of the series that rows of a long table may hold, as one of its columns names it.
struct FieldChoice {
    /// The index of the column of names.
    let column: Int
    /// The index of the column of values.
    let valueColumn: Int
    /// The series' name.
    let text: String

    /// The most series that are distinguished.
    private static let most = 50

    /// The fields of a table of InfluxDB, or the one that an option names; nil for other tables.
    /// - Throws: a usage diagnostic if none has that name.
    static func all(
        in table: CSVTable, _ request: ImportRequest
    ) throws(Diagnostic) -> [FieldChoice]? {
        guard table.isInflux, let column = table.header.firstIndex(of: "_field"),
            let valueColumn = table.header.firstIndex(of: "_value")
        else { return nil }
        if let wanted = request.options.valueColumn, table.header.contains(wanted) { return nil }
        let all = series(in: table, column, valueColumn, request.file.bytes)
        guard let wanted = request.options.valueColumn else { return all }
        guard let field = all.first(where: { $0.text.lowercased() == wanted.lowercased() }) else {
            let names = all.map(\.text)
            let nearest = nearestName(to: wanted, among: names)
            throw request.misuse(
                "no field is called \(wanted)",
                causes: ["column _field has \(names.joined(separator: ", "))"],
                remedy: "use \(set: .valueColumn, nearest ?? names.first ?? "FIELD")")
        }
        return [field]
    }

    /// The series of a table that has a column of names, which ``ColumnRule/pueSeries`` gives a
    /// PUE or both of its loads, and a column of values; empty for other tables.
    static func loads(
        in table: CSVTable, _ columns: TableColumns, _ request: ImportRequest
    ) -> [FieldChoice] {
        let isNumber = { columns.sample.kind($0) == .number }
        let stamps = Set(columns.all(.stamp).map(\.index))
        let numbers = columns.everyColumn.map(\.index).filter {
            isNumber($0) && !stamps.contains($0) && !table.hiddenColumns.contains($0)
        }
        let named = columns.all(.value).map(\.index).filter(isNumber)
        guard let valueColumn = named.first ?? (numbers.count == 1 ? numbers[0] : nil) else {
            return []
        }
        for column in columns.everyColumn where columns.sample.kind(column.index) == .other {
            guard !columns.sample[column.index].isEmpty else { continue }
            let found = series(in: table, column.index, valueColumn, request.file.bytes)
            // A series may be called total, and so may the row that sums up all of them.
            for choices in [found.filter { !SummaryRow.isWord($0.text) }, found] {
                let roles = Set(choices.compactMap(\.role))
                if roles.contains(.pue) || roles.isSuperset(of: [.itLoad, .facilityLoad]) {
                    return choices
                }
            }
        }
        return []
    }

    /// What the name means for a PUE.
    var role: ColumnRole? {
        let plain = ColumnRule.plain(text)
        return ColumnRule.pueSeries.first { $0.matches(plain) }?.role
    }

    /// The fields as separate columns.
    static func columns(_ fields: [FieldChoice]) -> [TableColumns.Column] {
        fields.map { TableColumns.Column(index: $0.valueColumn, name: $0.text, rank: 0) }
    }

    private static func series(
        in table: CSVTable, _ column: Int, _ valueColumn: Int, _ bytes: [UInt8]
    ) -> [FieldChoice] {
        let heading = table.header[column]
        var names: [String] = []
        var last: ArraySlice<UInt8> = []
        var scanner = table.scanner
        while scanner.next(), names.count < most {
            guard scanner.fields.count > column, let first = scanner.fields.first,
                !bytes[first].starts(with: [UInt8(ascii: "#")])
            else { continue }
            let field = bytes[scanner.fields[column]]
            // Rows of one series are mostly adjacent.
            if field.elementsEqual(last) { continue }
            last = field
            let name = FieldText.decode(bytes, scanner.fields[column])
            if !name.isEmpty, name != heading, !names.contains(name) {
                names.append(name)
            }
        }
        return names.map { FieldChoice(column: column, valueColumn: valueColumn, text: $0) }
    }
}
