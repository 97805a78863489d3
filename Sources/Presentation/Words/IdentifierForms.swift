public import SolsticeDomain
public import SolsticeJSON

// Identifiers in what is written: in JSON as the texts and numbers that they stand for, on pages
// escaped as any text is.

extension JSONValue {
    /// A name.
    public init(_ name: some NamedIdentifier) { self = .string(name.rawValue) }

    /// A number.
    public init(_ number: some NumberedIdentifier) { self = .integer(number.rawValue) }

    /// A name, or null.
    public init(_ name: (some NamedIdentifier)?) { self.init(name?.rawValue) }

    /// A number, or null.
    public init(_ number: (some NumberedIdentifier)?) { self.init(number?.rawValue) }

    /// A name.
    public static func string(_ name: some NamedIdentifier) -> JSONValue { JSONValue(name) }

    /// A list of names.
    public init(_ names: [some NamedIdentifier]) { self.init(names.names) }
}

extension NamedIdentifier {
    /// The name with its control characters shown.
    var visible: String { rawValue.visible }

    /// The name, cut to so many columns.
    func cut(to limit: Int) -> String { rawValue.cut(to: limit) }
}

extension Markup.Interpolation {
    mutating func appendInterpolation(_ name: some NamedIdentifier) {
        appendInterpolation(name.rawValue)
    }

    mutating func appendInterpolation(_ number: some NumberedIdentifier) {
        appendInterpolation(number.rawValue)
    }
}
