/// Why one row of a file cannot be used.
public struct RowProblem: Error, Sendable, Equatable {
    /// The line in the file, from 1.
    public let line: Int
    /// The column's name in the header, its number if there is no name, or a JSON path.
    public let column: String
    /// The value found there, shortened if it is long.
    public let value: String
    /// What is wrong with it, to be read after the value: `is below 1`.
    public let reason: String
    /// What should be there instead, if that helps.
    public let expected: String?

    /// Creates a problem from its parts.
    public init(
        line: Int, column: String, value: String, reason: String, expected: String? = nil
    ) {
        self.line = line
        self.column = column
        self.value = value.count > 40 ? value.prefix(40) + "…" : value
        self.reason = reason
        self.expected = expected
    }
}

extension RowProblem: CustomStringConvertible {
    /// `line 17, column pue: "0.9" is below 1, which no facility can reach`.
    public var description: String {
        "line \(line), column \(column): \"\(value)\" \(reason)"
            + (expected.map { "; expected \($0)" } ?? "")
    }
}
