/// A stored, fitted model of a history.
public struct KeptModel: Equatable, Sendable {
    /// What the history is of.
    public enum Subject: Hashable, Sendable {
        /// The carbon intensity of a zone in one signal.
        case carbonIntensity(zone: String, signal: CarbonSignal)
        /// The PUE of a region.
        case pue(region: String)
    }

    /// The end of the history that its parameters were fitted to.
    public let fittedAt: Instant
    /// The end of the newest hour it includes.
    public let knownUntil: Instant
    /// Its content as plain numbers.
    public let numbers: [Double]

    /// Creates a model that was fitted and then updated up to a moment.
    public init(fittedAt: Instant, knownUntil: Instant, numbers: [Double]) {
        self.fittedAt = fittedAt
        self.knownUntil = knownUntil
        self.numbers = numbers
    }
}
