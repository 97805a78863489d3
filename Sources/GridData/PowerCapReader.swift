import SolsticeDomain

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
        let columns = TableColumns(header: table.header, rules: ColumnRule.powerCaps)
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
        if let flaw = scanner.flaw { throw problem(scanner.fields.count - 1, flaw) }
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
        _ column: TableColumns.Column, _ expected: String
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

    private func problem(_ column: Int, _ reason: String, expected: String? = nil) -> RowProblem {
        RowProblem(
            line: scanner.line,
            column: column < table.header.count ? table.header[column] : "\(column + 1)",
            value: FieldText.decode(request.file.bytes, scanner.fields[column]), reason: reason,
            expected: expected)
    }
}
