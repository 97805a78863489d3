/// Seeks the wage whose bound is greatest.
struct WageSearch {
    /// The slots, whose costs the wage is weighed against.
    let slots: ClippedSlots
    /// The work to be done.
    let workSeconds: Double
    /// The overhead of each resume.
    let overheadSeconds: Double

    private typealias Wages = SIMD8<Double>

    private static let mostRounds = 6
    /// A gain that is not worth another round, as a share of what a slot earns.
    private static let leastGain = 0.01

    /// A wage at which the bound is nearly greatest, found first near a mean cost of an hour.
    ///
    /// The bound is concave in the wage, so that it is greatest between the neighbours of the best
    /// wage tried.
    func bestWage(near meanCost: Double) -> Double {
        let reach = max(meanCost - slots.leastCost, meanCost / 16)
        var wages = Wages(0, 0.2, 0.4, 0.6, 0.8, 1, 1.5, 3) * reach + slots.leastCost
        var beyond = slots.leastCost + 6 * reach
        var (best, greatest) = (slots.leastCost, -Double.infinity)
        for _ in 0..<Self.mostRounds {
            let bounds = bounds(at: wages)
            var lane = 0
            for other in 1..<8 where bounds[other] > bounds[lane] { lane = other }
            let gain = bounds[lane] - greatest
            if gain > 0 { (best, greatest) = (wages[lane], bounds[lane]) }
            if gain < Self.leastGain * best * Double(slots.step) { break }
            let low = lane == 0 ? wages[0] : wages[lane - 1]
            let high = lane == 7 ? beyond : wages[lane + 1]
            wages = Wages(1, 2, 3, 4, 5, 6, 7, 8) * ((high - low) / 9) + low
            beyond = high
        }
        return best
    }

    /// The bounds at eight wages at once, since one alone would wait for its own last result.
    private func bounds(at wages: Wages) -> Wages {
        let resume = wages * overheadSeconds
        var on = Wages(repeating: .infinity)
        var off = Wages(repeating: .infinity)
        for slot in 0..<slots.count {
            let earned = (slots.costs[slot] - wages) * slots.lengths[slot]
            let begun = Self.lesser(Self.lesser(off + resume, .zero), on)
            off = Self.lesser(off, on)
            on = begun + earned
        }
        return wages * workSeconds + Self.lesser(off, on)
    }

    @inline(__always)
    private static func lesser(_ a: Wages, _ b: Wages) -> Wages {
        a.replacing(with: b, where: b .< a)
    }
}
