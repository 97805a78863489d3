import SolsticeTestSupport
import SolsticeDomain
import Testing

@Suite struct SeriesTests {
    typealias Grid = Series<CarbonIntensity>

    static func piece(_ start: Int, _ end: Int, _ grams: Double) -> Grid.Piece {
        Grid.Piece(
            window: Moments.window(start, end), value: CarbonIntensity(gramsPerKWh: grams))
    }

    static func value(_ series: Grid, _ second: Int) -> Double? {
        series.value(at: Instant(secondsSinceEpoch: second))?.gramsPerKWh
    }

    /// 5 minutes, half an hour and an hour, with a gap of 600 seconds before the last.
    static func mixed() throws(Grid.Flaw) -> Grid {
        try Grid(pieces: [piece(0, 300, 1), piece(300, 2100, 2), piece(2700, 6300, 3)])
    }

    @Test func `steps may differ, and time between pieces becomes a gap`() throws {
        let series = try Self.mixed()
        #expect(series.breakpoints == [0, 300, 2100, 2700, 6300])
        #expect(series.rawValues.map(\.isNaN) == [false, false, true, false])
    }

    @Test(arguments: [
        (-1, nil), (0, 1), (299, 1), (300, 2), (2099, 2), (2100, nil), (2699, nil), (2700, 3),
        (6299, 3), (6300, nil),
    ])
    func `a value holds from its first second until the next value's`(
        _ second: Int, _ expected: Double?
    ) throws {
        #expect(Self.value(try Self.mixed(), second) == expected)
    }

    @Test func `pieces read back as they were given`() throws {
        let pieces = [Self.piece(0, 300, 1), Self.piece(300, 2100, 2), Self.piece(2700, 6300, 3)]
        #expect(try Grid(pieces: pieces).pieces == pieces)
    }

    @Test(arguments: [
        ([piece(0, 10, 1), piece(9, 20, 2)], 1),
        ([piece(0, 10, 1), piece(0, 10, 1)], 1),
        ([piece(0, 10, 1), piece(20, 30, 2), piece(10, 20, 3)], 2),
        ([piece(5, 5, 1)], 0),
    ])
    func `overlapping or unordered pieces are refused`(_ pieces: [Grid.Piece], _ at: Int) {
        #expect(throws: Grid.Flaw.overlaps(index: at)) { try Grid(pieces: pieces) }
    }

    @Test func `a regular series marks missing values as gaps`() {
        let series = Grid(
            start: Instant(secondsSinceEpoch: 600), step: TimeSpan(seconds: 300),
            values: [CarbonIntensity(gramsPerKWh: 7), nil, CarbonIntensity(gramsPerKWh: 9)])
        #expect(series.breakpoints == [600, 900, 1200, 1500])
        #expect(Self.value(series, 899) == 7)
        #expect(Self.value(series, 900) == nil)
        #expect(Self.value(series, 1200) == 9)
    }

    @Test func `a series without values has no span and no value`() {
        let series = Grid()
        #expect(series.isEmpty)
        #expect(series.span == nil)
        #expect(Self.value(series, 0) == nil)
    }

    @Test func `a series of gaps only is empty`() {
        #expect(Grid(breakpoints: [0, 10], rawValues: [.nan]).isEmpty)
    }

    @Test func `the span reaches from the first breakpoint to the last`() throws {
        #expect(try Self.mixed().span == Moments.window(0, 6300))
    }

    @Test func `clipping cuts the pieces at both ends of the window`() throws {
        let clipped = try Self.mixed().clipped(to: Moments.window(200, 3000))
        #expect(clipped.breakpoints == [200, 300, 2100, 2700, 3000])
        #expect(Self.value(clipped, 199) == nil)
        #expect(Self.value(clipped, 200) == 1)
        #expect(Self.value(clipped, 2999) == 3)
        #expect(Self.value(clipped, 3000) == nil)
    }

    @Test func `clipping to a window that only touches leaves nothing`() throws {
        let series = try Self.mixed()
        #expect(series.clipped(to: Moments.window(6300, 9000)).breakpoints.isEmpty)
        #expect(series.clipped(to: Moments.window(-50, 0)).breakpoints.isEmpty)
    }

    @Test func `two series of the same values and gaps are equal`() throws {
        #expect(try Self.mixed() == Self.mixed())
    }

    @Test func `a gap is not equal to a value`() throws {
        let whole = try Grid(pieces: [Self.piece(0, 10, 1), Self.piece(10, 20, 2)])
        #expect(whole != Grid(breakpoints: [0, 10, 20], rawValues: [1, .nan]))
    }
}
