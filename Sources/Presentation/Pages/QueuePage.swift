internal import SolsticeDomain

/// The page of the queue.
struct QueuePage {
    let summary: QueueSummary
    let listing: QueueListing
    let setting: PageSetting

    /// The maximum width of a name in the list.
    private static let nameColumns = 64

    /// The page.
    var frame: PageFrame {
        PageFrame(title: "Queue", part: .queue, body: body, setting: setting)
    }

    private var body: Markup {
        """
        <h1>Queue</h1>
        \(QueueTiles(summary: summary, setting: setting).markup)
        <section aria-labelledby="jobs-title">
        <h2 id="jobs-title">Jobs</h2>
        \(filters)
        \(list)
        \(pager)
        </section>
        \(savings)
        """
    }

    private func count(_ filter: QueueFilter) -> Int {
        filter.states.reduce(0) { $0 + (summary.counts[$1] ?? 0) }
    }

    /// The filters that match any jobs, and the active one.
    private var filters: Markup {
        let offered = QueueFilter.each.filter { filter in
            if filter == .open || filter == .all || filter == listing.filter { return true }
            return count(filter) > 0
        }
        let links = offered.map { filter -> Markup in
            let current: Markup =
                filter == listing.filter ? " aria-current=\"true\"" : ""
            return """
                <li><a href="\(plain: PagePath.queue(filter))"\(current)>\(filter.text) \
                <span class="count">\(Numerals.grouped("\(count(filter))"))</span></a></li>
                """
        }
        return "<nav class=\"filters\" aria-label=\"Which jobs\"><ul>\n\(links)\n</ul></nav>"
    }

    private var list: Markup {
        guard !listing.records.isEmpty else { return empty }
        return table.markup
    }

    private var empty: Markup {
        if listing.after != nil { return "<p>There are no more jobs.</p>" }
        switch listing.filter {
        case .state(let state): return "<p>No job is \(state.rawValue).</p>"
        case .open where count(.all) > 0: return "<p>Every job has finished.</p>"
        case .open, .all: return Markup.paragraph(QueueText.emptyHint)
        }
    }

    private var pager: Markup {
        var links: [Markup] = []
        if listing.after != nil {
            links.append(
                "<li><a href=\"\(plain: PagePath.queue(listing.filter))\">First page</a></li>")
        }
        if let next = listing.next {
            let path = PagePath.queue(listing.filter, after: next)
            links.append("<li><a href=\"\(plain: path)\" rel=\"next\">Next page</a></li>")
        }
        guard !links.isEmpty else { return .nothing }
        return "<nav class=\"pager\" aria-label=\"Pages of the list\"><ul>\n\(links)\n</ul></nav>"
    }

    private var table: PageTable<JobRecord> {
        let setting = setting
        typealias Column = PageTable<JobRecord>.Column
        return PageTable(
            caption: "Jobs: \(listing.filter.text)",
            columns: [
                Column("job") { $0.link(columns: Self.nameColumns) },
                Column("state") { StateBadge.markup($0.job.state) },
                Column("start") { $0.start.map(setting.momentAndDistance) ?? "–" },
                Column("region") { $0.region.map { Markup.region($0, columns: 32) } ?? "–" },
                Column("on") { "<bdi>\($0.hardware)</bdi>" },
                Column("CO2e", isNumeric: true) { record in
                    record.emissions.map { Markup.emissions($0, band: record.expectedBand) } ?? "–"
                },
                Column("saving", isNumeric: true) {
                    $0.savedFraction.map { "\(Numerals.percent($0))" } ?? "–"
                },
                Column("deadline") {
                    $0.job.specification.deadline.map(setting.momentAndDistance) ?? "none"
                },
            ], rows: Array(listing.records.prefix(QueueListing.pageLength)), isCards: true)
    }

    private var savings: Markup {
        let charts = CarbonSignal.allCases.compactMap { signal in
            SavingsChart(
                days: summary.days.filter { $0.signal == signal }, signal: signal
            )?.markup
        }
        let body =
            charts.isEmpty
            ? "<p>Nothing has been saved yet: no job with known emissions has finished.</p>"
            : Markup(charts)
        return Markup.section("Realised savings", id: "savings", body)
    }
}

extension JobRecord {
    /// `4 × h100, 175 W`: its hardware, and the cap in force or planned. A line may break between
    /// the two, and nowhere else.
    fileprivate var hardware: String {
        let kind = plan?.placement.accelerator ?? job.specification.askedFor.accelerator
        let parts = [
            "\(count) × \(kind.cut(to: 24))",
            cap.map { "\(Scales.text($0))" },
        ]
        return parts.compactMap { $0?.replacing(" ", with: "\u{A0}") }.joined(separator: ", ")
    }
}

/// A summary of the whole queue in a few figures.
struct QueueTiles {
    let summary: QueueSummary
    let setting: PageSetting

    /// The figures; emissions only if there are any.
    var markup: Markup {
        let sums = CarbonSignal.allCases.flatMap { signal in
            [
                summary.planned[signal].map { tile("planned", $0, signal, saved: "saves") },
                summary.realised[signal].map { tile("emitted so far", $0, signal, saved: "saved") },
            ].compactMap(\.self)
        }
        return Markup.tiles([jobs] + sums + [plan])
    }

    private typealias Tile = (name: String, value: String, note: String?)

    private var jobs: Tile {
        let open = JobState.allCases.filter { !$0.isFinal && (summary.counts[$0] ?? 0) > 0 }
        let count = open.reduce(0) { $0 + (summary.counts[$1] ?? 0) }
        let parts = open.map {
            "\(Numerals.grouped("\(summary.counts[$0] ?? 0)")) \($0.rawValue)"
        }
        return (
            "unfinished jobs", Numerals.grouped("\(count)"),
            parts.isEmpty ? nil : parts.joined(separator: ", ")
        )
    }

    private func tile(
        _ name: String, _ tally: QueueSummary.Tally, _ signal: CarbonSignal, saved: String
    ) -> Tile {
        let share = tally.baseline > .zero ? tally.saving / tally.baseline : 0
        let size = Scales.text(Emissions(grams: abs(tally.saving.grams)))
        let words =
            tally.saving < .zero
            ? "\(size) (\(Numerals.percent(-share))) more than the baseline"
            : "\(saved) \(size) (\(Numerals.percent(share))) against the baseline"
        return (
            "\(name), CO2e (\(signal.title))", Scales.text(tally.emissions),
            "\(Numerals.count(tally.jobs, "job")), \(words)"
        )
    }

    private var plan: Tile {
        guard let plan = summary.plan else {
            return ("plan", "none yet", "\(run: .plan) makes one; a running service does by itself")
        }
        let gap =
            plan.gap.map { "at most \(Numerals.percentAtMost($0)) above the best possible, proven" }
            ?? "jobs placed one by one; nothing is proven of the whole queue"
        return (
            "plan", "\(plan.id)",
            "made \(setting.style.distance(plan.createdAt)), \(gap); why: \(plan.reason.cut(to: 60))"
        )
    }
}
