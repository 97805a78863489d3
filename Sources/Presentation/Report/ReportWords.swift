internal import SolsticeDomain

/// The text of a report, as plain sentences that each format escapes in its own way.
struct ReportWords {
    let report: EnergyReport

    /// How each figure of a report follows from those before it.
    static func formulas(of report: EnergyReport) -> [String] {
        let isBeside = report.jobs.contains { !$0.sideEffects.isEmpty }
        let isNet = report.jobs.contains { $0.net != nil }
        return formulas + (isNet ? [NetWords.formula] : [])
            + (isBeside ? ReportSideEffects.formulas : [])
    }

    private static let formulas = [
        "IT energy [kWh] = hours of work × processors × average power per processor [W] / 1000",
        "facility energy [kWh] = IT energy × PUE",
        "emissions [gCO2e] = facility energy × carbon intensity [gCO2e/kWh] + moving data",
        "saving = baseline - emissions",
    ]

    /// The source of the formulas.
    static let formulaSource = "Patterson et al. 2021, arXiv 2104.10350"

    /// Paragraphs ready for the end of a paper: what a project's final runs took and what all did, then
    /// one paragraph for each signal.
    var paragraphs: [String] {
        guard !report.jobs.isEmpty else { return [emptiness] }
        return ReportRuns(report: report).sentences
            + report.totals.map { paragraph($0).joined(separator: " ") }
    }

    /// The jobs that used nothing; nil if there are none.
    var silence: String? {
        guard !report.silent.isEmpty, !report.jobs.isEmpty else { return nil }
        let shown = report.silent.prefix(Self.mostSilent).map {
            "\($0.id) (\($0.name.reportName), \($0.state.rawValue))"
        }
        let more = report.silent.count - shown.count
        return "Without energy, since they never ran or their region is gone: "
            + shown.joined(separator: ", ") + (more > 0 ? " and \(more) more." : ".")
    }

    /// `Made by Solstice …`.
    var closing: String {
        "Made on \(ReportNumbers.moment(report.madeAt)) by Solstice \(report.maker.version) from a "
            + "database of schema \(report.maker.schema.reportName)."
    }

    /// The requested period; nil for all time.
    var period: String? {
        switch (report.from, report.to) {
        case (nil, nil): nil
        case (let from?, nil): "Jobs that ended from \(ReportNumbers.moment(from)) on."
        case (nil, let to?): "Jobs that ended before \(ReportNumbers.moment(to))."
        case (let from?, let to?):
            "Jobs that ended from \(ReportNumbers.moment(from)) on and before "
                + "\(ReportNumbers.moment(to))."
        }
    }

    /// Maximum number of names listed; the rest are only counted.
    private static let mostSilent = 8

    private var emptiness: String {
        let project = report.project.map { " of project \($0.reportName)" } ?? ""
        return report.silent.isEmpty
            ? "No job\(project) ended in this time, and nothing was emitted."
            : "None of the jobs\(project) that ended ever ran, and nothing was emitted."
    }

    private func paragraph(_ total: ReportTotal) -> [String] {
        let jobs = report.jobs.filter { $0.signal == total.signal }
        let only = jobs.count == 1 ? jobs.first : nil
        return [only.map(work) ?? work(total), energy(total), emissions(total)]
            + [
                NetWords.sentence(total, jobs), band(jobs), observed(total),
                carbonFree(total, only),
                baseline(total, only),
            ].compactMap { $0 }
            + ReportSources(report: report).sentences(of: jobs)
            + [ReportSideEffects.sentence(total, jobs)].compactMap { $0 }
    }

    private func work(_ job: ReportedJob) -> String {
        let run = job.run
        let elapsed =
            run.elapsed == run.worked ? "" : " within \(Numerals.brief(run.elapsed.hours)) h"
        let caps = job.caps.map(Scales.text).joined(separator: " and ")
        let capped = job.caps.isEmpty ? "" : ", capped at \(caps),"
        return "Job \(job.id) (\(job.label)) worked for \(Numerals.brief(run.worked.hours)) h"
            + "\(elapsed) on \(run.processors) × \(run.accelerator.reportName)\(capped) in "
            + "\(run.region.reportName), from \(ReportNumbers.moment(run.start))."
    }

    private func work(_ total: ReportTotal) -> String {
        let kinds = total.processorHours.map {
            "\(Numerals.brief($0.hours)) \($0.accelerator.reportName)-hours"
        }
        return "\(Numerals.count(total.jobCount, "job")) worked for "
            + "\(Numerals.brief(total.workedHours)) h and took \(kinds.joined(separator: ", "))."
    }

