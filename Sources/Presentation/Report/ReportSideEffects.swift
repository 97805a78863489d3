import OrderedCollections
internal import SolsticeDomain

/// Figures beside operational emissions in a report, and not included in them.
enum ReportSideEffects {
    /// The title of its tables.
    static let title = "Beside operational emissions, and in none of their figures"

    /// How the figures follow from others.
    static let formulas = [
        "water on site [L] = IT energy × water usage effectiveness [L/kWh] (The Green Grid, white "
            + "paper 35)",
        "water of electricity [L] = facility energy × water intensity of electricity [L/kWh] (Li "
            + "et al. 2023, arXiv 2304.03271)",
        "embodied carbon [gCO2e] = processor-hours × embodied carbon of one / its lifetime [h] "
            + "(ISO/IEC 21031, Software Carbon Intensity)",
    ]

    /// The figures of a report's only job, or its totals; empty if no factor is stated.
    static func groups(_ report: EnergyReport) -> [[ReportFacts.Row]] {
        let groups = report.jobs.count == 1 ? report.jobs.map(rows) : report.totals.map(rows)
        return groups.filter { !$0.isEmpty }
    }

    /// The figures of one job; empty if no factor is stated.
    static func rows(_ job: ReportedJob) -> [ReportFacts.Row] {
        let effects = job.sideEffects
        return [
            effects.onSiteWater.map { row("water on site", $0, of: "IT energy") },
            effects.electricityWater.map { row("water of electricity", $0, of: "facility energy") },
            effects.embodied.map { embodied in
                let one = embodied.processor
                return .init(
                    "embodied carbon", ReportNumbers.text(embodied.emissions),
                    "\(ReportNumbers.digits(job.run.processorHours)) processor-hours × "
                        + "\(ReportNumbers.text(one.emissions)) ÷ "
                        + "\(ReportNumbers.digits(one.lifetime.hours)) h of life "
                        + "(\(one.source.reportSource))")
            },
        ].compactMap(\.self)
    }

    /// The totals; empty if no factor is stated.
    static func rows(_ total: ReportTotal) -> [ReportFacts.Row] {
        let effects = total.sideEffects
        return [
            effects.onSiteWater.map {
                .init("water on site", litres($0.amount), share($0.jobCount, total))
            },
            effects.electricityWater.map {
                .init("water of electricity", litres($0.amount), share($0.jobCount, total))
            },
            effects.embodied.map {
                .init(
                    "embodied carbon", ReportNumbers.text($0.amount), share($0.jobCount, total))
            },
        ].compactMap(\.self)
    }

    /// The sentence about them in a paragraph; nil if no factor is stated.
    static func sentence(_ total: ReportTotal, _ jobs: [ReportedJob]) -> String? {
        let effects = total.sideEffects
        func amount(_ text: String, _ count: Int) -> String {
            text + (count == total.jobCount ? "" : " (\(share(count, total)))")
        }
        let parts = [
            effects.onSiteWater.map {
                amount("\(brief($0.amount)) of water on site", $0.jobCount)
            },
            effects.electricityWater.map {
                amount("\(brief($0.amount)) of water for making the electricity", $0.jobCount)
            },
            effects.embodied.map {
                amount(
                    "\(Scales.text($0.amount)) CO2e that the processors embody, by their share "
                        + "of a lifetime", $0.jobCount)
            },
        ].compactMap(\.self)
        guard !parts.isEmpty else { return nil }
        return "Beside that, and in none of these figures: \(parts.joined(separator: "; "))"
            + " (\(sources(jobs)))."
    }

    private static func sources(_ jobs: [ReportedJob]) -> String {
        let all = jobs.flatMap { job in
            let effects = job.sideEffects
            return (effects.onSiteWater?.sources ?? []) + (effects.electricityWater?.sources ?? [])
                + [effects.embodied?.processor.source].compactMap(\.self)
        }
        let names = OrderedSet(all)
        let more = names.count > 3 ? "; and \(names.count - 3) more" : ""
        return "factors: " + names.prefix(3).map(\.reportSource).joined(separator: "; ") + more
    }

    private static func row(
        _ name: String, _ water: SideEffects.Water, of energy: String
    ) -> ReportFacts.Row {
        .init(
            name, litres(water.volume),
            "\(energy) × \(ReportNumbers.digits(water.intensity.litresPerKWh)) L/kWh "
                + "(\(water.sources.prefix(3).map(\.reportSource).joined(separator: "; ")))")
    }

    private static func share(_ count: Int, _ total: ReportTotal) -> String {
        count == total.jobCount ? "of all jobs" : "of \(count) of \(total.jobCount) jobs"
    }

    private static func litres(_ water: WaterVolume) -> String {
        ReportNumbers.digits(water.litres) + " L"
    }

    private static func brief(_ water: WaterVolume) -> String {
        Numerals.brief(water.litres) + " L"
    }
}

/// Emissions compared with familiar ones.
enum ReportEquivalents {
    /// A sentence for each comparison; none for zero emissions.
    static func sentences(_ amount: Emissions) -> [String] {
        guard amount > .zero else { return [] }
        return Equivalent.all.map {
            "\(Scales.text(amount)) is \(words($0, amount))."
        }
    }

    private static func words(_ equivalent: Equivalent, _ amount: Emissions) -> String {
        let count = equivalent.count(in: amount)
        let whole =
            "\(equivalent.title) (\(Scales.text(equivalent.emissions)); \(equivalent.source))"
        if count >= 1 { return "\(Numerals.brief(count)) times \(whole)" }
        if let duration = equivalent.duration {
            let seconds = duration.hours * 3600 * count
            return "what \(whole) emitted in \(spoken(seconds)), on average"
        }
        return "about one part in \(rounded(1 / count)) of \(whole)"
    }

    /// To two digits: `40,000`.
    private static func rounded(_ count: Double) -> String {
        var step = 1.0
        while count / step >= 100 { step *= 10 }
        return Numerals.brief((count / step).rounded() * step)
    }

    private static func spoken(_ seconds: Double) -> String {
        if seconds < 0.01 { return "less than 0.01 s" }
        return seconds < 60
            ? Numerals.brief(seconds) + " s" : TimeSpan(seconds: Int(seconds.rounded())).spoken
    }
}
