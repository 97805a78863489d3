#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif
public import SolsticeDomain

/// Additive log-mean Divisia decomposition (Ang, Energy Policy 33, 2005): splits a difference of
/// products into a sum of factors' shares that leaves no residual.
public enum Divisia {
    /// Shares of `plan − baseline` of a product that are due to each factor.
    ///
    /// `baseline` and `plan` hold the factors in the same order, none negative. A zero is taken as
    /// a number next to it, as Ang (2005) proposes.
    public static func shares(baseline: [Double], plan: [Double]) -> [Double] {
        let before = baseline.map { max($0, smallest) }
        let after = plan.map { max($0, smallest) }
        let weight = logarithmicMean(after.reduce(1, *), before.reduce(1, *))
        return zip(after, before).map { weight * log($0 / $1) }
    }

    /// The saving of a plan against a baseline by IT energy, PUE, carbon intensity, and moving data,
    /// which is no factor of the product and only ever costs.
    public static func factors(baseline: Footprint, plan: Footprint) -> Saving.Factors {
        let shares = shares(baseline: factors(of: baseline), plan: factors(of: plan))
        var saved = Saving.Factors()
        saved.itEnergy = Emissions(grams: -shares[0])
        saved.pue = Emissions(grams: -shares[1])
        saved.carbonIntensity = Emissions(grams: -shares[2])
        saved.transfer = baseline.transfer - plan.transfer
        return saved
    }

    private static let smallest = 1e-30

    /// IT energy, effective PUE and effective carbon intensity, whose product is what running emits.
    private static func factors(of footprint: Footprint) -> [Double] {
        let it = footprint.itEnergy.kilowattHours
        let facility = footprint.facilityEnergy.kilowattHours
        let running = footprint.emissions.grams - footprint.transfer.grams
        return [
            it, it > 0 ? facility / it : 0, facility > 0 ? running / facility : 0,
        ]
    }

    private static func logarithmicMean(_ a: Double, _ b: Double) -> Double {
        let difference = a - b
        // Where the two are nearly equal the quotient loses its digits, and the mean is their mean.
        if abs(difference) <= 1e-9 * max(a, b) { return (a + b) / 2 }
        return difference / log(a / b)
    }
}
