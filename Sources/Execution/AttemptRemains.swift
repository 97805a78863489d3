public import SolsticeDomain

/// What is known of an attempt that left no record of its end.
public struct AttemptRemains: Equatable, Sendable {
    /// What was measured of its energy until it vanished.
    public let readings: [MeterReading]
    /// What happened to its power cap.
    public let cap: AppliedCap

    /// Creates remains from their parts; nothing is known unless stated.
    public init(readings: [MeterReading] = [], cap: AppliedCap = .notAsked) {
        self.readings = readings
        self.cap = cap
    }
}
