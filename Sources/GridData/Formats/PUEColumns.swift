import SolsticeDomain

/// Which columns of a table give the PUE: one of its own, or facility and IT load.
struct PUEColumns {
    /// A column of values, or the rows of a long table that hold one series.
    struct Value {
        let index: Int
        let name: String
        /// The rows whose values count; nil for all.
        let field: FieldChoice?
        /// The unit in the name.
        let unit: LoadUnit?

        init(_ column: TableColumns.Column) {
            index = column.index
            name = column.name
            field = nil
            unit = LoadUnit(in: column.plain)
        }

        init(_ series: FieldChoice) {
            index = series.valueColumn
            name = series.text
            field = series
            unit = LoadUnit(in: ColumnRule.plain(series.text))
        }

        /// The column or series in a sentence.
        var title: String { (field == nil ? "column " : "series ") + name }
        /// The name as the rules see it.
        var plain: String { ColumnRule.plain(name) }
    }

    let format: FileFormat
    /// The PUE itself; nil if it is the ratio of the loads.
    let pue: Value?
    /// IT power or energy.
    let itLoad: Value?
    /// The whole facility's power or energy.
    let facilityLoad: Value?
    /// The column with the unit of each row.
    let unitColumn: TableColumns.Column?

    /// Chooses among the columns of a table.
    /// - Throws: a diagnostic if no PUE can be found, or several columns may hold one.
    init(
        _ columns: TableColumns, of table: CSVTable, _ request: ImportRequest
    ) throws(Diagnostic) {
        let options = request.options
        let choice = PUEChoice(columns, table, request)
        let header = table.header.map(ColumnRule.plain)
        let isESIF =
            header.contains(" pue ") && header.contains(" it power kw ")
            && header.contains(" ts ")
        format = options.format ?? (isESIF ? .esifCSV : .plainCSV)
        unitColumn = columns.first(.unit)
        let takesRatio = options.facilityColumn != nil || options.itColumn != nil
        pue =
            takesRatio && options.valueColumn == nil
            ? nil : try choice.value(.pue, named: options.valueColumn, by: .valueColumn)
        if pue != nil {
            // An IT load beside a PUE only weighs it.
            itLoad = choice.onlyValue(.itLoad)
            facilityLoad = nil
            return
        }
        let loads = try choice.loads()
        guard let loads else { throw choice.lacksPUE() }
        itLoad = loads.it
        facilityLoad = loads.facility
        try choice.refuseOtherKind(loads.facility, loads.it)
    }

    /// What is known of the loads; nil if there is a PUE.
    var loads: LoadDescription? {
        guard pue == nil, let facilityLoad, let itLoad else { return nil }
        let plain = facilityLoad.plain + itLoad.plain
        let certain = [
            "counter", "zählerstand", "zaehlerstand", "meter reading", "cumul", "kumul", "accumul",
            "acumul", "totaliz", "totalis", "odometer", "lifetime", "relevé", "lectura", "lettura",
            " stand ", " index ",
        ]
        let possible = ["meter", "zähler", "zaehler", "compteur", "contador", "contatore"]
        let energies = ["energy", "energie", "énergie", "energía", "energia", "arbeit"]
        var hint = LoadDescription.Hint.none
        if certain.contains(where: plain.contains) {
            hint = .certain
        } else if possible.contains(where: plain.contains)
            || [facilityLoad, itLoad].allSatisfy({ $0.plain.hasSuffix(" total ") })
        {
            hint = .possible
        }
        let isEnergyByName = energies.contains(where: plain.contains) ? true : nil
        return LoadDescription(
            facilityName: facilityLoad.title, equipmentName: itLoad.title, hint: hint,
            isEnergy: (facilityLoad.unit ?? itLoad.unit)?.isEnergy ?? isEnergyByName)
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
        if place?.index == index { return "region" }
        if unitColumn?.index == index { return "unit" }
        let values = [("PUE", pue), ("facility load", facilityLoad), ("IT load", itLoad)]
        for (title, value) in values {
            guard let value else { continue }
            if value.field?.column == index {
                let names = values.compactMap { entry in
                    entry.1.map { "\($0.name) is \(entry.0)" }
                }
                return "series: " + names.joined(separator: ", ")
            }
            guard value.index == index else { continue }
            if value.field != nil { return "values of the series" }
            return title + (value.unit.map { " in \($0.symbol)" } ?? "")
        }
        return "not used"
    }
}

