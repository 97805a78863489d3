import SolsticeTestSupport
import SolsticeDomain
import SolsticePlanning
import Testing

@Suite struct BestWindowsTests {
    /// Regions with rates of mixed steps and gaps, one of which has accelerators that others hold.
    struct Instance {
        let models: [TickSeries]
        let outlooks: [RegionOutlook]
        let reservations: [HeldCapacity]

        init(tick: Int, steps: [Int], length: Int, using random: inout SplitMix64) {
            let values = Bool.random(using: &random) ? 1...100_000 : 0...3
            let count = Int.random(in: 1...4, using: &random)
            models = (0..<count).map { _ in
                TickSeries(
                    tick: tick, steps: steps,
                    length: length * Int.random(in: 5...10, using: &random) / 10, values: values,
                    using: &random)
            }
            outlooks = models.enumerated().map { number, model in
                World.outlook(
                    "r\(number)", rate: model.series, capacity: number == 1 ? World.gpus(3) : [])
            }
            reservations = (0..<6).map { _ in
                let from = Int.random(in: 0..<length, using: &random)
                let lasting = Int.random(in: 1...length / 8, using: &random)
                return World.held(
                    Int.random(in: 1...2, using: &random), in: "r1",
                    TimeWindow(
                        start: World.dawn + TimeSpan(seconds: from * tick),
                        length: TimeSpan(seconds: lasting * tick)))
            }
        }

        func request(_ tick: Int, longest: Int, using random: inout SplitMix64) -> WindowRequest {
            let length = Int.random(in: 1...longest, using: &random)
            let last = models.map(\.values.count).max() ?? 0
            let from = Int.random(in: -60..<last, using: &random)
            let to = Int.random(in: from...last + 60, using: &random)
            return WindowRequest(
                duration: TimeSpan(seconds: length * tick),
                allowed: TimeWindow(start: models[0].moment(from), end: models[0].moment(to)),
                accelerator: "gpu", count: Int.random(in: 1...3, using: &random))
        }

        /// The best window by trying every tick in every region.
        func bruteForce(_ request: WindowRequest) -> (region: Int, start: Instant, sum: Int)? {
            var best: (region: Int, start: Instant, sum: Int)?
            for (region, model) in models.enumerated() {
                let allowed =
                    model.tickIndex(request.allowed.start)..<model.tickIndex(request.allowed.end)
                var open = model
                if region == 1 { open.block { !hasRoom(request.count, model.moment($0)) } }
                let found = open.bestStart(
                    length: request.duration.seconds / model.tick, allowed: allowed)
                guard let found, best.map({ found.sum < $0.sum }) ?? true else { continue }
                best = (region, model.moment(found.start), found.sum)
            }
            return best
        }

        private func hasRoom(_ count: Int, _ moment: Instant) -> Bool {
            let held = reservations.filter {
                $0.window.start <= moment && moment < $0.window.end
            }
            return held.reduce(count) { $0 + $1.count } <= 3
        }
    }

    static func compare(
        tick: Int, steps: [Int], length: Int, longest: Int, _ random: inout SplitMix64
    ) {
        let instance = Instance(tick: tick, steps: steps, length: length, using: &random)
        var requests = (0..<3).map { _ in
            instance.request(tick, longest: longest, using: &random)
        }
        // The same duration again, so that jobs share what was laid out for it.
        requests += (0..<3).map { index in
            let other = instance.request(tick, longest: longest, using: &random)
            return WindowRequest(
                duration: requests[index].duration, allowed: other.allowed, accelerator: "gpu",
                count: other.count)
        }
        let found = BestWindows(outlooks: instance.outlooks, reservations: instance.reservations)
            .best(of: requests)
        #expect(found.count == requests.count)
        for (request, found) in zip(requests, found) {
            let expected = instance.bruteForce(request)
            guard let expected, let found else {
                #expect(expected == nil && found == nil)
                continue
            }
            let integral = Double(expected.sum * tick) / 3600
            #expect(abs(found.integral - integral) <= 1e-9 * max(1, integral))
            #expect(found.region == expected.region)
            #expect(found.start == expected.start)
        }
    }

    @Test(arguments: 1...100) func `each window is the best of all minutes`(_ seed: UInt64) {
        var random = SplitMix64(seed: seed)
        Self.compare(tick: 60, steps: [5, 30, 60, 1440], length: 7200, longest: 1500, &random)
    }

    @Test(arguments: 1...40) func `each window is the best of all seconds`(_ seed: UInt64) {
        var random = SplitMix64(seed: seed)
        Self.compare(tick: 1, steps: [300, 1800, 3600], length: 9000, longest: 4000, &random)
    }

    @Test(arguments: 1...40) func `each window is the best of all whole hours`(_ seed: UInt64) {
        var random = SplitMix64(seed: seed)
        Self.compare(tick: 3600, steps: [1], length: 400, longest: 60, &random)
    }

    @Test(arguments: 1...40) func `a batch search finds the same as single searches`(
        _ seed: UInt64
    ) {
        var random = SplitMix64(seed: seed)
        let instance = Instance(
            tick: 1, steps: [900, 1800, 3600], length: 200_000, using: &random)
        let requests = (0..<20).map { _ in
            let request = instance.request(1, longest: 30_000, using: &random)
            return WindowRequest(
                duration: request.duration, allowed: request.allowed, accelerator: "any")
        }
        let outlooks = instance.outlooks.map {
            World.outlook($0.region.id, rate: $0.rate, capacity: [])
        }
        let found = BestWindows(outlooks: outlooks, reservations: []).best(of: requests)
        let integrals = outlooks.map { PrefixIntegral($0.rate) }
        for (request, found) in zip(requests, found) {
            let single = integrals.compactMap {
                WindowSearch.best(
                    duration: request.duration, in: $0, allowed: request.allowed)
            }
            let least = single.map(\.integral).min()
            #expect((found == nil) == (least == nil))
            guard let found, let least else { continue }
            #expect(abs(found.integral - least) <= 1e-9 * max(1, least))
            let same = WindowSearch.best(
                duration: request.duration, in: integrals[found.region],
                allowed: request.allowed)
            #expect(same?.start == found.start)
        }
    }

    @Test func `a window ends where the accelerators are taken`() throws {
        let outlook = World.outlook("home", carbon: [9, 9, 1, 1, 9, 9], capacity: World.gpus(1))
        let windows = BestWindows(
            outlooks: [outlook], reservations: [World.held(1, in: "home", World.hours(2.5, 6))])
        let request = WindowRequest(
            duration: .hour, allowed: World.hours(0, 6), accelerator: "gpu")
        #expect(try #require(windows.best(of: [request])[0]).start == World.hour(1.5))
    }

    @Test func `a job that fits nowhere has no window`() {
        let outlook = World.outlook("home", carbon: [9, nil, 1], capacity: World.gpus(1))
        let windows = BestWindows(outlooks: [outlook], reservations: [])
        func request(hours: Double, count: Int = 1) -> WindowRequest {
            WindowRequest(
                duration: TimeSpan(hours: hours), allowed: World.hours(-5, 9), accelerator: "gpu",
                count: count)
        }
        let found = windows.best(of: [
            request(hours: 1.5), request(hours: 1, count: 2), request(hours: 0),
            request(hours: 90), request(hours: 1),
        ])
        #expect(found.map { $0 != nil } == [false, false, false, false, true])
    }

    @Test func `without any outlook there is no window`() {
        let request = WindowRequest(
            duration: .hour, allowed: World.hours(0, 6), accelerator: "gpu")
        #expect(BestWindows(outlooks: [], reservations: []).best(of: [request]) == [nil])
    }
}
