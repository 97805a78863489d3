import SolsticeTestSupport
import SolsticeDomain
import SolsticePlanning
import Testing

@Suite struct DivisiaTests {
    /// Worked by hand: 10 × 2 = 20 becomes 10 × 1 × … with the log-mean (20 − 10) / ln 2.
    @Test func `a change in one factor is attributed to that factor`() {
        let shares = Divisia.shares(baseline: [10, 2, 1], plan: [10, 1, 1])
        #expect(abs(shares[0]) < 1e-12)
        #expect(abs(shares[1] + 10) < 1e-12)
        #expect(abs(shares[2]) < 1e-12)
    }

    /// Worked by hand: 2 × 3 = 6 becomes 4 × 6 = 24; the weight is 18 / ln 4 and both logarithms are
    /// ln 2, which makes two shares of 9.
    @Test func `two factors that both double get equal shares`() {
        let shares = Divisia.shares(baseline: [2, 3], plan: [4, 6])
        #expect(shares.allSatisfy { abs($0 - 9) < 1e-12 })
    }

    /// Worked by hand: 100 × 1.2 × 300 = 36,000 becomes 100 × 1.08 × 200 = 21,600; the weight is
    /// 14,400 / ln(5/3) = 28,189.67, times ln 0.9 and ln(2/3).
    @Test func `shares are logarithms weighted by the log-mean`() {
        let shares = Divisia.shares(baseline: [100, 1.2, 300], plan: [100, 1.08, 200])
        #expect(abs(shares[0]) < 1e-9)
        #expect(abs(shares[1] + 2970.08) < 0.01)
        #expect(abs(shares[2] + 11_429.92) < 0.01)
    }

    @Test func `if nothing changes, there is nothing to share`() {
        #expect(Divisia.shares(baseline: [3, 1.1, 250], plan: [3, 1.1, 250]) == [0, 0, 0])
    }

    @Test func `a factor that falls to zero gets nearly all`() {
        let shares = Divisia.shares(baseline: [10, 1.2, 300], plan: [10, 1.1, 0])
        #expect(abs(shares.reduce(0, +) + 3600) < 1e-6)
        #expect(abs(shares[2] + 3600) < 10)
        #expect(shares.allSatisfy { $0.isFinite })
    }

    @Test(arguments: [([0.0, 0, 0], [0.0, 0, 0]), ([0, 1.1, 3], [0, 1.2, 4])])
    func `zero before and after leaves nothing to share`(
        _ baseline: [Double], _ plan: [Double]
    ) {
        let shares = Divisia.shares(baseline: baseline, plan: plan)
        #expect(shares.allSatisfy { $0.isFinite && abs($0) < 1e-20 })
    }

    @Test(arguments: 1...100) func `shares sum to the difference, with no remainder`(
        _ seed: UInt64
    ) {
        var random = SplitMix64(seed: seed)
        let isTiny = seed % 3 == 0
        let baseline = (0..<3).map { _ in Double.random(in: 0.01...900, using: &random) }
        let plan = baseline.map {
            $0 * Double.random(in: isTiny ? 0.999_999_999_9...1 : 0.1...3, using: &random)
        }
        let difference = plan.reduce(1, *) - baseline.reduce(1, *)
        let sum = Divisia.shares(baseline: baseline, plan: plan).reduce(0, +)
        #expect(abs(sum - difference) <= 1e-12 * baseline.reduce(1, *).magnitude * 10)
    }

    @Test func `a saving is positive if the plan uses less`() {
        let baseline = Footprint(
            itEnergy: ITEnergy(kilowattHours: 10),
            facilityEnergy: FacilityEnergy(kilowattHours: 12),
            emissions: Emissions(grams: 3600))
        let plan = Footprint(
            itEnergy: ITEnergy(kilowattHours: 8), facilityEnergy: FacilityEnergy(kilowattHours: 11),
            emissions: Emissions(grams: 2200))
        let factors = Divisia.factors(baseline: baseline, plan: plan)
        #expect(factors.itEnergy > .zero)
        #expect(factors.pue < .zero)
        #expect(factors.carbonIntensity > .zero)
        #expect(factors.total.isClose(to: Emissions(grams: 1400)))
    }
}
