import SolsticeTestSupport
import SolsticeChecking
import SolsticeDomain
import Testing

/// The checker beside counting minute by minute, on instances made at random.
@Suite struct BruteForceTests {
    /// One value per minute over ten hours, constant over random stretches.
    static func minutes(
        _ values: ClosedRange<Double>, using generator: inout SplitMix64
    ) -> [Double] {
        var minutes: [Double] = []
        while minutes.count < 600 {
            let value = Double.random(in: values, using: &generator)
            minutes += [Double](repeating: value, count: .random(in: 1...90, using: &generator))
        }
        return Array(minutes.prefix(600))
    }

    /// The same as a series, equal minutes joined.
    static func series<Quantity>(_ minutes: [Double]) -> Series<Quantity> {
        let starts = minutes.indices.filter { $0 == 0 || minutes[$0] != minutes[$0 - 1] }
        let dawn = World.dawn.secondsSinceEpoch
        return Series(
            breakpoints: (starts + [600]).map { dawn + $0 * 60 },
            rawValues: starts.map { minutes[$0] })
    }

    @Test(arguments: 0..<200)
    func `energy and emissions match a minute-by-minute sum`(_ seed: Int) {
        var generator = SplitMix64(seed: seed)
        let pue = Self.minutes(1...2, using: &generator)
        let carbon = Self.minutes(0...900, using: &generator)
        let checker = World.checker([
            World.outlook(World.home, pue: Self.series(pue), carbon: Self.series(carbon))
        ])
        let start = Int.random(in: 0...480, using: &generator)
        let window = start..<(start + 120)
        let draft = Draft {
            $0.hours = [Double(start) / 60..<Double(start + 120) / 60]
            $0.meanPUE = window.reduce(0) { $0 + pue[$1] } / 120
            $0.meanRate = window.reduce(0) { $0 + pue[$1] * carbon[$1] } / 120
        }
        #expect(World.broken(draft, by: checker).isEmpty)
        var wrong = draft
        wrong.facilityError = 1 + 3e-6
        wrong.emissionsError = 1 - 3e-6
        #expect(World.broken(wrong, by: checker) == [.footprint, .footprint])
    }

    @Test(arguments: 0..<200)
    func `overloads match an hour-by-hour count`(_ seed: Int) {
        var generator = SplitMix64(seed: seed)
        let jobs = (0..<8).map { id in
            let start = Double(Int.random(in: 0...20, using: &generator))
            return CapacityTests.job(
                JobID(id), taking: .random(in: 1...3, using: &generator), start..<(start + 2),
                isFixed: .random(using: &generator))
        }
        #expect(World.violations(jobs).map(\.text) == Self.overloads(jobs))
    }

    /// Texts of the stretches in which more than four are taken and a job that has not started is
    /// part of it.
    static func overloads(_ jobs: [Draft]) -> [String] {
        var texts: [String] = []
        var stretch: [(hour: Int, taken: Int)] = []
        for hour in 0...24 {
            let present = jobs.filter { $0.hours[0].contains(Double(hour)) }
            let taken = present.reduce(0) { $0 + $1.job.acceleratorCount }
            if taken > 4, present.contains(where: { !$0.isFixed }) {
                stretch.append((hour, taken))
            } else if let first = stretch.first {
                let peak = stretch.map(\.taken).max() ?? 0
                let worst = stretch.first { $0.taken == peak }?.hour ?? 0
                let most = worst == first.hour ? "" : ", most at \(World.hour(Double(worst)))"
                texts.append(
                    "\(peak) of 4 v100 are taken in home from \(World.hour(Double(first.hour))) "
                        + "to \(World.hour(Double(hour)))\(most)")
                stretch = []
            }
        }
        return texts
    }
}
