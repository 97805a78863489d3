internal import SolsticeDomain

/// Policies as bars, one per row, each with its saving and its cost.
struct BacktestBars {
    /// Grouped by kind of job.
    let groups: [[BacktestMeans]]
    let style: OutputStyle

    /// The column headings, then a line for each policy, grouped by kind.
    var lines: [String] {
        let all = Table(columns: columns, rows: groups.flatMap(\.self)).lines(style)
        var lines = Array(all.prefix(1))
        var next = 1
        for group in groups {
            if next > 1 { lines.append("") }
            lines += all[next..<next + group.count]
            next += group.count
        }
        return lines
    }

    private var columns: [Table<BacktestMeans>.Column] {
        let barColumns = max(8, min(30, style.width - 68))
        let tone = { (row: BacktestMeans) in row.tone }
        return [
            .init("kind", importance: 9) { $0.isFirst ? $0.kind.visible : "" },
            .init("policy", importance: 9, tone: tone) { $0.policy.name.visible },
            .init(
                "", importance: 7, tone: { $0.policy.role == .foresight ? .faint : .good }
            ) { Bar.text(share: $0.shareOfOracle, columns: barColumns).padded(to: barColumns) },
            .init("share", importance: 9, isNumeric: true, tone: tone) {
                Numerals.percent($0.shareOfOracle)
            },
            .init("saved", importance: 8, isNumeric: true, tone: tone) {
                Numerals.percent($0.savedFraction)
            },
            .init("delay", importance: 6, isNumeric: true) { Self.delay($0.delayMedian) },
            .init("P90", importance: 5, isNumeric: true) { Self.delay($0.delayP90) },
            .init("better", importance: 4, isNumeric: true) {
                $0.shareBetter.map(Numerals.percent) ?? "–"
            },
            .init(
                "missed", importance: 3, isNumeric: true,
                tone: { $0.missCount > 0 ? .bad : nil }
            ) { Numerals.grouped("\($0.missCount)") },
        ]
    }

    /// Hours up to two days, days beyond that: `16h`, `3.4d`.
    private static func delay(_ span: TimeSpan?) -> String {
        guard let hours = span?.hours else { return "–" }
        return hours < 47.5
            ? Numerals.fixed(hours, decimals: 0) + "h"
            : Numerals.fixed(hours / 24, decimals: 1) + "d"
    }
}

/// The share of foresight's saving by zone and kind, one column per policy.
struct BacktestZones {
    let summary: BacktestSummary

    private struct Row {
        let place: String
        let kind: String
        /// By policy; nil if it was not replayed.
        let results: [BacktestSummary.Result?]

        /// The saving of perfect foresight; the same in every policy's result.
        var foresight: Double? { results.compactMap(\.self).first?.fractionOfForesight }
    }

    /// Policies with a meaningful share: that of running at once is none, of foresight all.
    private var policies: [BacktestSummary.Policy] {
        summary.policies.filter { $0.role == .choice }
    }

    private var rows: [Row] {
        summary.places.flatMap { place in
            summary.kinds.compactMap { kind in
                let results = policies.map { policy in
                    summary.result(place: place, kind: kind, policy: policy.name)
                        .flatMap { $0.jobCount > 0 ? $0 : nil }
                }
                return results.contains { $0 != nil }
                    ? Row(place: place, kind: kind, results: results) : nil
            }
        }
    }

    /// The table; on a narrow terminal the simpler policies are dropped first.
    func lines(_ style: OutputStyle) -> [String] {
        let shares = policies.enumerated().map { index, policy in
            Table<Row>.Column(
                Self.title(policy.name.visible), importance: 2 + index, isNumeric: true,
                tone: { ($0.results[index]?.shareOfOracle ?? 0) < 0 ? .bad : nil },
                text: { row in
                    row.results[index].map { Numerals.percent($0.shareOfOracle) } ?? "–"
                })
        }
        let foresight = Table<Row>.Column("foresight", importance: 1, isNumeric: true) { row in
            row.foresight.map { "saves " + Numerals.percent($0) } ?? "–"
        }
        let names: [Table<Row>.Column] = [
            .init("zone", importance: 99, shortest: 6) { $0.place.visible },
            .init("kind", importance: 99) { $0.kind.visible },
        ]
        return Table(columns: names + shares + [foresight], rows: rows).lines(style)
    }

    /// The word that distinguishes a policy's name from the others.
    private static func title(_ name: String) -> String {
        let words = name.split(separator: "-").map(String.init)
        return switch words.last {
        case "window", "once": words[0]
        case let last?: last
        case nil: name
        }
    }
}

/// A policy's results for a kind of job, averaged over places with equal weight.
struct BacktestMeans {
    let kind: String
    let policy: BacktestSummary.Policy
    let shareOfOracle: Double
    let savedFraction: Double
    let delayMedian: TimeSpan?
    let delayP90: TimeSpan?
    let missCount: Int
    let shareBetter: Double?
    /// Whether it is the first of its kind of job.
    private(set) var isFirst = false

    /// Nil if nothing was replayed.
    init?(
        _ results: [BacktestSummary.Result], kind: String, policy: BacktestSummary.Policy
    ) {
        let results = results.filter {
            $0.kind == kind && $0.policy == policy.name && $0.jobCount > 0
        }
        guard !results.isEmpty else { return nil }
        func mean(_ values: [Double]) -> Double? {
            values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
        }
        self.kind = kind
        self.policy = policy
        shareOfOracle = mean(results.map(\.shareOfOracle)) ?? 0
        savedFraction = mean(results.map(\.savedFraction)) ?? 0
        delayMedian = mean(results.compactMap(\.delayMedian?.hours)).map { TimeSpan(hours: $0) }
        delayP90 = mean(results.compactMap(\.delayP90?.hours)).map { TimeSpan(hours: $0) }
        missCount = results.reduce(0) { $0 + $1.missCount }
        shareBetter = mean(results.compactMap(\.shareBetter))
    }

    /// Those of all kinds and of the policies worth comparing, selectable ones first.
    static func all(of summary: BacktestSummary) -> [[BacktestMeans]] {
        let shown =
            summary.policies.filter { $0.role == .choice }.reversed()
            + summary.policies.filter { $0.role == .foresight }
        return summary.kinds.compactMap { kind in
            var group = shown.compactMap {
                BacktestMeans(summary.results, kind: kind, policy: $0)
            }
            guard !group.isEmpty else { return nil }
            group[0].isFirst = true
            return group
        }
    }

    /// Worse than running at once is bad; foresight cannot be chosen.
    var tone: Ink.Tone? {
        if policy.role == .foresight { return .faint }
        return shareOfOracle < 0 ? .bad : nil
    }
}
