internal import SolsticeDomain

/// How well the bands of plans held, and whether their promised savings were realised.
struct BacktestBands {
    let summary: BacktestSummary

    /// Adds the facts to a sheet.
    func add(to sheet: inout FactSheet) {
        guard let all = summary.planCoverage(by: { _ in 0 }).first?.coverage else { return }
        sheet.add(
            "bands of plans",
            "\(words(all)) of \(Numerals.count(all.total, "plan")) came out within the P10–P90 "
                + "printed with them, where 80 % would be right")
        let zones = summary.planCoverage { $0.place ?? "" }
        if zones.count > 1 {
            sheet.add("by zone", list(zones.map { ($0.key.visible, $0.coverage) }))
        }
        let kinds = summary.planCoverage { $0.kind ?? "" }
        if kinds.count > 1 {
            sheet.add("by kind", list(kinds.map { ($0.key.visible, $0.coverage) }))
        }
        let leads = summary.planCoverage { $0.leadFrom }
        if leads.count > 1 {
            sheet.add("by lead", list(leads.map { (lead($0.coverage), $0.coverage) }))
        }
        sheet.add("promises", promises)
    }

    private func list(_ entries: [(name: String, coverage: BacktestSummary.PlanCoverage)]) -> String
    {
        entries.map { "\($0.name) \(words($0.coverage))" }.joined(separator: ", ")
    }

    /// `81 % (79 – 83)`: the share and its 95 % confidence interval.
    private func words(_ coverage: BacktestSummary.PlanCoverage) -> String {
        guard let share = coverage.share, let interval = coverage.interval else {
            return Numerals.unknown
        }
        func whole(_ share: Double) -> Int { Int((100 * share).rounded()) }
        return "\(Numerals.percent(share)) (\(whole(interval.lowerBound)) – "
            + "\(whole(interval.upperBound)))"
    }

    private func lead(_ coverage: BacktestSummary.PlanCoverage) -> String {
        let from = coverage.leadFrom.seconds / 3600
        return coverage.leadTo.map { "\(from)–\($0.seconds / 3600) h" } ?? "from \(from) h on"
    }

    /// What the service's policy promised and saved, by kind; nil if it was not replayed.
    private var promises: String? {
        let kinds = summary.kinds.compactMap { kind -> String? in
            let results = summary.results.filter {
                $0.kind == kind && $0.policy == Self.followed && $0.jobCount > 0
            }
            let pairs = results.compactMap { result in
                result.expectedSaving.map { (expected: $0, realised: result.realisedSaving) }
            }
            guard !pairs.isEmpty else { return nil }
            let count = Double(pairs.count)
            let expected = pairs.reduce(0) { $0 + $1.expected } / count
            let realised = pairs.reduce(0) { $0 + $1.realised } / count
            return "\(kind.visible) \(Numerals.percent(expected)), saved "
                + Numerals.percent(realised)
        }
        guard !kinds.isEmpty else { return nil }
        return "a job's plan promised on average: " + kinds.joined(separator: "; ")
    }

    private static let followed = "value-of-waiting"
}
