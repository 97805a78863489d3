import SolsticeDomain

/// Reads carbon intensities from a table: Electricity Maps, WattTime and plain ones.
struct CarbonCSVReader {
    private let columns: CarbonColumns
    private let request: ImportRequest
    private var walk: TableWalk
    /// For each place the channels of the value columns.
    private var channels: [[Int]] = []

    /// A reader of that table.
    /// - Throws: a diagnostic where the header lacks something that no option gives either.
    init(_ table: CSVTable, _ request: ImportRequest) throws(Diagnostic) {
        let columns = TableColumns(header: table.header, rules: ColumnRule.carbon)
        self.request = request
        let carbon = try CarbonColumns(columns, of: table, request)
        self.columns = carbon
        let stamp = try StampColumn(
            columns, of: table, isUTC: carbon.format == .electricityMapsCSV, request)
        let placeColumn = columns.first(.place)
        let place = request.options.zone ?? carbon.zoneInFileName
        guard placeColumn != nil || place != nil else { throw request.lacksPlace() }
        var recording = Recording(format: carbon.format)
        recording.unitText = carbon.unitText
        recording.isEndStamped = stamp.isEnd
        recording.notes = Self.notes(carbon, table, request)
        walk = TableWalk(
            table, stamp: stamp, placeColumn: placeColumn?.index, place: place ?? "",
            recording: recording, request)
    }

    private static func notes(
        _ columns: CarbonColumns, _ table: CSVTable, _ request: ImportRequest
    ) -> [String] {
        var notes: [String] = []
        if table.separator != UInt8(ascii: ",") {
            notes.append("fields are separated by \(table.separatorTitle)")
        }
        if let region = columns.zoneInFileName {
            notes.append("the region \(region) is read from the file's name")
            if let zone = request.options.zone, zone != region {
                notes.append("\(region) is imported as \(zone)")
            }
        }
        return notes
    }

    /// Reads all rows.
    mutating func read() -> Recording {
        while let head = walk.nextRow() {
            while channels.count <= head.placeIndex { addChannels() }
            for (position, column) in columns.values.enumerated() {
                readValue(column, head, channel: channels[head.placeIndex][position])
            }
        }
        return walk.recording
    }

    private mutating func addChannels() {
        let place = walk.places[channels.count]
        var indices: [Int] = []
        for column in columns.values {
            indices.append(
                walk.recording.channelIndex(
                    place: place, signal: column.signal, valueLabel: .header(column.name),
                    stampLabel: .header(walk.stamp.name)))
        }
        channels.append(indices)
    }

    private mutating func readValue(
        _ column: CarbonColumns.Value, _ head: TableWalk.RowHead, channel: Int
    ) {
        do throws(RowProblem) {
            let number = try walk.number(column.index)
            let factor: Double
            if let fixed = column.factor {
                factor = fixed
            } else {
                factor = try rowFactor(isBlank: number.isNaN)
            }
            let grams: Double
            do throws(CarbonValueRule.Flaw) {
                grams = try CarbonValueRule.grams(number, factor: factor)
            } catch {
                throw walk.problem(column.index, error.reason, expected: error.expected)
            }
            walk.recording.append(
                Observation(
                    second: head.second, value: grams, line: walk.line,
                    row: walk.recording.rowCount - 1, lengthSeconds: head.lengthSeconds,
                    isLocal: head.isLocal),
                to: channel)
        } catch {
            walk.recording.reject(error, place: walk.places[head.placeIndex])
            // The stamp stands: left out, the row is a gap and no longer step of its neighbour.
            walk.recording.append(
                Observation(
                    second: head.second, value: .nan, line: walk.line,
                    row: walk.recording.rowCount - 1, lengthSeconds: head.lengthSeconds,
                    isLocal: head.isLocal),
                to: channel)
        }
    }

    /// The factor that the row's own unit field asks for.
    private func rowFactor(isBlank: Bool) throws(RowProblem) -> Double {
        guard let column = columns.unitColumn, !isBlank else { return 1 }
        guard case .known(let unit) = DeclaredUnit(in: walk.text(column)) else {
            throw walk.problem(
                column, "is not a known unit", expected: "g/kWh, kg/MWh or lb/MWh")
        }
        if let wanted = request.options.unit, wanted != unit {
            throw walk.problem(
                column, "contradicts --unit \(wanted.rawValue)", expected: wanted.rawValue)
        }
        return unit.gramsPerKWhFactor
    }
}
