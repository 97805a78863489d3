public import SolsticeDomain
import SolsticeJSON

/// Reads a table with a row for each workload and power limit, like the summaries of Zeus.
struct PowerCapReader {
    private let request: ImportRequest
    private let table: CSVTable
    private let limit: TableColumns.Column
    private let time: TableColumns.Column
    private let power: TableColumns.Column
    private let workload: [TableColumns.Column]
    private var scanner: CSVScanner
    private var decimalSign: UInt8

    private var measurements: [String: [Double: PowerCapReduction.Measurement]] = [:]
    /// The line that holds a workload's measurement under a limit.
    private var lines: [String: [Double: Int]] = [:]
    private var problems: [RowProblem] = []
    private var rowCount = 0
    private var duplicateCount = 0

    /// A reader of that file.
    /// - Throws: a diagnostic if it is not a table, or lacks a column.
    init(_ request: ImportRequest) throws(Diagnostic) {
        self.request = request
        let table = try CSVTable(request, from: try ContentGuard.textStart(request))
        let columns = TableColumns(table, rules: ColumnRule.powerCaps, request)
        func column(_ role: ColumnRole, _ name: String) throws(Diagnostic) -> TableColumns.Column {
            if let column = columns.first(role) { return column }
            throw request.refusal(
                "no column holds \(name)",
                causes: [
                    "line \(table.headerLine), column 1: the header has \(table.headerText)"
                ],
                remedy: "name the columns as in: \(ImportRequest.Subject.powerCaps.exampleHeader)")
        }
        self.table = table
        limit = try column(.powerLimit, "power_limit")
        time = try column(.epochTime, "time_per_epoch")
        power = try column(.averagePower, "average_power")
        workload = columns.all(.workload)
        scanner = table.scanner
        decimalSign = table.separator == UInt8(ascii: ",") ? UInt8(ascii: ".") : 0
    }

    /// Reads all rows and computes the means.
    /// - Throws: a diagnostic that names every bad row by line and column.
    mutating func read() throws(Diagnostic) -> PowerCapImport {
        while scanner.next() {
            rowCount += 1
            do throws(RowProblem) { try readRow() } catch { problems.append(error) }
        }
        guard problems.isEmpty else {
            throw BadRows(problems, of: rowCount, isAnyLeft: false).diagnostic(
                request, remedy: "mend the rows, or take them out")
        }
        let reduction = PowerCapReduction(workloads: measurements)
        let name = request.file.name == "-" ? "standard input" : request.file.baseName
        let points = reduction.points { "\(name), mean over \($0) workloads" }
        guard let highest = reduction.highestLimitWatts, !points.isEmpty else {
            throw request.refusal(
                "there is only one power limit to compare",
                causes: ["every row has the limit of the first one"],
                remedy: "measure each workload under several limits")
        }
        let usable = reduction.usable.count
        return PowerCapImport(
            highestLimit: SourcedFigure(
                Power(watts: highest),
                source: "highest limit in \(name), \(usable) workloads"),
            points: points, rowCount: rowCount, duplicateCount: duplicateCount,
            workloadCount: usable, leftOutCount: measurements.count - usable)
    }

    private mutating func readRow() throws(RowProblem) {
        if let flaw = scanner.flaw { throw problem(scanner.fields.count - 1, Message(flaw)) }
        guard scanner.fields.count == table.header.count else {
            throw RowProblem(
                line: scanner.line, column: table.header[table.header.count - 1], value: "",
                reason: "ends a row of \(scanner.fields.count) fields",
                expected: "\(table.header.count) fields separated by \(table.separatorTitle)")
        }
        let watts = try amount(limit, "a limit in watts")
        let measured = PowerCapReduction.Measurement(
            seconds: try amount(time, "a time above 0"),
            watts: try amount(power, "a power in watts"))
        let name = workload.map { FieldText.decode(request.file.bytes, scanner.fields[$0.index]) }
            .joined(separator: "\u{1F}")
        guard let known = measurements[name]?[watts] else {
            measurements[name, default: [:]][watts] = measured
            lines[name, default: [:]][watts] = scanner.line
            return
        }
        duplicateCount += 1
        guard known == measured else {
            throw problem(
                limit.index,
                "was measured before with another result, in line \(lines[name]?[watts] ?? 0)",
                expected: "one row for each workload and limit")
        }
    }

    private mutating func amount(
        _ column: TableColumns.Column, _ expected: Message
    ) throws(RowProblem) -> Double {
        let range = scanner.fields[column.index]
        let value: Double
        do throws(DecimalText.Flaw) {
            value = try DecimalText.parse(request.file.bytes, range, sign: &decimalSign)
        } catch {
            throw problem(column.index, "is not a number", expected: expected)
        }
        guard value > 0, value < 1e9 else {
            throw problem(column.index, "is not possible", expected: expected)
        }
        return value
    }

