import Solstice
import Yams

/// A value in a file of jobs, in any file format.
protocol JobFileValue {
    /// Keys and values, in the order of the file; nil if it is not an object.
    var members: [(key: Self, value: Self)]? { get }
    /// The values of a list; nil if it is not a list.
    var elements: [Self]? { get }
    /// A scalar as it was written; nil for an object or a list.
    var text: String? { get }
    /// A scalar as an integer, if it is one.
    var wholeNumber: Int? { get }
    /// A scalar as a number, if it is one.
    var number: Double? { get }
    /// A scalar as a Boolean, if it is one.
    var flag: Bool? { get }
    /// Where it begins, counted from 1; nil if unknown.
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
