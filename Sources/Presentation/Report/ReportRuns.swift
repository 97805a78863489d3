internal import SolsticeDomain

/// The final and the preliminary runs of a project's report, apart and together, as a paper states
/// them: the work behind a result is more than the run that is published.
struct ReportRuns {
    /// Totals of some of the runs on one signal.
    struct Part {
        /// Which runs: `final`, `preliminary` or `all`.
        let name: String
        /// What they used.
        let total: ReportTotal
    }

    let report: EnergyReport

    /// The title of the table.
    static let title = "Final and preliminary runs"

    /// The number of text columns; the rest are numbers.
    static let textCount = 1

    /// The totals by signal: of the final runs, of the preliminary ones, and of all; only the last
    /// for a report on no project.
    var parts: [Part] {
        let apart =
            report.project == nil
            ? [] : [("final", report.finalTotals), ("preliminary", report.preliminaryTotals)]
        return report.totals.flatMap { all in
            (apart + [("all", report.totals)]).compactMap { name, totals in
                totals.first { $0.signal == all.signal }.map { Part(name: name, total: $0) }
            }
        }
    }

    /// The parts as a table; nil for a report on no project, or without jobs.
    var table: (headings: [String], rows: [[String]])? {
        guard report.project != nil, !report.jobs.isEmpty else { return nil }
        let moves = report.jobs.contains { $0.run.transfer > .zero }
        let kept = Self.headings.indices.filter { moves || Self.headings[$0] != "data kg" }
        return (
            kept.map { Self.headings[$0] },
            parts.map { part in
                let cells = cells(part)
                return kept.map { cells[$0] }
            }
        )
    }

    private static let headings = [
        "runs", "jobs", "processor-hours", "W each", "IT kWh", "PUE", "facility kWh", "g/kWh",
        "data kg", "kg CO2e", "baseline kg", "saved kg",
    ]

    private func cells(_ part: Part) -> [String] {
        let total = part.total
        let signal = report.totals.count > 1 ? " (\(total.signal.title))" : ""
        return [
            part.name + signal, "\(total.jobCount)",
            ReportNumbers.digits(total.processorHours.reduce(0) { $0 + $1.hours }),
            ReportNumbers.digits(total.averagePower?.watts),
            ReportNumbers.digits(total.itEnergy.kilowattHours),
            ReportNumbers.digits(total.pue?.ratio),
            ReportNumbers.digits(total.facilityEnergy.kilowattHours),
            ReportNumbers.digits(total.carbonIntensity?.gramsPerKWh),
            ReportNumbers.kilograms(total.transfer), ReportNumbers.kilograms(total.emissions),
            ReportNumbers.kilograms(total.baseline), ReportNumbers.kilograms(total.saving),
        ]
    }

    /// What a paper says of its runs, a sentence for each signal; none for a report on no project.
    var sentences: [String] {
        guard let project = report.project else { return [] }
        return report.totals.map { sentence($0, project.reportName) }
    }

    private func sentence(_ all: ReportTotal, _ project: String) -> String {
        let final = report.finalTotals.first { $0.signal == all.signal }
        let signal = report.totals.count > 1 ? " (\(all.signal.title))" : ""
        guard let final else {
            return "No run of project \(project) is marked as a final one; all its runs "
                + "(\(Numerals.count(all.jobCount, "job"))) took \(use(all))\(signal)."
        }
        let first =
            "The final runs of project \(project) (\(Numerals.count(final.jobCount, "job"))) took "
            + "\(use(final))\(signal); "
        guard all.jobCount > final.jobCount else {
            return first + "none of its runs is marked as a preliminary one."
        }
        return first + "all runs, preliminary ones included "
            + "(\(Numerals.count(all.jobCount, "job"))), took \(use(all))."
    }

    /// `64 v100-hours and 17.8 kWh of facility energy, and emitted 3.12 kg CO2e`.
    private func use(_ total: ReportTotal) -> String {
        let kinds = total.processorHours.map {
            "\(Numerals.brief($0.hours)) \($0.accelerator.reportName)-hours"
        }
        return kinds.joined(separator: ", ")
            + " and \(Scales.text(total.facilityEnergy)) of facility energy, and emitted "
            + "\(Scales.text(total.emissions)) CO2e"
    }
}
