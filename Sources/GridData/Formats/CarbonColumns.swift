import SolsticeDomain

/// Which columns of a table hold carbon intensities, in which signal and unit.
struct CarbonColumns {
    /// One column of values.
    struct Value {
        let index: Int
        let name: String
        let signal: CarbonSignal
        /// What a number is multiplied by to get g/kWh; nil if each row has its own unit.
        let factor: Double?
        /// The rows whose values the column holds; nil for all.
        var field: FieldChoice?
    }

    let format: FileFormat
    let values: [Value]
    let unitColumn: Int?
    let unitText: String
    /// Whether some column's unit comes from an option and from nothing in the file.
    let isUnitStated: Bool
    /// The column that says when a row's forecast was issued.
    let issueColumn: Int?
    /// The column that marks estimated values.
    let estimateColumn: Int?
    /// The column of carbon-free shares in percent; nil if there is none, or the table is a forecast.
    let shareColumn: TableColumns.Column?
    /// The zone that the file's name gives, for formats that put it there.
    let zoneInFileName: String?

    /// Chooses among the columns of a table.
    /// - Throws: a diagnostic if values, signal or unit cannot be found.
    init(
        _ columns: TableColumns, of table: CSVTable, _ request: ImportRequest
    ) throws(Diagnostic) {
        let format = Self.format(table, request)
        let fileName = format == .wattTimeCSV ? WattTimeFileName(request.file.baseName) : nil
        if fileName?.isOtherQuantity == true {
            throw request.refusal(
                "the file's name says that it holds health damage, not carbon intensity",
                remedy: "download the signal co2_moer")
        }
        issueColumn = columns.first(.issue)?.index
        estimateColumn = columns.first(.estimate)?.index
        let fields = try FieldChoice.all(in: table, request)
        let isHistory = !request.options.wantsForecast && columns.first(.issue) == nil
        shareColumn = fields == nil && isHistory ? columns.first(.carbonFreeShare) : nil
        let found: [TableColumns.Column]
        if let fields {
            found = FieldChoice.columns(fields)
        } else {
            found = try Self.intensityColumns(columns, of: table, request)
        }
        let unitColumn = columns.first(.unit)
        let chosen = try Self.signals(found, declared: fileName?.signal, request)
        var isUnitStated = false
        var unitTexts: [String] = []
        var values: [Value] = []
        for (column, signal) in chosen {
            let unit = try Self.unit(
                column, format: format, hasUnitColumn: unitColumn != nil, request)
            if format != .wattTimeCSV, unit != nil, DeclaredUnit(in: column.name) == .none {
                isUnitStated = true
            }
            unitTexts.append(unit?.rawValue ?? "as column \(unitColumn?.name ?? "") says")
            values.append(
                Value(
                    index: column.index, name: column.name, signal: signal,
                    factor: unit?.gramsPerKWhFactor,
                    field: fields?.first { $0.text == column.name }))
        }
        self.isUnitStated = isUnitStated
        self.format = format
        self.values = values
        self.unitColumn = values.contains { $0.factor == nil } ? unitColumn?.index : nil
        unitText = unitTexts.enumerated()
            .filter { !unitTexts[..<$0.offset].contains($0.element) }
            .map(\.element).joined(separator: ", ")
        zoneInFileName = fileName?.region
    }

    /// How each column was understood.
    func meanings(
        of table: CSVTable, stamp: StampColumn, place: TableColumns.Column?
    ) -> [ColumnMeaning] {
        table.meanings { meaning(of: $0, stamp, place) }
    }

    private func meaning(
        of index: Int, _ stamp: StampColumn, _ place: TableColumns.Column?
    ) -> String {
        if let meaning = stamp.meaning(of: index) { return meaning }
        if place?.index == index { return "zone" }
        if unitColumn == index { return "unit" }
        if issueColumn == index { return "issue of the forecast" }
        if estimateColumn == index { return "mark of estimates" }
        if shareColumn?.index == index { return "carbon-free share" }
        if let field = values.first(where: { $0.field?.column == index })?.field {
            let fields = values.compactMap {
                $0.field == nil ? nil : "\($0.name) is \($0.signal.title)"
            }
            return fields.isEmpty ? field.text : "fields: " + fields.joined(separator: ", ")
        }
        guard let value = values.first(where: { $0.index == index }) else { return "not used" }
        return value.field == nil ? "\(value.signal.title) intensity" : "values of the fields"
    }

    private static func format(_ table: CSVTable, _ request: ImportRequest) -> FileFormat {
        if let forced = request.options.format { return forced }
        if table.isInflux { return .influxCSV }
        let header = table.header.map(ColumnRule.plain).joined()
        if header.contains("point time") { return .wattTimeCSV }
        // A user's own table may well have zones and carbon intensities, but not these shares.
        let shares = [
            "low carbon percentage", "renewable percentage", "renewable energy percentage",
            "carbon free", "fossilfuelpercentage", "fossil fuel percentage",
        ]
        let isHistory =
            header.contains("carbon intensity") && shares.contains(where: header.contains)
        return isHistory ? .electricityMapsCSV : .plainCSV
    }

