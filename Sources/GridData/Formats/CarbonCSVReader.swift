import SolsticeDomain

/// Reads carbon intensities from a table: Electricity Maps, WattTime and plain ones.
struct CarbonCSVReader {
    private let columns: CarbonColumns
    private let request: ImportRequest
    private var walk: TableWalk
    /// The channels of the value columns, by place and forecast issue.
    private var channels: [Key: [Int]] = [:]
    private var last: (key: Key, channels: [Int])?
    private let clock: LocalClock?

    private struct Key: Hashable {
        let placeIndex: Int
        let issuedAt: Instant?
    }

    /// Creates a reader for the table.
    /// - Throws: a diagnostic if the header lacks something that no option gives either.
    init(_ table: CSVTable, _ request: ImportRequest) throws(Diagnostic) {
        let columns = TableColumns(table, rules: ColumnRule.carbon, request)
        self.request = request
        let carbon = try CarbonColumns(columns, of: table, request)
        self.columns = carbon
        let stamp = try StampColumn(
            columns, of: table, isUTC: carbon.format == .electricityMapsCSV, request)
        let placeColumn = columns.first(.place)
        clock = try request.options.timeZone.map { name throws(Diagnostic) in
            try TimeZoneRules.clock(name)
        }
        let place = request.statedPlace ?? carbon.zoneInFileName
        guard placeColumn != nil || place != nil else { throw request.lacksPlace() }
        var recording = Recording(format: carbon.format)
        recording.unitText = carbon.unitText
        recording.describe(stamp)
        recording.columns = carbon.meanings(of: table, stamp: stamp, place: placeColumn)
        recording.isUnitStated = carbon.isUnitStated
        recording.isForecast = carbon.issueColumn != nil
        recording.notes = Self.notes(carbon, table, request)
        walk = TableWalk(
            table, stamp: stamp, placeColumn: placeColumn?.index, place: place ?? "",
            valueColumns: carbon.values.map(\.index), recording: recording, request)
    }

    private static func notes(
        _ columns: CarbonColumns, _ table: CSVTable, _ request: ImportRequest
    ) -> [Message] {
        var notes: [Message] = []
        if table.separator != UInt8(ascii: ",") {
            notes.append("fields are separated by \(table.separatorTitle)")
        }
        if let region = columns.zoneInFileName {
            notes.append("the region \(region) is read from the file's name")
            if let zone = request.statedPlace, zone != region {
                notes.append("\(region) is imported as \(zone)")
            }
        }
        return notes
    }

    /// Reads all rows.
    mutating func read() -> Recording {
        while let head = walk.nextRow() {
            do throws(RowProblem) {
                let channels = try channels(of: head)
                for (position, column) in columns.values.enumerated() {
                    if let field = column.field, walk.text(field.column) != field.text { continue }
                    readValue(column, head, channel: channels[position])
                }
                if let column = columns.shareColumn, let channel = channels.last {
                    append(
                        Result { () throws(RowProblem) in
                            try CarbonFreeRule.share(column.index, walk)
                        }, head, to: channel)
                }
            } catch {
                walk.recording.reject(error, place: walk.places[head.placeIndex])
            }
        }
        return walk.recording
    }

    /// The channels of a row's place and issue; rows that share them are mostly adjacent.
    private mutating func channels(of head: TableWalk.RowHead) throws(RowProblem) -> [Int] {
        let issuedAt = try columns.issueColumn.map { column throws(RowProblem) in
            try walk.issueTime(column, clock: clock)
        }
        let key = Key(placeIndex: head.placeIndex, issuedAt: issuedAt)
        if let last, last.key == key { return last.channels }
        let indices = channels[key] ?? addChannels(key)
        last = (key, indices)
        return indices
    }

    private mutating func addChannels(_ key: Key) -> [Int] {
        var indices: [Int] = []
        for column in columns.values {
            indices.append(
                walk.recording.channelIndex(
                    place: walk.places[key.placeIndex], signal: column.signal,
                    issuedAt: key.issuedAt, valueLabel: .header(column.name),
                    stampLabel: .header(walk.stamp.name)))
        }
        if let column = columns.shareColumn {
            indices.append(
                walk.recording.channelIndex(
                    place: walk.places[key.placeIndex], signal: nil, isShare: true,
                    valueLabel: .header(column.name), stampLabel: .header(walk.stamp.name)))
        }
        channels[key] = indices
        return indices
    }

    /// Whether a column marks the row's values as estimated.
    private func isEstimated() -> Bool {
        guard let column = columns.estimateColumn else { return false }
        return EstimateText.isEstimated(walk.text(column)) ?? false
    }

    private mutating func readValue(
        _ column: CarbonColumns.Value, _ head: TableWalk.RowHead, channel: Int
    ) {
        append(
            Result { () throws(RowProblem) in try grams(column) }, head, to: channel,
            isEstimated: isEstimated())
    }

    /// The intensity in a column of the current row.
    private func grams(_ column: CarbonColumns.Value) throws(RowProblem) -> Double {
        let number = try walk.number(column.index)
        let factor: Double
        if let fixed = column.factor {
            factor = fixed
        } else {
            factor = try rowFactor(isBlank: number.isNaN)
        }
        do throws(CarbonValueRule.Flaw) {
            return try CarbonValueRule.grams(number, factor: factor)
        } catch {
            throw walk.problem(column.index, error.reason, expected: error.expected)
        }
    }

    /// Appends a value of the current row to a channel, or rejects the row if it cannot be read.
    private mutating func append(
        _ value: Result<Double, RowProblem>, _ head: TableWalk.RowHead, to channel: Int,
        isEstimated: Bool = false
    ) {
        do throws(RowProblem) {
            let value = try value.get()
            walk.recording.append(
                Observation(
                    second: head.second, value: value, line: walk.line,
                    row: walk.recording.rowCount - 1, lengthSeconds: head.lengthSeconds,
                    isLocal: head.isLocal, isEstimated: isEstimated),
                to: channel)
        } catch {
            walk.recording.reject(error, place: walk.places[head.placeIndex])
            // Keep the stamp: the missing row is then a gap, not a longer step for its neighbour.
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
                column, "is not a known unit", expected: Message(IntensityUnit.listText))
        }
        if let wanted = request.options.unit, wanted != unit {
            throw walk.problem(
                column, "contradicts \(set: .unit, wanted.rawValue)",
                expected: Message(wanted.rawValue))
        }
        return unit.gramsPerKWhFactor
    }
}
