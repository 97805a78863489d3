import SolsticeDomain

/// Reads PUE values, or the loads whose ratio they are, from a table.
struct PUECSVReader {
    private let columns: PUEColumns
    private var walk: TableWalk
    /// The channels of the values, by place.
    private var channels: [[Int]] = []
    /// The columns whose values are kept, with the load that each is.
    private let values: [(value: PUEColumns.Value, load: LoadSide?)]

    /// Creates a reader for the table.
    /// - Throws: a diagnostic if the header lacks something that no option gives either.
    init(_ table: CSVTable, _ request: ImportRequest) throws(Diagnostic) {
        let columns = TableColumns(table, rules: ColumnRule.pue, request)
        let found = try PUEColumns(columns, of: table, request)
        self.columns = found
        let loads: [(PUEColumns.Value?, LoadSide?)] =
            found.pue == nil
            ? [(found.facilityLoad, .facility), (found.itLoad, .equipment)] : [(found.pue, nil)]
        values = loads.compactMap { value, load in value.map { ($0, load) } }
        let stamp = try StampColumn(columns, of: table, isUTC: false, request)
        let used = Set(values.map(\.value.index) + [found.itLoad?.index].compactMap(\.self))
        let placeColumn = columns.best(.place).first { !used.contains($0.index) }
        if placeColumn == nil, request.options.region == nil { throw request.lacksPlace() }
        var recording = Recording(format: found.format)
        recording.unitText = "ratio"
        recording.describe(stamp)
        recording.renamesOnlyPlace = true
        recording.loads = found.loads
        recording.columns = found.meanings(of: table, stamp: stamp, place: placeColumn)
        if table.separator != UInt8(ascii: ",") {
            recording.notes.append("fields are separated by \(table.separatorTitle)")
        }
        walk = TableWalk(
            table, stamp: stamp, placeColumn: placeColumn?.index,
            place: request.statedPlace ?? "", valueColumns: used.sorted(),
            recording: recording, request)
    }

    /// Reads all rows.
    mutating func read() -> Recording {
        while let head = walk.nextRow() {
            while channels.count <= head.placeIndex { addChannels() }
            for (position, entry) in values.enumerated() {
                if let field = entry.value.field, walk.text(field.column) != field.text { continue }
                readValue(entry.value, head, load: entry.load, channel: position)
            }
        }
        return walk.recording
    }

    private mutating func addChannels() {
        let place = walk.places[channels.count]
        channels.append(
            values.map { value, load in
                walk.recording.channelIndex(
                    place: place, signal: nil, load: load, valueLabel: .header(value.name),
                    stampLabel: .header(walk.stamp.name))
            })
    }

    private mutating func readValue(
        _ value: PUEColumns.Value, _ head: TableWalk.RowHead, load: LoadSide?, channel: Int
    ) {
        var observation = Observation(
            second: head.second, value: .nan, line: walk.line, row: walk.recording.rowCount - 1,
            lengthSeconds: head.lengthSeconds, isLocal: head.isLocal)
        do throws(RowProblem) {
            if load == nil {
                observation.value = try readPUE(value)
                observation.weight = try weight()
            } else {
                (observation.value, observation.scale) = try readLoad(value)
            }
        } catch {
            walk.recording.reject(error, place: walk.places[head.placeIndex])
            // Keep the stamp: the missing row is then a gap, not a longer step for its neighbour.
        }
        walk.recording.append(observation, to: channels[head.placeIndex][channel])
    }

    /// The weight of a PUE in a mean; 0 without an IT reading, since it is then unknown.
    private func weight() throws(RowProblem) -> Double {
        guard let itLoad = columns.itLoad, itLoad.field == nil else { return 1 }
        let (load, unit) = try unitOfLoad(itLoad)
        return load > 0 ? load * (unit?.base ?? 1e3) : 0
    }

    private func readPUE(_ value: PUEColumns.Value) throws(RowProblem) -> Double {
        let measured = try walk.measure(value.index)
        guard measured.unit.isEmpty else {
            throw walk.problem(
                value.index,
                LoadUnit(in: ColumnRule.plain(measured.unit)) == nil
                    ? "is not a number" : "has the unit of a load, and a PUE has none",
                expected: "a ratio from 1 to 5, such as 1.2")
        }
        let pue = measured.value
        if pue.isNaN || PUE.plausible.contains(pue) { return pue }
        throw walk.problem(
            value.index,
            pue < PUE.plausible.lowerBound
                ? "is below 1, which no facility can reach"
                : "is above 5, which is a mistake of unit",
            expected: pue < PUE.plausible.lowerBound
                ? "facility energy over IT energy, such as 1.2" : "a ratio from 1 to 5, such as 1.2"
        )
    }

    /// A load, and what it is multiplied by to get W or Wh: by the unit beside the number, of the
    /// row, or in the header.
    private mutating func readLoad(
        _ value: PUEColumns.Value
    ) throws(RowProblem) -> (value: Double, scale: Double) {
        let load = try unitOfLoad(value)
        if let unit = load.unit, let isEnergy = walk.recording.loads?.isEnergy {
            guard unit.isEnergy == isEnergy || load.number.isNaN else {
                throw walk.problem(
                    value.index, "is in \(unit.symbol), and other loads are not",
                    expected: "all loads as power, or all as energy")
            }
        } else if let unit = load.unit {
            walk.recording.loads?.isEnergy = unit.isEnergy
        }
        return (load.number, load.unit?.base ?? 1e3)
    }

    private func unitOfLoad(
        _ value: PUEColumns.Value
    ) throws(RowProblem) -> (number: Double, unit: LoadUnit?) {
        let measured = try walk.measure(value.index)
        if !measured.unit.isEmpty {
            guard let unit = LoadUnit(in: ColumnRule.plain(measured.unit)) else {
                throw walk.problem(
                    value.index, "is in a unit that is none of power or energy",
                    expected: "W, kW, MW, Wh, kWh or MWh")
            }
            return (measured.value, unit)
        }
        if let column = columns.unitColumn {
            return (measured.value, LoadUnit(in: ColumnRule.plain(walk.text(column.index))))
        }
        return (measured.value, value.unit)
    }
}
