/// The name by which people, rows and files refer to one thing of a kind. Names of two kinds cannot
/// be mixed up.
public protocol NamedIdentifier: RawRepresentable<String>, Hashable, Comparable, Codable, Sendable,
    ExpressibleByStringInterpolation, LosslessStringConvertible
{
    /// A name as it was written.
    init(_ name: String)
}

extension NamedIdentifier {
    public init(rawValue: String) { self.init(rawValue) }
    public init(stringLiteral name: String) { self.init(name) }
    /// The same name in lower case.
    public var lowercased: Self { Self(rawValue.lowercased()) }
    /// The name itself.
    public var description: String { rawValue }
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

extension Sequence where Element: NamedIdentifier {
    /// The names as texts, in the same order.
    public var names: [String] { map(\.rawValue) }

    /// The names as one text, with a text between each and the next.
    public func joined(separator: String) -> String { names.joined(separator: separator) }
}

/// The number by which people and rows refer to one thing of a kind, counted from 1.
public protocol NumberedIdentifier: RawRepresentable<Int>, Hashable, Strideable, Sendable,
    ExpressibleByIntegerLiteral, CustomStringConvertible
{
    /// A number as it was given.
    init(_ number: Int)
}

extension NumberedIdentifier {
    public init(rawValue: Int) { self.init(rawValue) }
    public init(integerLiteral number: Int) { self.init(number) }
    /// The number in decimal digits.
    public var description: String { String(rawValue) }
    public func distance(to other: Self) -> Int { other.rawValue - rawValue }
    public func advanced(by count: Int) -> Self { Self(rawValue + count) }
}

/// A region's name, such as `home` or `europe-west3`.
public struct RegionID: NamedIdentifier {
    public let rawValue: String
    public init(_ name: String) { rawValue = name }
}

/// A grid zone's name, such as `DE` or `US-CAL-CISO`.
public struct ZoneID: NamedIdentifier {
    public let rawValue: String
    public init(_ name: String) { rawValue = name }
}

/// An accelerator's name, such as `v100`.
public struct AcceleratorID: NamedIdentifier {
    public let rawValue: String
    public init(_ name: String) { rawValue = name }
}

/// A job's number.
public struct JobID: NumberedIdentifier {
    public let rawValue: Int
    public init(_ number: Int) { rawValue = number }
}

/// The number of a kept plan of the queue.
public struct PlanID: NumberedIdentifier {
    public let rawValue: Int
    public init(_ number: Int) { rawValue = number }
}

/// The number of an import.
public struct BatchID: NumberedIdentifier {
    public let rawValue: Int
    public init(_ number: Int) { rawValue = number }
}