    private func problem(_ column: Int, _ reason: Message, expected: Message? = nil) -> RowProblem {
        RowProblem(
            line: scanner.line,
            column: column < table.header.count ? table.header[column] : "\(column + 1)",
            value: FieldText.decode(request.file.bytes, scanner.fields[column]), reason: reason,
            expected: expected)
    }
}

/// Turns measurements of workloads under power limits into relative times and energies.
///
/// Each workload is measured against itself at the highest limit, and every workload counts the
/// same (J. You et al., "Zeus", NSDI '23): a slow network must not outweigh a fast one.
struct PowerCapReduction {
    /// The time and power of one workload under one limit.
    struct Measurement: Equatable {
        let seconds: Double
        let watts: Double
    }

    /// By workload, then by limit in watts.
    let workloads: [String: [Double: Measurement]]

    /// The highest limit of all; nil if nothing was measured.
    var highestLimitWatts: Double? { workloads.values.flatMap(\.keys).max() }

    /// The workloads measured at the highest limit.
    var usable: [[Double: Measurement]] {
        guard let highest = highestLimitWatts else { return [] }
        return workloads.sorted { $0.key < $1.key }.map(\.value).filter { $0[highest] != nil }
    }

    /// The mean relative time and energy under every limit but the highest, ascending.
    func points(source: (_ workloadCount: Int) -> String) -> [PowerCapPoint] {
        guard let highest = highestLimitWatts else { return [] }
        let usable = usable
        let limits = Set(usable.flatMap(\.keys)).subtracting([highest])
        return limits.sorted().map { limit in
            let pairs = Self.pairs(usable, limit: limit, highest: highest)
            return PowerCapPoint(
                cap: Power(watts: limit), relativeTime: Self.mean(pairs.map(\.time)),
                relativeEnergy: Self.mean(pairs.map(\.energy)),
                byDraw: Self.byDraw(usable, limit: limit, highest: highest),
                source: source(pairs.count))
        }
    }

    /// The workloads grouped by their draw at the highest limit, in fifths of that limit.
    private static func byDraw(
        _ usable: [[Double: Measurement]], limit: Double, highest: Double
    ) -> [PowerCapPoint.AtDraw] {
        let fifths = Dictionary(grouping: usable) { workload in
            min(4, Int((workload[highest]?.watts ?? 0) / highest * 5))
        }
        return fifths.values.compactMap { workloads in
            let draws = workloads.compactMap { $0[highest]?.watts }
            let draw = draws.reduce(0, +) / Double(draws.count)
            let pairs = pairs(workloads, limit: limit, highest: highest)
            guard limit < draw, !pairs.isEmpty else { return nil }
            let times = pairs.map(\.time).sorted()
            return PowerCapPoint.AtDraw(
                draw: Power(watts: draw), relativeTime: mean(times),
                slowRelativeTime: ninth(of: times), relativeEnergy: mean(pairs.map(\.energy)))
        }
    }

    /// Time and energy under a limit over those under the highest, for workloads measured at both.
    private static func pairs(
        _ workloads: [[Double: Measurement]], limit: Double, highest: Double
    ) -> [(time: Double, energy: Double)] {
        workloads.compactMap { workload in
            guard let capped = workload[limit], let free = workload[highest] else { return nil }
            return (
                capped.seconds / free.seconds,
                capped.seconds * capped.watts / (free.seconds * free.watts)
            )
        }
    }

    private static func mean(_ values: [Double]) -> Double {
        values.reduce(0, +) / Double(values.count)
    }

    /// The 90th percentile of ascending values (P90, by linear interpolation).
    private static func ninth(of values: [Double]) -> Double {
        let rank = 0.9 * Double(values.count - 1)
        let index = Int(rank)
        guard index + 1 < values.count else { return values[index] }
        return values[index] + (rank - Double(index)) * (values[index + 1] - values[index])
    }
}

/// What a table of measurements says that power caps do to an accelerator.
public struct PowerCapImport: Sendable {
    /// The highest limit measured, which everything else is relative to.
    public let highestLimit: SourcedFigure<Power>
    /// The other limits, ascending, each with the mean over the workloads measured at it.
    public let points: [PowerCapPoint]
    /// Rows of measurements.
    public let rowCount: Int
    /// Rows that repeat an earlier one.
    public let duplicateCount: Int
    /// Workloads in the means.
    public let workloadCount: Int
    /// Workloads left out because they were not measured at the highest limit.
    public let leftOutCount: Int
}
