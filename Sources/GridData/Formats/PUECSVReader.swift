import SolsticeDomain

/// Reads PUE values from a table.
struct PUECSVReader {
    private let columns: PUEColumns
    private var walk: TableWalk
    private var channels: [Int] = []
    private let valueColumn: TableColumns.Column

    /// Creates a reader for the table.
    /// - Throws: a diagnostic if the header lacks something that no option gives either.
    init(_ table: CSVTable, _ request: ImportRequest) throws(Diagnostic) {
        let columns = TableColumns(header: table.header, rules: ColumnRule.pue)
        let found = try PUEColumns(columns, of: table, request)
        guard let valueColumn = found.pue ?? found.facilityLoad else {
            throw request.refusal("no column holds PUE", remedy: "name one column \"pue\"")
        }
        self.columns = found
        self.valueColumn = valueColumn
        let stamp = try StampColumn(columns, of: table, isUTC: false, request)
        let placeColumn = columns.first(.place)
        if placeColumn == nil, request.options.region == nil { throw request.lacksPlace() }
        var recording = Recording(format: found.format)
        recording.unitText = "ratio"
        recording.isEndStamped = stamp.isEnd
        recording.renamesOnlyPlace = true
        if table.separator != UInt8(ascii: ",") {
            recording.notes.append("fields are separated by \(table.separatorTitle)")
        }
        if found.pue == nil, let it = found.itLoad {
            recording.notes.append("PUE is column \(valueColumn.name) over column \(it.name)")
        }
        walk = TableWalk(
            table, stamp: stamp, placeColumn: placeColumn?.index,
            place: request.statedPlace ?? "", recording: recording, request)
    }

    /// Reads all rows.
    mutating func read() -> Recording {
        while let head = walk.nextRow() {
            while channels.count <= head.placeIndex {
                channels.append(
                    walk.recording.channelIndex(
                        place: walk.places[channels.count], signal: nil,
                        valueLabel: .header(valueColumn.name),
                        stampLabel: .header(walk.stamp.name)))
            }
            readValue(head)
        }
        return walk.recording
    }

    private mutating func readValue(_ head: TableWalk.RowHead) {
        do throws(RowProblem) {
            var weight = 1.0
            if let itLoad = columns.itLoad {
                let load = try walk.number(itLoad.index)
                weight = load.isNaN ? .nan : load
            }
            let ratio = try readRatio(itLoad: weight)
            walk.recording.append(
                Observation(
                    second: head.second, value: ratio, line: walk.line,
                    row: walk.recording.rowCount - 1, lengthSeconds: head.lengthSeconds,
                    // The weight of a row without an IT reading is unknown.
                    weight: weight > 0 ? weight : 0, isLocal: head.isLocal),
                to: channels[head.placeIndex])
        } catch {
            walk.recording.reject(error, place: walk.places[head.placeIndex])
            // Keep the stamp: the missing row is then a gap, not a longer step for its neighbour.
            walk.recording.append(
                Observation(
                    second: head.second, value: .nan, line: walk.line,
                    row: walk.recording.rowCount - 1, lengthSeconds: head.lengthSeconds,
                    isLocal: head.isLocal),
                to: channels[head.placeIndex])
        }
    }

    private mutating func readRatio(itLoad: Double) throws(RowProblem) -> Double {
        var ratio = try walk.number(valueColumn.index)
        if columns.pue == nil, let itColumn = columns.itLoad {
            if itLoad <= 0 {
                throw walk.problem(
                    itColumn.index, "is no IT load, so that a PUE has no meaning",
                    expected: "more than 0, or a blank")
            }
            ratio = ratio / itLoad * columns.ratioFactor
        }
        if ratio.isNaN || PUE.plausible.contains(ratio) { return ratio }
        let isRatio = columns.pue == nil
        if ratio < PUE.plausible.lowerBound {
            throw walk.problem(
                valueColumn.index,
                isRatio
                    ? "is less than the IT load, which no facility can reach"
                    : "is below 1, which no facility can reach",
                expected: "facility energy over IT energy, such as 1.2")
        }
        throw walk.problem(
            valueColumn.index,
            isRatio ? "is over 5 times the IT load" : "is above 5, which is a mistake of unit",
            expected: "a ratio from 1 to 5, such as 1.2")
    }
}

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
            pue = try columns.named(wanted, option: .valueColumn, request)
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
                remedy: "\(run: .importCarbon, .text(request.file.name))")
        }
        return request.refusal(
            "no column holds PUE",
            causes: [
                "line \(table.headerLine), column 1: the header has \(table.headerText)",
                "expected pue, or both facility_power_kw and it_power_kw",
            ],
            remedy: "name the column of values \"pue\" in the header, or say which it is: "
                + "\(set: .valueColumn, "NAME")")
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