/// Finds the columns or series with a meaning, and refuses where several may have it.
private struct PUEChoice {
    let columns: TableColumns
    let table: CSVTable
    let request: ImportRequest
    /// The series of a long table; empty for a wide one.
    let series: [FieldChoice]

    init(_ columns: TableColumns, _ table: CSVTable, _ request: ImportRequest) {
        self.columns = columns
        self.table = table
        self.request = request
        let isWide =
            columns.first(.pue) != nil
            || (columns.first(.itLoad) != nil && columns.first(.facilityLoad) != nil)
        series = isWide ? [] : FieldChoice.loads(in: table, columns, request)
    }

    /// The candidates for a meaning.
    private func candidates(_ role: ColumnRole) -> [PUEColumns.Value] {
        series.isEmpty
            ? columns.best(role).map { PUEColumns.Value($0) }
            : series.filter { $0.role == role }.map { PUEColumns.Value($0) }
    }

    /// The only candidate; nil if there are several.
    func onlyValue(_ role: ColumnRole) -> PUEColumns.Value? {
        let all = candidates(role)
        return all.count == 1 ? all[0] : nil
    }

    /// The column or series with a meaning, or the one that an option names.
    /// - Throws: a usage diagnostic if no column has that name, or several may be meant.
    func value(
        _ role: ColumnRole, named name: String?, by option: Message.Setting
    ) throws(Diagnostic) -> PUEColumns.Value? {
        if let name {
            if let named = series.first(where: { $0.text.lowercased() == name.lowercased() }) {
                return PUEColumns.Value(named)
            }
            return PUEColumns.Value(try columns.named(name, option: option, request))
        }
        let all = candidates(role)
        if all.count > 1 { throw several(all, role, option) }
        return all.first
    }

    /// Facility and IT load; nil if one is missing.
    func loads() throws(Diagnostic) -> (facility: PUEColumns.Value, it: PUEColumns.Value)? {
        let options = request.options
        // Power and energy may stand side by side: one pair is enough.
        for isEnergy in [false, true] {
            let facility = candidates(.facilityLoad).filter { $0.unit?.isEnergy == isEnergy }
            let it = candidates(.itLoad).filter { $0.unit?.isEnergy == isEnergy }
            guard options.facilityColumn == nil, options.itColumn == nil, facility.count == 1,
                it.count == 1
            else { continue }
            return (facility[0], it[0])
        }
        let facility = try value(
            .facilityLoad, named: options.facilityColumn, by: .facilityColumn)
        let it = try value(.itLoad, named: options.itColumn, by: .itColumn)
        guard let facility, let it else { return nil }
        return (facility, it)
    }

    private func several(
        _ all: [PUEColumns.Value], _ role: ColumnRole, _ option: Message.Setting
    ) -> Diagnostic {
        let title =
            switch role {
            case .itLoad: "the IT load"
            case .facilityLoad: "the load of the facility"
            default: "the PUE"
            }
        return request.misuse(
            "\(all.count) columns may hold \(title)",
            causes: [Message(all.map(\.title).joined(separator: ", "))],
            remedy: "say which one to take, such as: "
                + request.command(adding: .set(option, all[0].name)))
    }

    func lacksPUE() -> Diagnostic {
        if let carbon = columns.first(.intensity) {
            return request.refusal(
                "the table holds carbon intensity, not PUE",
                causes: ["line \(table.headerLine), column \(carbon.name): is a carbon intensity"],
                remedy: "\(run: .importCarbon, .text(request.file.name))")
        }
        let cause: Message =
            series.isEmpty
            ? "line \(table.headerLine), column 1: the header has \(table.headerText)"
            : "the series are \(series.map(\.text).joined(separator: ", "))"
        return request.refusal(
            "no column holds PUE",
            causes: [cause, "expected pue, or both facility_power_kw and it_power_kw"],
            remedy: "say which column it is: \(set: .valueColumn, "NAME"); or which ones hold the "
                + "loads: \(set: .facilityColumn, "NAME") \(set: .itColumn, "NAME")")
    }

    /// Power and energy have no ratio.
    func refuseOtherKind(
        _ facility: PUEColumns.Value, _ it: PUEColumns.Value
    ) throws(Diagnostic) {
        guard let facilityUnit = facility.unit, let itUnit = it.unit,
            facilityUnit.isEnergy != itUnit.isEnergy
        else { return }
        throw request.refusal(
            "IT and facility load are power and energy, which have no ratio",
            causes: [
                "line \(table.headerLine), column \(facility.name): "
                    + "expected the same kind as column \(it.name)"
            ],
            remedy: "give both as power or both as energy")
    }
}
