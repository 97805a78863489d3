public import SolsticeDomain

/// What jobs would have saved in the past.
public enum BacktestView {
    /// A chart of the policies with their savings against running at once, a table of the zones,
    /// and how well the bands held; for programs a row for each zone, kind and policy.
    public static func text(_ summary: BacktestSummary, style: OutputStyle) -> String {
        switch style.medium {
        case .terminal: BacktestText(summary: summary, style: style).text
        case .pipe: rows(summary)
        }
    }

    private static func rows(_ summary: BacktestSummary) -> String {
        TabSeparated.text(
            [
                "zone", "kind", "policy", "jobs", "share_of_oracle", "saved_fraction",
                "emissions_grams_per_kw", "at_once_grams_per_kw", "oracle_grams_per_kw",
                "delay_hours_median", "delay_hours_p90", "misses", "share_better",
                "expected_saving", "realised_saving",
            ],
            summary.results.map { result in
                [
                    result.place, result.kind, result.policy, "\(result.jobCount)",
                    Numerals.plain(result.shareOfOracle), Numerals.plain(result.savedFraction),
                    result.emissions.plain, result.emissionsAtOnce.plain,
                    result.emissionsOfForesight.plain,
                    result.delayMedian.map { Numerals.plain($0.hours) } ?? "",
                    result.delayP90.map { Numerals.plain($0.hours) } ?? "",
                    "\(result.missCount)", result.shareBetter.map(Numerals.plain) ?? "",
                    result.expectedSaving.map(Numerals.plain) ?? "",
                    Numerals.plain(result.realisedSaving),
                ]
            })
    }
}

/// A backtest as text for the user.
struct BacktestText {
    let summary: BacktestSummary
    let style: OutputStyle

    /// What was replayed, the policies as bars, the zones as a table, and further facts.
    var text: String {
        let ink = Ink(style)
        let head = paragraph(title).map { ink.paint($0, .strong) }
        let under = [sight, meaning, kindWords].flatMap(paragraph).map { ink.paint($0, .faint) }
        return (head + under + picture + zoneTable + [""] + facts.lines(style, indent: 0))
            .joined(separator: "\n")
    }

    private var title: String {
        let places = summary.places
        let kinds = Numerals.count(summary.kinds.count, "kind of job", "kinds of job")
        return "Backtest of \(kinds) in \(placeWords(places)), submitted every "
            + "\(summary.distance.spoken) from \(style.date(summary.period.start)) to "
            + style.date(summary.period.end)
    }

    private func placeWords(_ places: [String]) -> String {
        if summary.isAcross {
            return "any of \(summary.zones.map(\.name.visible).joined(separator: ", "))"
        }
        return places.count == 1
            ? (places.first ?? "").visible : Numerals.count(places.count, "zone")
    }

    /// What the decisions could see, stated before any figure.
    private var sight: String {
        "Each decision saw only what had been known by then, the first of them "
            + "\(Numerals.count(summary.leastHistory.seconds / 86_400, "day")) of history "
            + "(\(summary.signal.title))."
    }

    private var meaning: String {
        let first = summary.zones.first?.name.visible ?? ""
        let over = summary.places.count > 1 ? "; means over the zones" : ""
        return "Saved is against running at once\(summary.isAcross ? " in \(first)" : ""); "
            + "a bar is the share of what perfect foresight would save\(over)."
    }

    /// The meaning of the kinds' names.
    private var kindWords: String {
        let name = summary.kinds.first ?? "8h@24h"
        let halves = name.split(separator: "/")[0].split(separator: "@").map(String.init)
        let first = halves.count == 2 ? "\(halves[0]) of work with \(halves[1]) of slack" : name
        let pausing = summary.kinds.first { $0.contains("/") }
        let pause = pausing.flatMap { $0.split(separator: "/").last }.map {
            "; /\($0): may pause, and each resume takes \($0)"
        }
        return "\(name.split(separator: "/")[0]): \(first)\(pause ?? "")."
    }

    private var picture: [String] {
        let groups = BacktestMeans.all(of: summary)
        guard !groups.isEmpty else {
            return [""] + paragraph("Running at once saves nothing against itself.")
        }
        let bars = BacktestBars(groups: groups, style: style).lines
        let delay =
            "delay: how much later than at once half of the jobs ended at most, and nine in ten "
            + "(P90)"
        // On a narrow terminal that column is left out.
        let better =
            bars[0].contains("better")
            ? "; better: of the jobs that waited, how many emitted less for it" : ""
        let legend = paragraph(delay + better).map { Ink(style).paint($0, .faint) }
        return [""] + bars + [""] + legend
    }

    private var zoneTable: [String] {
        guard summary.places.count > 1 else { return [] }
        let heading = Ink(style).paint("Share of what foresight saves, by zone", .strong)
        return ["", heading] + BacktestZones(summary: summary).lines(style)
    }

    private var facts: FactSheet {
        var sheet = FactSheet()
        for lead in leads { sheet.add("bands \(lead.name)", bandWords(lead.counts)) }
        BacktestBands(summary: summary).add(to: &sheet)
        let misses = summary.results.reduce(0) { $0 + $1.missCount }
        sheet.add("deadlines", missWords(misses), misses > 0 ? .bad : nil)
        let left = summary.leftOutCount
        sheet.add(
            "left out",
            left > 0 ? "\(Numerals.count(left, "job")), over gaps in the history" : nil,
            .notice)
        sheet.add("history", shortWords, .notice)
        sheet.add("stopped", summary.isInterrupted ? interruptedWords : nil, .notice)
        return sheet
    }

    private var leads: [(name: String, counts: [BacktestSummary.Coverage])] {
        var leads: [(name: String, counts: [BacktestSummary.Coverage])] = []
        for count in summary.coverage where count.total > 0 {
            let name = "\(hours(count.leadFrom))–\(hours(count.leadTo)) h"
            if let index = leads.firstIndex(where: { $0.name == name }) {
                leads[index].counts.append(count)
            } else {
                leads.append((name, [count]))
            }
        }
        return leads
    }

    private func hours(_ span: TimeSpan) -> Int { span.seconds / 3600 }

    /// For windows regardless of their start: `79 % of windows came out within P10–P90, where 80 %
    /// would be right; 74 % – 83 % by zone`.
    private func bandWords(_ counts: [BacktestSummary.Coverage]) -> String {
        let shares = counts.compactMap(\.share)
        guard let low = shares.min(), let high = shares.max() else { return Numerals.unknown }
        let mean = shares.reduce(0, +) / Double(shares.count)
        let total = Numerals.count(counts.reduce(0) { $0 + $1.total }, "window")
        let range =
            counts.count > 1
            ? "; by zone \(Numerals.percent(low)) – \(Numerals.percent(high))" : ""
        return "\(Numerals.percent(mean)) of \(total) came out within P10–P90, where 80 % "
            + "would be right\(range)"
    }

    private func missWords(_ misses: Int) -> String {
        if misses == 0 { return "none was missed" }
        let policies = summary.policies.map(\.name).filter { name in
            summary.results.contains { $0.policy == name && $0.missCount > 0 }
        }
        return "\(Numerals.count(misses, "job")) ended late, under "
            + policies.joined(separator: ", ")
    }

    private var shortWords: String? {
        guard summary.leastHistory < .day * 365 else { return nil }
        return "decisions began with less than a year of it, in which seasons cannot be known"
    }

    private var interruptedWords: String {
        "it was ended early; these are the zones and kinds that were replayed until then, and "
            + "nothing is kept"
    }

    private func paragraph(_ text: String) -> [String] {
        Paragraph.lines(text, width: style.width)
    }
}
