import SolsticeDomain
import SolsticePresentation
import Testing

@Suite struct QueueChartTests {
    private func lines(
        _ records: [JobRecord], width: Int = 120, _ medium: OutputStyle.Medium = .terminal
    ) -> [String] {
        QueueChartView.text(
            records, regions: Samples.chartedRegions, style: Samples.style(medium, width: width)
        ).split(separator: "\n").map(String.init)
    }

    /// The columns of a line at which a mark stands.
    private func columns(_ line: String?, _ mark: Character) -> [Int] {
        Array(line ?? "").indices.filter { Array(line ?? "")[$0] == mark }
    }

    @Test func `regions keep their order and show their peak usage`() {
        let titles = lines(Samples.charted).filter { $0.contains("at once") }
        #expect(
            titles == [
                "home, v100: 4 jobs, at most 8 of 16 at once",
                "europe-north1, v100: 2 jobs, at most 4 at once, without a limit",
            ])
    }

    @Test func `only unfinished jobs with a placement are drawn`() {
        let text = lines(Samples.charted).joined(separator: "\n")
        for id in ["17", "18", "19"] { #expect(!text.contains("\n\(id) ")) }
        #expect(lines([Samples.record(id: 17, state: .held)]).joined().contains("nothing to draw"))
    }

    @Test func `each segment of a job has a bar, and the deadline follows`() {
        let row = lines(Samples.charted).first { $0.hasPrefix("13 ") }
        let bars = columns(row, "━")
        let runs = zip(bars, bars.dropFirst()).count { $1 > $0 + 1 } + 1
        #expect(runs == 3)
        #expect(columns(row, "┊").count == 1)
        #expect((bars.last ?? 0) < (columns(row, "┊").first ?? 0))
    }

    @Test func `running and planned jobs differ without colour, even past their end`() {
        let all = lines(Samples.charted)
        #expect(!columns(all.first { $0.hasPrefix("9 ") }, "█").isEmpty)
        #expect(columns(all.first { $0.hasPrefix("15 ") }, "█").count == 1)
        #expect(columns(all.first { $0.hasPrefix("14 ") }, "█").isEmpty)
    }

    @Test func `the usage curve lines up with the jobs it counts`() throws {
        let record = Samples.charted[0]
        let drawn = lines([record])
        let curve = try #require(drawn.first { $0.contains("in use") })
        let row = try #require(drawn.first { $0.hasPrefix("12 ") })
        #expect(columns(curve, "█") == columns(row, "━"))
    }

    @Test func `jobs too many to draw are counted instead`() {
        let drawn = lines(Samples.manyCharted)
        #expect(drawn.contains { $0.contains("and 16 later jobs") })
        #expect(drawn.count < 40)
    }

    @Test func `piped output has a row for each segment`() {
        let rows = lines(Samples.charted, .pipe)
        #expect(rows[0].hasPrefix("region\taccelerator\tcapacity\tid"))
        #expect(rows.count { $0.contains("\t13\t") } == 3)
        #expect(rows[1].contains("2026-01-30T20:00:00Z\t2026-01-31T05:00:00Z"))
    }
}
