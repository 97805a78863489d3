import SolsticeDomain
import Testing

@testable import SolsticePresentation

@Suite struct HorizonChartTests {
    @Test(arguments: [
        (0.0, 410.0, 0.0, 480.0), (12, 100, 0, 100), (700, 850, 700, 900), (0.02, 0.07, 0, 0.08),
        (0, 0, 0, 1), (300, 300, 0, 320), (1, 12_345, 0, 16_000), (5, 1e9, 0, 1e9),
    ])
    func `a scale is round, starts at zero if that is near, and covers all values`(
        lowest: Double, highest: Double, bottom: Double, top: Double
    ) {
        let scale = BandScale(lowest: lowest, highest: highest)
        #expect(abs(scale.bottom - bottom) < 1e-6 && abs(scale.top - top) < top * 1e-6)
        #expect(scale.bottom <= lowest && scale.top >= highest)
    }

    @Test func `labels are as short as exactness permits`() {
        let scale = BandScale(lowest: 0, highest: 9500)
        #expect((0...4).map(scale.label) == ["0", "2,500", "5,000", "7,500", "10,000"])
        let small = BandScale(lowest: 0.1, highest: 0.95)
        #expect((0...4).map(small.label) == ["0", "0.25", "0.50", "0.75", "1.00"])
    }

    private func drawn(_ columns: [BandChart.Column?], top: Double = 32) -> [String] {
        BandChart(columns: columns, scale: BandScale(lowest: 0, highest: top), height: 4).rows.map {
            $0.map(\.text).joined()
        }
    }

    @Test func `a value has an edge, its band extends above and below, and a gap is blank`() {
        let rows = drawn([
            .init(value: 20), nil, .init(value: 20, low: 8, high: 32), .init(value: 0),
            .init(value: 16, low: 0, high: 16),
        ])
        #expect(rows == ["  ░  ", "▄ ▄  ", "█ ▓ █", "█ █▁▓"])
    }

    private func text(deadline: Instant?, width: Int = 80) -> [String] {
        let record = Samples.record(specification: Samples.specification(deadline: deadline))
        return ExplanationView.text(
            Samples.explanation, record: record, outlook: Samples.outlook(hours: 24 * 40),
            style: Samples.style(width: width)
        ).split(separator: "\n").map(String.init)
    }

    @Test(arguments: [60, 80, 120])
    func `starting at once, the plan and the deadline appear in this order`(width: Int) throws {
        let lines = text(deadline: Samples.at(33, 6), width: width)
        func first(_ mark: Character, _ label: String) throws -> Int {
            let line = try #require(lines.first { $0.contains(label) && $0.contains(mark) })
            return try #require(Array(line).firstIndex(of: mark))
        }
        let atOnce = try first("━", "at once")
        let plan = try first("━", "the plan")
        let deadline = try first("┊", "deadline Mon 07:00")
        #expect(atOnce < plan && plan < deadline)
        // The same column goes through the area, where nothing is in its way.
        let through = lines.count { line in
            Array(line).indices.contains(deadline) && Array(line)[deadline] == "┊"
        }
        #expect(through >= 3)
    }

    @Test func `a deadline beyond a month is stated but not drawn`() {
        let lines = text(deadline: Samples.at(90, 6))
        #expect(lines.contains { $0.contains("deadline Tue 31 Mar 08:00, beyond this chart") })
        #expect(!lines.contains { $0.contains("┊") })
    }

    @Test func `a plan in the past has no hours to draw`() {
        var style = Samples.style()
        style = OutputStyle(
            medium: .terminal, width: 80, usesColor: false, now: Samples.at(60, 0),
            clock: style.clock)
        let text = ExplanationView.text(
            Samples.explanation, record: Samples.record(), outlook: Samples.outlook(hours: 48),
            style: style)
        #expect(!text.contains("Why then"))
    }

    @Test func `jobs in a forecast are sorted by start and limited in number`() {
        let marked = (0..<14).reversed().map {
            (label: "\($0) job", window: Samples.window(31, $0, hours: 2))
        }
        let text = ForecastView.text(
            Samples.outlook(hours: 48), horizon: Samples.horizon(hours: 48), marked: marked,
            style: Samples.style())
        let jobs = text.split(separator: "\n").compactMap { line in
            (0..<14).first { line.contains(" \($0) job ") }
        }
        #expect(jobs == Array(0..<10))
        #expect(text.contains("and 4 later jobs: `solstice status --chart`"))
    }

    @Test func `an array member is marked with its position in the array`() {
        var asked = Samples.specification(name: "sweep")
        asked.arrayIndex = 3
        let marks = [Samples.record(specification: asked)].marks(in: Samples.horizon(hours: 48))
        #expect(marks.map(\.label) == ["12 sweep[3]"])
    }
}
