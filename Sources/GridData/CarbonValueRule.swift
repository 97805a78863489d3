import SolsticeDomain

/// Decides whether a number can be a carbon intensity.
enum CarbonValueRule {
    /// A refusal; the caller adds the position.
    struct Flaw: Error {
        let reason: String
        let expected: String
    }

    /// The number in g/kWh; NaN stays NaN.
    static func grams(_ number: Double, factor: Double) throws(Flaw) -> Double {
        let grams = number * factor
        if grams.isNaN || CarbonIntensity.plausible.contains(grams) { return grams }
        if grams < 0 {
            throw Flaw(reason: "is negative, which no grid can be", expected: "0 or more")
        }
        throw Flaw(
            reason: "is above \(Int(CarbonIntensity.plausible.upperBound)) g/kWh, "
                + "more than any fuel emits",
            expected: "a lower value; perhaps the unit is another, see --unit")
    }
}
