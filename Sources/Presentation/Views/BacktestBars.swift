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
