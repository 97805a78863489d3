public import SolsticeDomain

/// What a file of carbon intensities holds.
public struct CarbonImport: Sendable {
    /// What was recognised.
    public let format: RecognisedFormat
    /// One entry for each zone and signal, in the order they appear in the file.
    public let series: [CarbonSeries]
    /// Counts, and what was left out.
    public let summary: ImportSummary
    /// When the newest forecast in it was issued; nil for a history.
    public let issuedAt: Instant?
    /// Carbon-free shares that the file has beside its intensities, one entry for each zone.
    public let shares: [CarbonFreeSeries]

    /// Creates a result from its parts.
    public init(
        format: RecognisedFormat, series: [CarbonSeries], summary: ImportSummary,
        issuedAt: Instant? = nil, shares: [CarbonFreeSeries] = []
    ) {
        self.shares = shares
        self.format = format
        self.series = series
        self.summary = summary
        self.issuedAt = issuedAt
    }
}

/// The carbon intensity of one grid zone in one signal.
public struct CarbonSeries: Sendable {
    /// The grid zone, such as `DE` or `CAISO_NORTH`, as the provider spells it.
    public let zone: ZoneID
    /// The signal that the values measure.
    public let signal: CarbonSignal
    /// The values, in gCO2e per kWh, with gaps explicit.
    public let series: Series<CarbonIntensity>

    /// For each value, whether the provider estimated it; false for gaps.
    public let isEstimated: [Bool]
    /// When the forecast that holds the values was issued; nil for a history.
    public let issuedAt: Instant?

    /// Creates a series; without flags, every value was observed.
    public init(
        zone: ZoneID, signal: CarbonSignal, series: Series<CarbonIntensity>,
        isEstimated: [Bool]? = nil, issuedAt: Instant? = nil
    ) {
        self.isEstimated =
            isEstimated ?? Array(repeating: false, count: series.rawValues.count)
        self.issuedAt = issuedAt
        self.zone = zone
        self.signal = signal
        self.series = series
    }
}

/// The carbon-free share of one grid zone's electricity.
public struct CarbonFreeSeries: Sendable {
    /// The grid zone, as the provider spells it.
    public let zone: ZoneID
    /// The shares, with gaps explicit.
    public let series: Series<CarbonFreeShare>

    /// Creates a series for the zone.
    public init(zone: ZoneID, series: Series<CarbonFreeShare>) {
        self.zone = zone
        self.series = series
    }
}

/// What a file of PUE values holds.
public struct PUEImport: Sendable {
    /// What was recognised.
    public let format: RecognisedFormat
    /// One entry for each region, in the order they appear in the file.
    public let series: [PUESeries]
    /// Counts, and what was left out.
    public let summary: ImportSummary

    /// Creates a result from its parts.
    public init(format: RecognisedFormat, series: [PUESeries], summary: ImportSummary) {
        self.format = format
        self.series = series
        self.summary = summary
    }
}

/// The PUE of one region.
public struct PUESeries: Sendable {
    /// The region, as the file or the option names it.
    public let region: RegionID
    /// The values, with gaps explicit.
    public let series: Series<PUE>

    /// Creates a series for the region.
    public init(region: RegionID, series: Series<PUE>) {
        self.region = region
        self.series = series
    }
}

/// Counts from reading a file.
public struct ImportSummary: Sendable, Equatable {
    /// Rows of data in the file, good and bad; the header and blank lines do not count.
    public let rowCount: Int
    /// Values that were kept, over all series.
    public let valueCount: Int
    /// Rows that repeat an earlier one exactly and change nothing.
    public let duplicateCount: Int
    /// Kept values that the provider estimated.
    public let estimatedCount: Int
    /// Zeros that stand for missing values and become gaps.
    public let missingZeroCount: Int
    /// Values that gave way to a later one for the same moment.
    public let contradictionCount: Int
    /// Stretches without a value, over all series.
    public let gapCount: Int
    /// The total length of those stretches, in hours.
    public let gapHours: Double
    /// What was left out, in line order; empty unless bad rows were to be skipped.
    public let rejected: [RowProblem]
    /// How stamps were read in the hours when the clocks change, one sentence each.
    public let daylightSavingNotes: [Message]

    /// Creates a summary of these counts.
    public init(
        rowCount: Int, valueCount: Int, duplicateCount: Int, gapCount: Int, gapHours: Double,
        rejected: [RowProblem], daylightSavingNotes: [Message], estimatedCount: Int = 0,
        missingZeroCount: Int = 0, contradictionCount: Int = 0
    ) {
        self.rowCount = rowCount
        self.valueCount = valueCount
        self.duplicateCount = duplicateCount
        self.estimatedCount = estimatedCount
        self.missingZeroCount = missingZeroCount
        self.contradictionCount = contradictionCount
        self.gapCount = gapCount
        self.gapHours = gapHours
        self.rejected = rejected
        self.daylightSavingNotes = daylightSavingNotes
    }
}

/// Why one row of a file cannot be used.
public struct RowProblem: Error, Sendable, Equatable {
    /// The line in the file, from 1.
    public let line: Int
    /// The column's name in the header, its number if there is no name, or a JSON path.
    public let column: String
    /// The value found there, shortened if it is long.
    public let value: String
    /// What is wrong with it, to be read after the value: `is below 1`.
    public let reason: Message
    /// What should be there instead, if that helps.
    public let expected: Message?

    /// Creates a problem from its parts.
    public init(
        line: Int, column: String, value: String, reason: Message, expected: Message? = nil
    ) {
        self.line = line
        self.column = column
        self.value = value.count > 40 ? value.prefix(40) + "…" : value
        self.reason = reason
        self.expected = expected
    }
}

extension RowProblem {
    /// `line 17, column pue: "0.9" is below 1, which no facility can reach`.
    public var message: Message {
        "line \(line), column \(column): \"\(value)\" \(reason)"
            + (expected.map { "; expected \($0)" } ?? "")
    }
}

/// The rows that keep a file from being imported, as one message.
struct BadRows {
    /// How many problems are spelled out before the rest is only counted.
    static let shownCount = 10

    private let problems: [RowProblem]
    private let rowCount: Int
    private let isAnyLeft: Bool

    /// The problems in line order, out of so many rows.
    init(_ problems: [RowProblem], of rowCount: Int, isAnyLeft: Bool) {
        self.problems = problems
        self.rowCount = rowCount
        self.isAnyLeft = isAnyLeft
    }

    /// The refusal of the whole file; `remedy` defaults to the one for series.
    func diagnostic(_ request: ImportRequest, remedy: Message? = nil) -> Diagnostic {
        var causes = problems.prefix(Self.shownCount).map(\.message)
        if problems.count > Self.shownCount {
            causes.append("and \(problems.count - Self.shownCount) more")
        }
        let count = min(Set(problems.map(Self.row)).count, rowCount)
        let rows = rowCount == 1 ? "row" : "rows"
        return request.refusal(
            "\(count) of \(rowCount) \(rows) cannot be read", causes: causes,
            remedy: remedy
                ?? (isAnyLeft
                    ? "mend the rows, or import the others with \(set: .skipInvalid)"
                    : "mend the file; no row of it can be used as it is"))
    }

    /// What identifies a row: the line, and in JSON, where rows may share a line, the element too.
    private static func row(_ problem: RowProblem) -> String {
        let element = problem.column.lastIndex(of: "]").map { problem.column[...$0] } ?? ""
        return "\(problem.line) \(element)"
    }
}
