internal import SolsticeDomain
internal import SolsticeJSON

extension JSONValue {
    /// The bare number of a quantity, in the unit its key names, or null.
    init(_ quantity: (some ScalarQuantity)?) { self.init(quantity?.rawValue) }

    /// `"2026-01-31T18:00:00Z"`, or null.
    init(_ instant: Instant?) { self.init(instant?.description) }

    /// `{"start", "end"}`.
    init(_ window: TimeWindow) {
        self = ["start": JSONValue(window.start), "end": JSONValue(window.end)]
    }
}
