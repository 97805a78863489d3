public import SolsticeDomain
public import SolsticeJSON

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

extension JSONValue {
    /// A message, or null.
    init(_ message: Message?) { self = message.map { .worded($0) } ?? .null }

    /// A list of messages.
    init(_ messages: [Message]) { self = .array(messages.map { .worded($0) }) }

    /// The document over several lines, with its messages in these words.
    func text(_ wording: Wording) -> String { text(for: wording) }
}

extension Message: JSONWorded {
    /// The message in the words of an interface; in those of the command line by default.
    public func text(forReader reader: (any Sendable)?) -> String {
        text(reader as? Wording ?? .commandLine)
    }
}
