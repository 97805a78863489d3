import Solstice
import Yams

/// A value in a file of jobs, whatever it was written in.
protocol JobFileValue {
    /// Keys and values, in the order of the file; nil for what is no set of them.
    var members: [(key: Self, value: Self)]? { get }
    /// The values of a list; nil for what is none.
    var elements: [Self]? { get }
    /// A single value as it was written; nil for a set or a list.
    var text: String? { get }
    /// A single value as a whole number, if it is one.
    var wholeNumber: Int? { get }
    /// A single value as a number, if it is one.
    var number: Double? { get }
    /// A single value as true or false, if it is one of them.
    var flag: Bool? { get }
    /// Where it begins, counted from 1; nil where nobody kept count.
    var place: (line: Int, column: Int)? { get }
}

extension Node: JobFileValue {
    var members: [(key: Node, value: Node)]? { mapping.map { $0.map { ($0.key, $0.value) } } }
    var elements: [Node]? { sequence.map(Array.init) }
    var text: String? { scalar?.string }
    var wholeNumber: Int? { int }
    var number: Double? { float }
    var flag: Bool? { bool }
    var place: (line: Int, column: Int)? { mark.map { ($0.line, $0.column) } }
}
