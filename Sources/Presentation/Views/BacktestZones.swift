internal import SolsticeDomain

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