    /// The columns that can hold values; if there are both forecast and actual, the wanted one.
    private static func intensityColumns(
        _ columns: TableColumns, of table: CSVTable, _ request: ImportRequest
    ) throws(Diagnostic) -> [TableColumns.Column] {
        if let wanted = request.options.valueColumn {
            return [try columns.named(wanted, option: .valueColumn, request)]
        }
        let all = columns.best(.intensity).filter {
            !$0.plain.contains(" min ") && !$0.plain.contains(" max ")
        }
        let isForecast = request.options.wantsForecast || columns.first(.issue) != nil
        let unwanted = isForecast ? " actual " : " forecast "
        let wanted = all.filter { !$0.plain.contains(unwanted) }
        if !wanted.isEmpty { return wanted }
        if all.isEmpty, let pue = columns.first(.pue) {
            throw request.refusal(
                "the table holds PUE, not carbon intensity",
                causes: ["line \(table.headerLine), column \(pue.name): is a PUE"],
                remedy: "\(run: .importPUE, .text(request.file.name), .set(.region, "ID"))")
        }
        if all.isEmpty, table.header.count == 2, let stamp = columns.first(.stamp) {
            let other = 1 - stamp.index
            return [TableColumns.Column(index: other, name: table.header[other], rank: 0)]
        }
        throw request.refusal(
            all.isEmpty ? "no column holds carbon intensity" : "the table holds a forecast only",
            causes: [
                "line \(table.headerLine), column 1: the header has \(table.headerText)",
                "expected a name such as carbon_intensity, lca_g_per_kwh or direct_g_per_kwh",
            ],
            remedy: all.isEmpty
                ? "say which column it is: \(set: .valueColumn, "NAME"); or name it in the header, "
                    + "such as lca_g_per_kwh"
                : "import it with \(set: .forecast) \(set: .issuedAt, "TIME")")
    }

    /// Gives each column its signal and keeps those that are wanted.
    private static func signals(
        _ found: [TableColumns.Column], declared: CarbonSignal?, _ request: ImportRequest
    ) throws(Diagnostic) -> [(TableColumns.Column, CarbonSignal)] {
        let wanted = request.options.signal
        var chosen: [(TableColumns.Column, CarbonSignal)] = []
        for column in found {
            guard let signal = CarbonSignal(declaredIn: column.plain) ?? declared else { continue }
            chosen.append((column, signal))
        }
        if chosen.isEmpty {
            if found.count > 1 { throw severalColumns(found, request) }
            guard let wanted else {
                throw request.lacksSignal("column \(found.map(\.name).joined(separator: ", "))")
            }
            chosen = found.map { ($0, wanted) }
        }
        let kept = chosen.filter { wanted == nil || $0.1 == wanted }
        if kept.isEmpty, let first = chosen.first {
            throw request.contradictsSignal(first.1, by: "column \(first.0.name)")
        }
        for (index, entry) in kept.enumerated() {
            guard let twin = kept[..<index].first(where: { $0.1 == entry.1 }) else { continue }
            throw request.refusal(
                "two columns hold the same signal",
                causes: [
                    "line 1, column \(entry.0.name): is \(entry.1.title), "
                        + "as column \(twin.0.name) is"
                ],
                remedy: "say which one to take: \(set: .valueColumn, twin.0.name) or "
                    + "\(set: .valueColumn, entry.0.name)")
        }
        return kept
    }

    /// Several columns may hold the values, and nothing in the header distinguishes them.
    private static func severalColumns(
        _ found: [TableColumns.Column], _ request: ImportRequest
    ) -> Diagnostic {
        let names = found.map(\.name)
        return request.misuse(
            "\(names.count) columns may hold the carbon intensity",
            causes: ["columns \(names.joined(separator: ", "))"],
            remedy: "say which one to take, such as: \(set: .valueColumn, names[0])"
                + (request.options.signal == nil
                    ? "; and what it counts: \(setting: .signal) lifecycle, direct or marginal"
                    : ""))
    }

    /// The unit of a column; nil if a column of units gives it row by row.
    private static func unit(
        _ column: TableColumns.Column, format: FileFormat, hasUnitColumn: Bool,
        _ request: ImportRequest
    ) throws(Diagnostic) -> IntensityUnit? {
        let declared = DeclaredUnit(in: column.name)
        switch format == .wattTimeCSV ? .known(.poundsPerMWh) : declared {
        case .known(let unit):
            guard request.options.unit == nil || request.options.unit == unit else {
                throw request.contradictsUnit(
                    unit, by: format == .wattTimeCSV ? format.title : "column \(column.name)")
            }
            return unit
        case .unknown(let text):
            throw request.refusal(
                "the unit \(text) is not known",
                causes: ["line 1, column \(column.name): expected \(IntensityUnit.listText)"],
                remedy: "convert the values to g/kWh and rename the column")
        case .none:
            if hasUnitColumn { return nil }
            guard let unit = request.options.unit else {
                throw request.lacksUnit("column \(column.name) names none")
            }
            return unit
        }
    }
}

/// What the name of a WattTime download says: `CAISO_NORTH_co2_moer_2022-01-01_2022-01-07.csv`.
struct WattTimeFileName {
    /// The grid region, such as `CAISO_NORTH`; nil if the name has another form.
    let region: String?
    /// Marginal for `co2_moer`; nil for anything else.
    let signal: CarbonSignal?

    /// Whether the table holds health damage, which looks the same but is in dollars.
    let isOtherQuantity: Bool

    /// Reads a file name without its folders.
    init(_ name: String) {
        isOtherQuantity = name.contains("health_damage")
        guard let mark = name.firstRange(of: "_co2_") else {
            region = nil
            signal = nil
            return
        }
        let before = name[..<mark.lowerBound]
        region = before.isEmpty ? nil : String(before)
        signal = name[mark.upperBound...].hasPrefix("moer") ? .marginal : nil
    }
}
