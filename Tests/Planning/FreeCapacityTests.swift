import SolsticeTestSupport
import SolsticeDomain
import Testing

@testable import SolsticePlanning

@Suite struct FreeCapacityTests {
    static let horizon = World.hours(0, 10)

    static func free(_ needed: Int, of limit: Int?, beside reservations: [(Int, Double, Double)])
        -> [TimeWindow]
    {
        FreeCapacity(
            needed: needed, limit: limit,
            reservations: reservations.map {
                World.held($0.0, in: "home", World.hours($0.1, $0.2))
            },
            within: horizon
        ).windows
    }

    @Test func `unlimited capacity is always free`() {
        #expect(Self.free(1000, of: nil, beside: [(1000, 0, 10)]) == [Self.horizon])
    }

    @Test func `more than the capacity is never free`() {
        #expect(Self.free(5, of: 4, beside: []).isEmpty)
    }

    @Test func `all capacity is free if nothing is reserved`() {
        #expect(Self.free(4, of: 4, beside: []) == [Self.horizon])
    }

    @Test func `what just fits beside other jobs is free`() {
        #expect(Self.free(2, of: 4, beside: [(1, 0, 10), (1, 2, 5)]) == [Self.horizon])
    }

    @Test func `a job that would exceed the capacity waits`() {
        let windows = Self.free(2, of: 4, beside: [(1, 0, 10), (2, 2, 5)])
        #expect(windows == [World.hours(0, 2), World.hours(5, 10)])
    }

    @Test func `adjacent reservations do not add up`() {
        #expect(Self.free(1, of: 2, beside: [(1, 0, 5), (1, 5, 10)]) == [Self.horizon])
    }

    @Test func `adjacent reservations leave no gap between them`() {
        let windows = Self.free(2, of: 2, beside: [(1, 3, 4), (1, 2, 3), (2, 4, 6)])
        #expect(windows == [World.hours(0, 2), World.hours(6, 10)])
    }

    @Test func `reservations before and after the horizon do not count`() {
        let windows = Self.free(1, of: 1, beside: [(1, -5, 0), (1, 10, 20), (1, -5, 1)])
        #expect(windows == [World.hours(1, 10)])
    }

    @Test func `a reservation over the whole horizon leaves nothing`() {
        #expect(Self.free(1, of: 1, beside: [(1, -1, 11)]).isEmpty)
    }

    static let ends: [(Double, [TimeWindow])] = [
        (1, [World.hours(0, 1)]), (2, [World.hours(0, 2)]), (4, [World.hours(0, 2)]),
        (5, [World.hours(0, 2)]), (7, [World.hours(0, 2), World.hours(5, 7)]),
        (99, [World.hours(0, 2), World.hours(5, 10)]), (0, []), (-3, []),
    ]

    @Test(arguments: ends) func `free time clipped at a moment ends there`(
        _ end: Double, _ windows: [TimeWindow]
    ) {
        let capacity = FreeCapacity(
            needed: 1, limit: 1, reservations: [World.held(1, in: "home", World.hours(2, 5))],
            within: Self.horizon)
        #expect(capacity.clipped(to: World.hour(end)).windows == windows)
    }

    @Test(arguments: 1...150) func `free windows are exactly the minutes with enough capacity`(
        _ seed: UInt64
    ) {
        var random = SplitMix64(seed: seed)
        let limit = Int.random(in: 1...5, using: &random)
        let needed = Int.random(in: 1...limit, using: &random)
        var used = [Int](repeating: 0, count: 600)
        var reservations: [HeldCapacity] = []
        for _ in 0..<Int.random(in: 0...12, using: &random) {
            let start = Int.random(in: 0..<60, using: &random) * 10
            let end = min(600, start + Int.random(in: 1...20, using: &random) * 10)
            let count = Int.random(in: 1...3, using: &random)
            for minute in start..<end { used[minute] += count }
            reservations.append(
                World.held(
                    count, in: "home",
                    TimeWindow(start: World.minute(start), end: World.minute(end))))
        }
        let windows = FreeCapacity(
            needed: needed, limit: limit, reservations: reservations, within: Self.horizon
        ).windows
        for minute in 0..<600 {
            let moment = World.minute(minute)
            let isFree = windows.contains { $0.start <= moment && moment < $0.end }
            #expect(isFree == (used[minute] + needed <= limit))
        }
        for (left, right) in zip(windows, windows.dropFirst()) { #expect(left.end < right.start) }
    }

    @Test(arguments: [(2.0, 0.0, 0.0), (2.5, 0.0, 5.0), (5.0, 0.0, 5.0), (1.0, 1.0, 1.0)])
    func `the earliest start is the first that fits without interruption`(
        _ hours: Double, _ from: Double, _ start: Double
    ) {
        let capacity = FreeCapacity(
            needed: 1, limit: 1, reservations: [World.held(1, in: "home", World.hours(2, 5))],
            within: Self.horizon)
        let found = capacity.earliestStart(for: TimeSpan(hours: hours), from: World.hour(from))
        #expect(found == World.hour(start))
    }

    @Test func `a job that fits nowhere has no earliest start`() {
        let capacity = FreeCapacity(
            needed: 1, limit: 1, reservations: [World.held(1, in: "home", World.hours(2, 5))],
            within: Self.horizon)
        #expect(capacity.earliestStart(for: TimeSpan(hours: 5.5), from: World.dawn) == nil)
    }
}
