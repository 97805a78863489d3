internal import SolsticeDomain

extension JSONValue {
    /// A string, or null.
    init(_ string: String?) { self = string.map { .string($0) } ?? .null }

    /// An integer, or null.
    init(_ integer: Int?) { self = integer.map { .integer($0) } ?? .null }

    /// A number, or null.
    init(_ number: Double?) { self = number.map { .number($0) } ?? .null }

    /// True or false.
    init(_ bool: Bool) { self = .bool(bool) }

    /// The bare number of a quantity, in the unit its key names, or null.
    init(_ quantity: (some ScalarQuantity)?) { self.init(quantity?.rawValue) }

    /// `"2026-01-31T18:00:00Z"`, or null.
    init(_ instant: Instant?) { self.init(instant?.description) }

    /// `{"start", "end"}`.
    init(_ window: TimeWindow) {
        self = ["start": JSONValue(window.start), "end": JSONValue(window.end)]
    }

    /// A list of strings.
    init(_ strings: [String]) { self = .array(strings.map { .string($0) }) }

    /// An array made from values, one element each.
    init<Value>(_ values: [Value], _ element: (Value) -> JSONValue) {
        self = .array(values.map(element))
    }

    /// An object made from a value, or null.
    init<Value>(_ value: Value?, _ element: (Value) -> JSONValue) {
        self = value.map(element) ?? .null
    }

    /// An object of one member.
    init(under key: String, _ value: JSONValue) { self = .object([Member(key: key, value: value)]) }

    /// An object with further members after its own.
    public func adding(_ more: JSONValue) -> JSONValue {
        guard case .object(let members) = self, case .object(let others) = more else { return self }
        return .object(members + others)
    }
}
