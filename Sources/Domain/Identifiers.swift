/// The name by which people, rows and files refer to one thing of a kind. Names of two kinds cannot
/// be mixed up.
public protocol NamedIdentifier: RawRepresentable<String>, Hashable, Comparable, Codable, Sendable,
    ExpressibleByStringInterpolation, LosslessStringConvertible
{
    /// A name as it was written.
    init(_ name: String)
}

extension NamedIdentifier {
    /// A name as it was kept.
    public init(rawValue: String) { self.init(rawValue) }
    /// A name in the program.
    public init(stringLiteral name: String) { self.init(name) }
    /// The same name in lower case.
    public var lowercased: Self { Self(rawValue.lowercased()) }
    /// The name itself.
    public var description: String { rawValue }
    /// In the order of their letters.
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
    /// A number as it was kept.
    public init(rawValue: Int) { self.init(rawValue) }
    /// A number in the program.
    public init(integerLiteral number: Int) { self.init(number) }
    /// The number in decimal digits.
    public var description: String { String(rawValue) }
    /// How many numbers later the other is.
    public func distance(to other: Self) -> Int { other.rawValue - rawValue }
    /// The number so many later.
    public func advanced(by count: Int) -> Self { Self(rawValue + count) }
}

/// A project's name, such as `protein-paper`.
public struct ProjectID: NamedIdentifier {
    /// The name.
    public let rawValue: String
    /// A name as it was written.
    public init(_ name: String) { rawValue = name }
}

/// A region's name, such as `home` or `europe-west3`.
public struct RegionID: NamedIdentifier {
    /// The name.
    public let rawValue: String
    /// A name as it was written.
    public init(_ name: String) { rawValue = name }
}

/// A grid zone's name, such as `DE` or `US-CAL-CISO`.
public struct ZoneID: NamedIdentifier {
    /// The name.
    public let rawValue: String
    /// A name as it was written.
    public init(_ name: String) { rawValue = name }
}

/// An accelerator's name, such as `v100`.
public struct AcceleratorID: NamedIdentifier {
    /// The name.
    public let rawValue: String
    /// A name as it was written.
    public init(_ name: String) { rawValue = name }
}

/// A variant's name within its job, such as `sparse`; an accelerator's where none was given.
public struct VariantID: NamedIdentifier {
    /// The name.
    public let rawValue: String
    /// A name as it was written.
    public init(_ name: String) { rawValue = name }
    /// The name of the variant that runs on an accelerator and was given no name.
    public init(_ accelerator: AcceleratorID) { rawValue = accelerator.rawValue }
}

/// A job's number.
public struct JobID: NumberedIdentifier {
    /// The number.
    public let rawValue: Int
    /// A number as it was given.
    public init(_ number: Int) { rawValue = number }
}

/// The number of a kept plan of the queue.
public struct PlanID: NumberedIdentifier {
    /// The number.
    public let rawValue: Int
    /// A number as it was given.
    public init(_ number: Int) { rawValue = number }
}

/// The number of an import.
public struct BatchID: NumberedIdentifier {
    /// The number.
    public let rawValue: Int
    /// A number as it was given.
    public init(_ number: Int) { rawValue = number }
}
