internal import SolsticeDomain

/// A report's jobs as a table, with the same columns in each form.
enum ReportColumns {
    /// The headings; the first two are text, the rest numbers.
    static let headings = [
        "job", "processors", "hours", "W each", "IT kWh", "PUE", "facility kWh", "g/kWh",
        "data kg", "kg CO2e", "net kg", "baseline kg", "saved kg", "CFE",
    ]

    /// The number of text columns.
    static let textCount = 2

    /// The cells of a job.
    static func cells(_ job: ReportedJob) -> [String] {
        let run = job.run
        return [
            "\(job.id) \(job.label)" + (job.isFinalRun ? ", final" : ""),
            "\(run.processors) × \(run.accelerator.reportName)",
            ReportNumbers.digits(run.worked.hours), ReportNumbers.digits(run.averagePower?.watts),
            ReportNumbers.digits(run.itEnergy.kilowattHours), ReportNumbers.digits(run.pue?.ratio),
            ReportNumbers.digits(run.facilityEnergy.kilowattHours),
            ReportNumbers.digits(run.carbonIntensity?.gramsPerKWh),
            ReportNumbers.kilograms(run.transfer), ReportNumbers.kilograms(run.emissions),
            job.net.map { ReportNumbers.kilograms($0.emissions) } ?? "–",
            ReportNumbers.kilograms(job.baseline.emissions), ReportNumbers.kilograms(job.saving),
            job.carbonFree.map { Numerals.percent($0.share.rawValue) } ?? "–",
        ]
    }

    /// The headings and the cells of all jobs; columns of moved data, net emissions and carbon-free
    /// shares (CFE) only if a job has any.
    static func table(_ jobs: [ReportedJob]) -> (headings: [String], rows: [[String]]) {
        let isShown = [
            "data kg": jobs.contains { $0.run.transfer > .zero },
            "net kg": jobs.contains { $0.net != nil },
            "CFE": jobs.contains { $0.carbonFree != nil },
        ]
        let kept = headings.indices.filter { isShown[headings[$0]] ?? true }
        return (
            kept.map { headings[$0] },
            jobs.map { job in
                let cells = cells(job)
                return kept.map { cells[$0] }
            }
        )
    }
}

/// An energy report as tables for programs, units in their headings: the totals, the jobs, and the
/// imports.
struct ReportRows {
    let report: EnergyReport

    /// The three tables.
    var text: String {
        [
            TabSeparated.text(Self.totalHeading, ReportRuns(report: report).parts.map(cells)),
            TabSeparated.text(Self.jobHeading, report.jobs.lazy.map(cells)),
            TabSeparated.text(
                ["batch", "kind", "file", "sha256", "imported_at", "format", "unit"],
                report.batches.map {
                    [
                        "\($0.id)", $0.kind.rawValue, $0.baseName, $0.sha256,
                        $0.importedAt.description, $0.format, $0.unit,
                    ]
                }),
        ].joined(separator: "\n\n")
    }

    private static let totalHeading = [
        "signal", "jobs", "worked_hours", "average_power_watts", "energy_source", "it_energy_kwh",
        "pue", "facility_energy_kwh", "carbon_intensity_grams_per_kwh", "transfer_grams",
        "emissions_grams", "observed_share", "baseline_grams", "saving_grams", "saving_fraction",
        "on_site_water_litres", "electricity_water_litres", "embodied_grams",
        "estimated_share", "filled_share", "carbon_free_share", "carbon_free_jobs", "net_grams",
        "net_jobs", "runs",
    ]

    private func cells(_ part: ReportRuns.Part) -> [String] {
        let total = part.total
        return [
            total.signal.rawValue, "\(total.jobCount)", Numerals.plain(total.workedHours),
            total.averagePower.plain, total.energySource.rawValue, total.itEnergy.plain,
            total.pue.plain, total.facilityEnergy.plain, total.carbonIntensity.plain,
            total.transfer.plain, total.emissions.plain, Numerals.plain(total.observedShare),
            total.baseline.plain, total.saving.plain, Numerals.plain(total.savedFraction),
            (total.sideEffects.onSiteWater?.amount).plain,
            (total.sideEffects.electricityWater?.amount).plain,
            (total.sideEffects.embodied?.amount).plain, Numerals.plain(total.estimatedShare),
            Numerals.plain(total.filledShare), (total.carbonFree?.share).plain,
            "\(total.carbonFree?.jobCount ?? 0)", total.net.emissions.plain,
            "\(total.net.jobCount)", part.name,
        ]
    }

    private static let jobHeading = [
        "id", "name", "state", "signal", "region", "accelerator", "processors", "start", "end",
        "worked_hours", "average_power_watts", "energy_source", "meter_coverage", "it_energy_kwh",
        "pue", "facility_energy_kwh", "carbon_intensity_grams_per_kwh", "transfer_grams",
        "emissions_grams", "emissions_p10_grams", "emissions_p90_grams", "observed_share",
        "baseline_region", "baseline_start", "baseline_it_energy_kwh", "baseline_pue",
        "baseline_carbon_intensity_grams_per_kwh", "baseline_grams", "saving_grams",
        "saving_fraction", "statement", "on_site_water_litres", "electricity_water_litres",
        "embodied_grams", "estimated_share", "filled_share", "carbon_free_share",
        "carbon_free_basis", "net_grams", "net_carbon_intensity_grams_per_kwh", "project", "final",
    ]

    private func cells(_ job: ReportedJob) -> [String] {
        let run = job.run
        let base = job.baseline
        return [
            "\(job.id)", job.name, job.state.rawValue, job.signal.rawValue, run.region.rawValue,
            run.accelerator.rawValue, "\(run.processors)", run.start.description,
            run.end.description,
            Numerals.plain(run.worked.hours), run.averagePower.plain, job.energySource.rawValue,
            Numerals.plain(job.metering.coverage), run.itEnergy.plain, run.pue.plain,
            run.facilityEnergy.plain, run.carbonIntensity.plain, run.transfer.plain,
            run.emissions.plain, (job.band?.p10).plain, (job.band?.p90).plain,
            Numerals.plain(job.observedShare), base.region.rawValue, base.start.description,
            base.itEnergy.plain, base.pue.plain, base.carbonIntensity.plain,
            base.emissions.plain, job.saving.plain, Numerals.plain(job.savedFraction),
            job.revision.map { "\($0.number)" } ?? "",
            (job.sideEffects.onSiteWater?.volume).plain,
            (job.sideEffects.electricityWater?.volume).plain,
            (job.sideEffects.embodied?.emissions).plain, Numerals.plain(job.estimatedShare),
            Numerals.plain(job.filledShare), (job.carbonFree?.share).plain,
            job.carbonFree?.basisName ?? "", (job.net?.emissions).plain,
            (job.net?.intensity).plain, job.project?.rawValue ?? "",
            job.isFinalRun ? "true" : "false",
        ]
    }
}
