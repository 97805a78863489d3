import Foundation
import SolsticeDomain
import Testing

@testable import SolsticeForecasting

@Suite struct PastDecisionsTests {
    static let count = 400 * 24

    static func model(_ history: Series<CarbonIntensity>) throws -> SeriesModel {
        try #require(SeriesModel(fittedTo: history, clock: .utc))
    }

    static func past(
        _ model: SeriesModel, hours: Double = 8, slack: Double = 24
    ) -> PastDecisions? {
        model.pastDecisions(
            zone: "GRID", length: TimeSpan(hours: hours), slack: TimeSpan(hours: slack))
    }

    @Test func `if every day is like the last, every decision turns out better`() throws {
        let model = try Self.model(Histories.hourly(Self.count, Histories.rhythm))
        let past = try #require(Self.past(model))
        #expect(past.share > 0.99)
        #expect(past.count > 200 && past.count < 400)
        #expect(past.kind == "8h@24h" && past.zone == "GRID")
    }

    @Test func `if nothing is predictable, about half of the decisions turn out better`()
        throws
    {
        let noise = Histories.weather(Self.count, deviation: 0.3, memory: 0.01, seed: 4)
        let model = try Self.model(Histories.hourly(Self.count) { 300 * exp(noise[$0]) })
        for (hours, slack) in [(1.0, 24.0), (4, 72), (8, 168)] {
            let past = try #require(Self.past(model, hours: hours, slack: slack))
            #expect(past.share > 0.35 && past.share < 0.65)
        }
    }

    @Test func `if nothing varies, no job waits and no past decisions are reported`() throws {
        let model = try Self.model(Histories.hourly(Self.count) { _ in 250 })
        #expect(DecisionRecord.lengths.allSatisfy { Self.past(model, hours: Double($0)) == nil })
    }

    @Test func `a short history reports no past decisions`() throws {
        #expect(Self.past(try Self.model(Histories.hourly(28 * 24, Histories.rhythm))) == nil)
        let longer = try Self.model(Histories.hourly(90 * 24, Histories.rhythm))
        #expect(Self.past(longer) != nil)
        #expect(Self.past(longer, slack: 720)?.count ?? 0 < Self.past(longer)?.count ?? 0)
    }

    @Test(arguments: [
        (8, 24, "8h@24h"), (7, 30, "8h@24h"), (12, 200, "8h@7d"), (0.5, 8, "1h@12h"),
        (100, 1000, "3d@30d"),
    ])
    func `a job gets the nearest kind's decisions`(_ hours: Double, _ slack: Double, _ kind: String)
        throws
    {
        let model = try Self.model(Histories.hourly(Self.count, Histories.rhythm))
        #expect(Self.past(model, hours: hours, slack: slack)?.kind == kind)
    }

    @Test(arguments: [(8, 2), (8, 0), (0.2, 24), (336, 4320)])
    func `a job unlike any kind gets no past decisions`(_ hours: Double, _ slack: Double) throws {
        let model = try Self.model(Histories.hourly(Self.count, Histories.rhythm))
        #expect(Self.past(model, hours: hours, slack: slack) == nil)
    }

    /// Eight clean hours from the fifth on are foreseen; whether they come is another matter.
    @Test(arguments: [true, false])
    func `a decision is judged by actual values, not by expected ones`(_ isTrue: Bool) {
        func sums(_ isClean: Bool) -> ArraySlice<Double> {
            let rates = (0..<40).map { (4..<12).contains($0) == isClean ? 100.0 : 400.0 }
            return rates.reduce(into: [0.0][...]) { $0.append($0[$0.endIndex - 1] + $1) }
        }
        var record = DecisionRecord()
        var chosen: [ChosenWindow] = []
        for origin in 0..<DecisionRecord.leastCount {
            record.add(
                expected: sums(true), actual: sums(isTrue), origin: origin, to: &chosen)
        }
        // The window is kept with how it came out.
        #expect(
            chosen.contains(
                ChosenWindow(origin: 3, length: 8, lead: 4, ratio: isTrue ? 0 : log(4))))
        let past = record.past(
            zone: "GRID", length: TimeSpan(hours: 8), slack: TimeSpan(hours: 12))
        #expect(past?.share == (isTrue ? 1 : 0))
        #expect(past?.count == DecisionRecord.leastCount)
    }

    @Test func `missing hours are not used for a decision`() {
        let gapsBefore = [0, 0, 0, 1, 1, 2, 2]
        #expect(DecisionRecord.reach(of: gapsBefore, from: 0, count: 6) == 2)
        #expect(DecisionRecord.reach(of: gapsBefore, from: 3, count: 3) == 1)
        #expect(DecisionRecord.reach(of: gapsBefore, from: 5, count: 1) == 1)
    }

    @Test func `hours after a gap are replayed too`() throws {
        let noise = Histories.weather(Self.count, deviation: 0.2, memory: 30, seed: 5)
        func model(gap: Range<Int>) throws -> SeriesModel {
            try Self.model(
                Histories.hourly(Self.count) {
                    gap.contains($0) ? nil : Histories.rhythm($0) * exp(noise[$0])
                })
        }
        let (whole, broken) = (try model(gap: 0..<0), try model(gap: 100..<103))
        let counts = (Self.past(whole)?.count ?? 0, Self.past(broken)?.count ?? 0)
        #expect(counts.0 - counts.1 <= 3)
        // The band is found from the same replay: one gap does not take it back to the prior.
        let bands = [whole, broken].map {
            $0.band(length: TimeSpan(hours: 8), lead: TimeSpan(hours: 100))
        }
        #expect(abs(bands[0].high / bands[1].high - 1) < 0.01)
        #expect(abs(bands[0].low / bands[1].low - 1) < 0.01)
    }

    @Test func `numbers stored by an older version are not read`() throws {
        let history = Histories.hourly(Self.count, Histories.rhythm)
        let state = SeriesState(model: try Self.model(history), history: history)
        #expect(SeriesState(numbers: state.numbers, clock: .utc) != nil)
        var older = state.numbers
        older[0] = 1
        #expect(SeriesState(numbers: older, clock: .utc) == nil)
        #expect(SeriesState(numbers: Array(state.numbers.dropLast(60)), clock: .utc) == nil)
    }
}
