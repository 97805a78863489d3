/// What a figure in a report is based on: values of an import, or a flat figure with its source.
public struct DataUse: Hashable, Sendable {
    /// What the data were used for.
    public enum Role: String, CaseIterable, Codable, Sendable {
        /// The hours of the run.
        case run
        /// The hours in which its baseline would have run.
        case baseline
        /// The expectation for hours without an observation.
        case expectation
    }

    /// What the data measure.
    public enum Quantity: String, CaseIterable, Codable, Sendable {
        /// Carbon intensity.
        case carbonIntensity
        /// PUE.
        case pue
    }

    /// Where the data come from.
    public enum Origin: Hashable, Sendable {
        /// This many values of an import.
        case batch(Int, values: Int)
        /// One figure for all hours: g/kWh or a PUE, and who published it.
        case figure(Double, source: String)
    }

    /// What they were used for.
    public let role: Role
    /// What they measure.
    public let quantity: Quantity
    /// The zone of a carbon intensity, the region of a PUE.
    public let place: String
    /// Where they come from.
    public let origin: Origin

    /// Creates a use from its parts.
    public init(role: Role, quantity: Quantity, place: String, origin: Origin) {
        self.role = role
        self.quantity = quantity
        self.place = place
        self.origin = origin
    }
}
