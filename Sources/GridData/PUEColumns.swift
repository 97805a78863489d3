import SolsticeDomain

/// Which columns of a table give the PUE: one of its own, or facility over IT load.
struct PUEColumns {
    let format: FileFormat
    /// The column of PUE values.
    let pue: TableColumns.Column?
    /// The column of IT power or energy.
    let itLoad: TableColumns.Column?
    /// The column of the whole facility's power or energy.
    let facilityLoad: TableColumns.Column?
    /// What facility over IT is multiplied by if the two are in different units.
    let ratioFactor: Double

    /// Chooses among the columns of a table.
    /// - Throws: a diagnostic if no PUE can be found.
    init(
        _ columns: TableColumns, of table: CSVTable, _ request: ImportRequest
    ) throws(Diagnostic) {
        if let wanted = request.options.valueColumn {
            pue = try columns.named(wanted, option: "--value-column", request)
        } else {
            pue = columns.first(.pue)
        }
        itLoad = columns.first(.itLoad)
        facilityLoad = columns.first(.facilityLoad)
        let header = table.header.map(ColumnRule.plain)
        let isESIF =
            header.contains(" pue ") && header.contains(" it power kw ")
            && header.contains(" ts ")
        format = request.options.format ?? (isESIF ? .esifCSV : .plainCSV)
        if pue != nil {
            ratioFactor = 1
            return
        }
        guard let itLoad, let facilityLoad else { throw Self.missing(columns, table, request) }
        ratioFactor = try Self.ratioFactor(itLoad, facilityLoad, table, request)
    }

    private static func missing(
        _ columns: TableColumns, _ table: CSVTable, _ request: ImportRequest
    ) -> Diagnostic {
        if let carbon = columns.first(.intensity) {
            return request.refusal(
                "the table holds carbon intensity, not PUE",
                causes: ["line \(table.headerLine), column \(carbon.name): is a carbon intensity"],
                remedy: "solstice import carbon \(request.file.name)")
        }
        return request.refusal(
            "no column holds PUE",
            causes: [
                "line \(table.headerLine), column 1: the header has \(table.headerText)",
                "expected pue, or both facility_power_kw and it_power_kw",
            ],
            remedy: "name the column of values \"pue\" in the header, or say which it is: "
                + "--value-column NAME")
    }

    private static func ratioFactor(
        _ it: TableColumns.Column, _ facility: TableColumns.Column, _ table: CSVTable,
        _ request: ImportRequest
    ) throws(Diagnostic) -> Double {
        let itUnit = LoadUnit(in: it.plain)
        let facilityUnit = LoadUnit(in: facility.plain)
        guard let itUnit, let facilityUnit else { return 1 }
        guard itUnit.isEnergy == facilityUnit.isEnergy else {
            throw request.refusal(
                "IT and facility load are power and energy, which have no ratio",
                causes: [
                    "line \(table.headerLine), column \(facility.name): "
                        + "expected the same kind as column \(it.name)"
                ],
                remedy: "give both as power or both as energy")
        }
        return facilityUnit.kilo / itUnit.kilo
    }
}

/// The unit of a load in a header, as far as a ratio needs it.
private struct LoadUnit {
    let isEnergy: Bool
    /// How many kW or kWh one unit is.
    let kilo: Double

    init?(in plainHeader: String) {
        let units: [(String, Bool, Double)] = [
            (" kwh ", true, 1), (" mwh ", true, 1000), (" gwh ", true, 1e6), (" wh ", true, 0.001),
            (" kw ", false, 1), (" mw ", false, 1000), (" w ", false, 0.001),
            (" watts ", false, 0.001), (" watt ", false, 0.001),
        ]
        guard let unit = units.first(where: { plainHeader.contains($0.0) }) else { return nil }
        isEnergy = unit.1
        kilo = unit.2
    }
}
