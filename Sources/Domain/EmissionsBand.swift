/// An 80 % interval of emissions, from P10 to P90.
public struct EmissionsBand: Equatable, Sendable {
    /// The actual amount is below this one time in ten.
    public let p10: Emissions
    /// The actual amount is above this one time in ten.
    public let p90: Emissions

    /// A range between two amounts.
    public init(p10: Emissions, p90: Emissions) {
        self.p10 = p10
        self.p90 = p90
    }
}
