internal import SolsticeDomain

/// A report's jobs as a table, with the same columns in each form.
enum ReportColumns {
    /// The headings; the first two are text, the rest numbers.
    static let headings = [
        "job", "processors", "hours", "W each", "IT kWh", "PUE", "facility kWh", "g/kWh",
        "data kg", "kg CO2e", "baseline kg", "saved kg",
    ]

    /// The number of text columns.
    static let textCount = 2

    /// The cells of a job.
    static func cells(_ job: ReportedJob) -> [String] {
        let run = job.run
        return [
            "\(job.id) \(job.label)", "\(run.processors) × \(run.accelerator.reportName)",
            ReportNumbers.digits(run.worked.hours), ReportNumbers.digits(run.averagePower?.watts),
            ReportNumbers.digits(run.itEnergy.kilowattHours), ReportNumbers.digits(run.pue?.ratio),
            ReportNumbers.digits(run.facilityEnergy.kilowattHours),
            ReportNumbers.digits(run.carbonIntensity?.gramsPerKWh),
            ReportNumbers.kilograms(run.transfer), ReportNumbers.kilograms(run.emissions),
            ReportNumbers.kilograms(job.baseline.emissions), ReportNumbers.kilograms(job.saving),
        ]
    }

    /// The headings and the cells of all jobs; no column of moved data if no job moved any.
    static func table(_ jobs: [ReportedJob]) -> (headings: [String], rows: [[String]]) {
        let moves = jobs.contains { $0.run.transfer > .zero }
        let kept = headings.indices.filter { moves || headings[$0] != "data kg" }
        return (
            kept.map { headings[$0] },
            jobs.map { job in
                let cells = cells(job)
                return kept.map { cells[$0] }
            }
        )
    }
}
