internal import SolsticeDomain

/// Emissions and savings of jobs over time, for one signal, as bars and as a table.
struct SavingsChart {
    /// The totals of some days.
    private struct Bar {
        let window: TimeWindow
        let tally: QueueSummary.Tally
    }

    private let bars: [Bar]
    private let span: TimeWindow
    private let dayCount: Int
    private let signal: CarbonSignal

    private static let height = 150
    /// Maximum number of bars; over longer times one covers a week, four weeks or more.
    private static let most = 60
    private static let dayCounts = [1, 7, 28, 91, 364]

    /// A chart of the days of one signal, oldest first; nil without any.
    init?(days: [QueueSummary.Day], signal: CarbonSignal) {
        guard let first = days.first?.start, let last = days.last?.start, first <= last else {
            return nil
        }
        let all = (last - first).seconds / 86_400 + 1
        let each = Self.dayCounts.first { (all + $0 - 1) / $0 <= Self.most } ?? 3640
        let groups = Dictionary(grouping: days) { ($0.start - first).seconds / 86_400 / each }
        let length = TimeSpan.day * Double(each)
        bars = groups.sorted { $0.key < $1.key }.map { index, days in
            Bar(
                window: TimeWindow(start: first + length * Double(index), length: length),
                tally: Self.sum(days.map(\.tally)))
        }
        // With less than a week there would be a few enormous bars.
        let count = max(7, (all + each - 1) / each)
        span = TimeWindow(start: first, length: length * Double(count))
        dayCount = each
        self.signal = signal
    }

    private static func sum(_ tallies: [QueueSummary.Tally]) -> QueueSummary.Tally {
        tallies.reduce(QueueSummary.Tally(jobs: 0, emissions: .zero, baseline: .zero)) {
            QueueSummary.Tally(
                jobs: $0.jobs + $1.jobs, emissions: $0.emissions + $1.emissions,
                baseline: $0.baseline + $1.baseline)
        }
    }

    private var id: String { "savings-\(signal.rawValue)" }
    private var all: QueueSummary.Tally { Self.sum(bars.map(\.tally)) }

    /// The drawing with its total, and the same data as a table.
    var markup: Markup {
        let highest = bars.map { max($0.tally.emissions, $0.tally.baseline) }.max() ?? .zero
        let scale = ValueScale(highest: highest.grams)
        let plot = Plot(span: span, clock: .utc, height: Self.height, gutter: 10)
        let content: Markup = """
            \(plot.lines(scale))
            \(bars.map { drawn($0, plot, scale) })
            \(plot.words(scale) { Scales.text(Emissions(grams: $0)) })
            """
        return """
            <p class="lead">\(sentence)</p>
            <figure class="chart">
            <figcaption>CO<sub>2</sub>e of the jobs that ended in \(period); \(signal.title)</figcaption>
            \(plot.drawing(content, id: id, title: "Emitted and saved over time", description: sentence))
            <ul class="legend" aria-hidden="true">
            <li><i class="key run"></i> emitted</li>
            <li><i class="key saved"></i> saved</li>
            <li><i class="key over"></i> emitted above the baseline</li>
            </ul>
            </figure>
            \(Markup.disclosure("As a table", id: id + "-table", table.markup))
            """
    }

    private var period: String {
        switch dayCount {
        case 1: "each day, UTC"
        case 7: "each seven days, UTC"
        default: "each \(dayCount) days, UTC"
        }
    }

    private var sentence: String {
        let all = all
        let share = all.baseline > .zero ? all.saving / all.baseline : 0
        let size = Scales.text(Emissions(grams: abs(all.saving.grams)))
        let verdict = all.saving < .zero ? "more" : "less"
        return "\(Numerals.count(all.jobs, "job")) emitted \(Scales.text(all.emissions)) CO2e: "
            + "\(size) (\(Numerals.percent(abs(share)))) \(verdict) than starting each at once at home."
    }

    /// Emissions below, and above them the saving or the excess over the baseline.
    private func drawn(_ bar: Bar, _ plot: Plot, _ scale: ValueScale) -> Markup {
        guard let extent = plot.extent(bar.window) else { return .nothing }
        func rectangle(_ kind: String, from low: Emissions, to high: Emissions) -> Markup {
            let top = Double(plot.height) * (1 - high.grams / scale.top)
            let height = Double(plot.height) * (high - low).grams / scale.top
            guard height > 0 else { return .nothing }
            return """
                <rect class="\(plain: kind)" x="\(extent.from + extent.width * 0.12)%" \
                width="\(extent.width * 0.76)%" y="\(top)" height="\(height)"/>
                """
        }
        let base = bar.tally.baseline
        let emitted = bar.tally.emissions
        return """
            \(rectangle("run", from: .zero, to: min(base, emitted)))\
            \(rectangle("saved", from: emitted, to: base))\
            \(rectangle("over", from: base, to: emitted))
            """
    }

    private var table: PageTable<Bar> {
        typealias Column = PageTable<Bar>.Column
        return PageTable(
            caption: "Emitted and saved, \(signal.title)",
            columns: [
                Column("from") {
                    "<time datetime=\"\(plain: $0.window.start.description)\">\($0.window.start.utc.dateText)</time>"
                },
                Column("jobs", isNumeric: true) { "\($0.tally.jobs)" },
                Column("emitted", isNumeric: true) { "\(Scales.text($0.tally.emissions))" },
                Column("baseline", isNumeric: true) { "\(Scales.text($0.tally.baseline))" },
                Column("saved", isNumeric: true) { "\(Scales.text($0.tally.saving))" },
            ], rows: bars.reversed())
    }
}
