import SolsticeDomain
import SolsticeJSON

/// Reads replies of Energy-Charts: parallel arrays, in g/kWh. The signal is not declared.
///
/// `co2eq` is history; `co2eq_forecast` is a forecast from where `co2eq` ends, and was issued no
/// earlier than that moment.
struct EnergyChartsReader {
    private let file: JSONFile
    private let request: ImportRequest

    /// Creates a reader for the file.
    /// - Throws: a usage diagnostic if an option contradicts what the service always gives.
    init(_ file: JSONFile, _ request: ImportRequest) throws(Diagnostic) {
        self.file = file
        self.request = request
        _ = try JSONRows.fixedUnit(.gramsPerKWh, format: .energyCharts, request)
    }

    /// Reads both series.
    func read() throws(Diagnostic) -> Recording {
        let stamps = try stamps()
        guard let place = request.statedPlace else { throw request.lacksPlace() }
        guard let signal = request.options.signal else {
            throw request.lacksSignal("Energy-Charts does not say it")
        }
        let history = try values("co2eq", count: stamps.count)
        let forecast = try values("co2eq_forecast", count: stamps.count)
        let known = history?.lastIndex { !$0.isNull }
        var recording = Recording(format: .energyCharts)
        recording.unitText = IntensityUnit.gramsPerKWh.rawValue
        recording.rowCount = stamps.count
        let end = known.map { $0 + 1 } ?? 0
        if let history, !request.options.wantsForecast {
            try record(
                "co2eq", Array(history.prefix(end)), stamps, from: 0, (place, signal, nil),
                into: &recording)
        }
        let expected = forecast.map { Array($0.dropFirst(end)) } ?? []
        if expected.contains(where: { !$0.isNull }) {
            let issued = known.map { last in
                Instant(
                    secondsSinceEpoch: last + 1 < stamps.count
                        ? stamps[last + 1] : stamps[last] + 900)
            }
            recording.isForecast = known == nil
            try record(
                "co2eq_forecast", expected, stamps, from: end, (place, signal, issued),
                into: &recording)
            if let issued, !request.options.wantsForecast {
                recording.notes.append(
                    "co2eq_forecast is kept as a forecast issued \(issued), where co2eq ends")
            }
        }
        return recording
    }

    private func stamps() throws(Diagnostic) -> [Int] {
        guard let node = file.root["unix_seconds"], let elements = node.elements else {
            throw file.refusal(
                file.root["unix_seconds"] ?? file.root, path: "unix_seconds",
                expected: "an array of seconds since 1970", request)
        }
        var stamps: [Int] = []
        for element in elements {
            guard let number = element.number, (0..<7_258_118_400).contains(number) else {
                throw file.refusal(
                    element, path: "unix_seconds[\(stamps.count)]",
                    expected: "seconds since 1970", request)
            }
            stamps.append(Int(number))
        }
        return stamps
    }

    private func values(_ name: String, count: Int) throws(Diagnostic) -> [JSONNode]? {
        guard let node = file.root[name], !node.isNull else { return nil }
        guard let elements = node.elements, elements.count == count else {
            throw file.refusal(
                node, path: name, expected: "an array as long as unix_seconds, \(count)", request)
        }
        return elements
    }

    private func record(
        _ name: String, _ values: [JSONNode], _ stamps: [Int], from start: Int,
        _ series: (place: String, signal: CarbonSignal, issuedAt: Instant?),
        into recording: inout Recording
    ) throws(Diagnostic) {
        let rows = JSONRows(file: file, request: request, recording: recording)
        let channel = recording.channelIndex(
            place: series.place, signal: series.signal, issuedAt: series.issuedAt,
            valueLabel: .element(array: name), stampLabel: .element(array: "unix_seconds"))
        for (offset, node) in values.enumerated() {
            let index = start + offset
            var grams = Double.nan
            do throws(RowProblem) {
                grams = try rows.grams(node, path: "\(name)[\(index)]", factor: 1)
            } catch {
                recording.reject(error, place: series.place)
            }
            recording.append(
                Observation(
                    second: stamps[index], value: grams, line: file.line(of: node), row: index),
                to: channel)
        }
    }
}