    private func energy(_ total: ReportTotal) -> String {
        let power = total.averagePower.map { "\(Numerals.brief($0.watts)) W" } ?? "an unknown power"
        let pue = total.pue.map { Numerals.fixed($0.ratio, decimals: 3) } ?? Numerals.unknown
        return "At \(power) per processor on average (\(total.energySource.words)) they drew "
            + "\(Scales.text(total.itEnergy)) of IT energy, which at an effective PUE of \(pue) is "
            + "\(Scales.text(total.facilityEnergy)) of facility energy."
    }

    private func emissions(_ total: ReportTotal) -> String {
        let intensity = total.carbonIntensity.map { Numerals.brief($0.gramsPerKWh) } ?? "?"
        let moving =
            total.transfer > .zero ? ", \(Scales.text(total.transfer)) of it for moving data" : ""
        return "At an effective carbon intensity of \(intensity) gCO2e/kWh "
            + "(\(total.signal.title)) that emitted \(Scales.text(total.emissions)) CO2e gross"
            + "\(moving); no certificates or offsets are counted."
    }

    private func carbonFree(_ total: ReportTotal, _ only: ReportedJob?) -> String? {
        total.carbonFree.map { known in
            let basis =
                only?.carbonFree.map { ", " + CarbonFreeWords.basis($0) }
                ?? " (\(CarbonFreeWords.basis(known, of: total.jobCount)))"
            return "Carbon-free sources made \(Numerals.percent(known.share.rawValue)) of the "
                + "facility energy\(basis)."
        }
    }

    private func band(_ jobs: [ReportedJob]) -> String? {
        guard jobs.count == 1, let band = jobs[0].band else { return nil }
        return "The 80 % interval of what it comes to once all hours have been observed is "
            + "\(Scales.text(band.p10)) to \(Scales.text(band.p90))."
    }

    private func observed(_ total: ReportTotal) -> String {
        let share = total.observedShare
        if share >= 0.9995 { return "The carbon intensity of every hour was observed." }
        let hours = total.workedHours
        var parts = ["observed in \(Numerals.brief(share * hours)) h (\(Numerals.percent(share)))"]
        if total.estimatedShare > 0.0005 {
            parts.append(
                "estimated by the provider in \(Numerals.brief(total.estimatedShare * hours)) h")
        }
        if total.filledShare > 0.0005 {
            parts.append(
                "filled in \(Numerals.brief(total.filledShare * hours)) h, from the hours around in "
                    + "the record or from what was expected")
        }
        return "Of \(Numerals.brief(hours)) h of work, the carbon intensity was "
            + parts.joined(separator: ", ") + "."
    }

    private func baseline(_ total: ReportTotal, _ only: ReportedJob?) -> String {
        let what = only?.baselineWords ?? "with each job started at once, at home and uncapped,"
        let amount = Scales.text(Emissions(grams: abs(total.saving.grams)))
        let share = Numerals.percent(abs(total.savedFraction))
        let start = "The same work \(what) would have emitted \(Scales.text(total.baseline)) on "
        if abs(total.saving.grams) < 0.005 { return start + "the same rates: nothing was saved." }
        return start + "the same rates: "
            + (total.saving > .zero
                ? "\(amount) (\(share)) were saved." : "\(amount) (\(share)) more were emitted.")
    }
}

extension ReportedJob {
    /// The name, safe to print; `sweep[3]` for a member of an array.
    var label: String { name.reportName + (arrayIndex.map { "[\($0)]" } ?? "") }

    /// `started at once (…) in home on 4 × v100, uncapped,`.
    var baselineWords: String {
        let place = baseline.region == "home" ? "" : " in \(baseline.region.reportName)"
        return
            "started at once (\(ReportNumbers.moment(baseline.start))) at home\(place) on \(baseline.processors) × "
            + "\(baseline.accelerator.reportName), uncapped,"
    }

    /// The saving over the baseline; 0 if that emits nothing.
    var savedFraction: Double {
        baseline.emissions > .zero ? saving / baseline.emissions : 0
    }
}

extension RealisedFootprint.EnergySource {
    /// Its name in words.
    var words: String {
        switch self {
        case .modelled: "modelled from the stated power"
        case .metered: "metered"
        case .mixed: "metered in part, the rest modelled from the stated power"
        }
    }
}
