import SolsticeDomain

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
    func diagnostic(_ request: ImportRequest, remedy: String? = nil) -> Diagnostic {
        var causes = problems.prefix(Self.shownCount).map(\.description)
        if problems.count > Self.shownCount {
            causes.append("and \(problems.count - Self.shownCount) more")
        }
        let count = min(Set(problems.map(Self.row)).count, rowCount)
        let rows = rowCount == 1 ? "row" : "rows"
        return request.refusal(
            "\(count) of \(rowCount) \(rows) cannot be read", causes: causes,
            remedy: remedy
                ?? (isAnyLeft
                    ? "mend the rows, or import the others with --skip-invalid"
                    : "mend the file; no row of it can be used as it is"))
    }

    /// What identifies a row: the line, and in JSON, where rows may share a line, the element too.
    private static func row(_ problem: RowProblem) -> String {
        let element = problem.column.lastIndex(of: "]").map { problem.column[...$0] } ?? ""
        return "\(problem.line) \(element)"
    }
}
