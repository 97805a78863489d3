public import Solstice

/// Reads instants that the user types, relative to a moment and in a zone.
public struct InstantReader: Sendable {
    /// The moment that relative times count from.
    public let now: Instant
    /// The zone of times without one.
    public let zone: LocalClock

    /// A reader at a moment in a zone.
    public init(now: Instant, zone: LocalClock) {
        self.now = now
        self.zone = zone
    }

    /// Reads an instant typed for an option; nil stays nil.
    public func instant(_ text: String?, option: String) throws(Diagnostic) -> Instant? {
        guard let text else { return nil }
        return try InstantArgument.parse(text, option: option, now: now, zone: zone)
    }
}
