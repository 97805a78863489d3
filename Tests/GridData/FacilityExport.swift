import SolsticeDomain
import SolsticeGridData

/// A table as the systems of buildings export it, read for a region in Germany.
struct FacilityExport {
    let lines: [String]
    var ending = "\n"

    init(_ lines: String...) { self.lines = lines }

    init(lines: [String]) { self.lines = lines }

    func read(
        _ change: (inout ImportOptions) -> Void = { _ in }
    ) throws(Diagnostic) -> PUEImport {
        var options = ImportOptions(region: "home")
        options.timeZones = ["home": "Europe/Berlin"]
        change(&options)
        return try GridDataReader.readPUE(
            Fixture.text(lines.joined(separator: ending), name: "export.csv"), options: options)
    }
}

extension PUEImport {
    /// The values of the only series, NaN for gaps.
    var values: [Double] { series.count == 1 ? series[0].series.rawValues : [] }
    /// When the only series begins.
    var start: Instant? { series.first?.series.span?.start }
    /// When the only series ends.
    var end: Instant? { series.first?.series.span?.end }
}
