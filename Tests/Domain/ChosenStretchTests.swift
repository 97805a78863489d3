import Foundation
import SolsticeDomain
import Testing

/// The band that is printed with a plan, from that of any window.
@Suite struct ChosenStretchTests {
    private static let band = RelativeBand(low: 0.8, high: 1.3)
    private static let rows = ChosenStretch.lengthHours.count
    private static let columns = ChosenStretch.leadHours.count

    /// A stretch whose halves are these at each length and lead.
    private static func stretch(
        _ value: (Int, Int) -> (low: Double, high: Double)
    ) -> ChosenStretch {
        let cells = (0..<rows).flatMap { row in (0..<columns).map { value(row, $0) } }
        return ChosenStretch(low: cells.map(\.low), high: cells.map(\.high))
    }

    private static func isClose(_ left: RelativeBand, _ low: Double, _ high: Double) -> Bool {
        abs(left.low - low) < 1e-9 && abs(left.high - high) < 1e-9
    }

    @Test(arguments: [0.5, 1, 7, 24, 1000], [0.0, 1, 20, 5000])
    func `without decisions, a band stays unchanged`(length: Double, lead: Double) {
        let same = ChosenStretch.none.stretched(Self.band, lengthHours: length, leadHours: lead)
        #expect(Self.isClose(same, 0.8, 1.3))
    }

    @Test func `each half is stretched by its own factor`() {
        let stretch = Self.stretch { _, _ in (-2, 1.5) }
        let band = stretch.stretched(Self.band, lengthHours: 8, leadHours: 12)
        #expect(Self.isClose(band, 0.64, pow(1.3, 1.5)))
    }

    @Test func `an edge may lie on the far side of the expected value`() {
        let high = Self.stretch { _, _ in (0.5, 2) }
        #expect(
            Self.isClose(
                high.stretched(Self.band, lengthHours: 8, leadHours: 12), pow(1.3, 0.5), 1.69))
        let low = Self.stretch { _, _ in (-2, -0.5) }
        #expect(
            Self.isClose(
                low.stretched(Self.band, lengthHours: 8, leadHours: 12), 0.64, pow(0.8, 0.5)))
    }

    @Test func `the stretch is interpolated logarithmically between lengths and leads`() {
        let stretch = Self.stretch { row, column in (-1, Double(1 + row + 10 * column)) }
        func high(_ length: Double, _ lead: Double) -> Double {
            log(stretch.stretched(Self.band, lengthHours: length, leadHours: lead).high) / log(1.3)
        }
        for (row, length) in ChosenStretch.lengthHours.enumerated() {
            for (column, lead) in ChosenStretch.leadHours.enumerated() {
                #expect(abs(high(length, lead) - Double(1 + row + 10 * column)) < 1e-9)
            }
        }
        #expect(abs(high(2 * 2.0.squareRoot(), 0) - 2.5) < 1e-9)
        #expect(abs(high(1, 1) - 6) < 1e-9)
        // Beyond the table it is that of its edge.
        #expect(abs(high(0.25, 0) - 1) < 1e-9 && abs(high(336, 4380) - 56) < 1e-9)
    }

    @Test func `a plan shows the stretched band, and a pausing plan its own`() {
        let start = Instant(secondsSinceEpoch: 0)
        let errors = ForecastErrors(
            lengthHours: [1, 100], leadHours: [0, 100],
            bands: [RelativeBand](repeating: Self.band, count: 4),
            chosen: Self.stretch { _, _ in (-2, 2) }, paused: Self.stretch { _, _ in (-3, 3) },
            revisions: [RevisionProcess](
                repeating: RevisionProcess(fast: .init(deviation: 0.1, correlationHours: 9)),
                count: 2), observedUntil: start)
        let first = TimeWindow(start: start, length: .hour * 2)
        let second = TimeWindow(start: start + .hour * 5, length: .hour * 2)
        #expect(Self.isClose(errors.band(over: [first]), 0.64, 1.69))
        #expect(Self.isClose(errors.band(over: [first, second]), 0.512, pow(1.3, 3)))
    }
}
