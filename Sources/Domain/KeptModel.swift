/// A fitted model of a history, as it is kept.
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
    /// The end of the newest hour that was taken in.
    public let knownUntil: Instant
    /// All that it is made of.
    public let numbers: [Double]

    /// A model that was fitted, carried on until a moment.
    public init(fittedAt: Instant, knownUntil: Instant, numbers: [Double]) {
        self.fittedAt = fittedAt
        self.knownUntil = knownUntil
        self.numbers = numbers
    }
}
