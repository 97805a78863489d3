/// A range of emissions: one time in ten below, one time in ten above.
public struct EmissionsBand: Equatable, Sendable {
    /// One time in ten it is less.
    public let p10: Emissions
    /// One time in ten it is more.
    public let p90: Emissions

    /// A range between two amounts.
    public init(p10: Emissions, p90: Emissions) {
        self.p10 = p10
        self.p90 = p90
    }
}
