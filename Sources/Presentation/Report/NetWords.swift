import OrderedCollections
internal import SolsticeDomain

/// Net emissions in a report, which stand beside gross emissions and are never mixed with them.
enum NetWords {
    /// How the figure follows from others.
    static let formula =
        "net emissions [gCO2e] = facility energy × net carbon intensity [gCO2e/kWh], beside gross"

    /// The line of one job; none unless its region has a net intensity.
    static func rows(_ job: ReportedJob) -> [ReportFacts.Row] {
        guard let net = job.net else { return [] }
        return [
            .init(
                "net emissions", ReportNumbers.text(net.emissions),
                "facility energy × \(ReportNumbers.digits(net.intensity.gramsPerKWh)) g/kWh net ÷ "
                    + "1000 (\(CarbonFreeWords.sources(net.sources))); beside gross, in no other "
                    + "figure")
        ]
    }

    /// The line of the totals: a sum only if every job has net emissions.
    static func rows(_ total: ReportTotal) -> [ReportFacts.Row] {
        guard total.net.jobCount > 0 else { return [] }
        return [
            .init(
                "net emissions", total.net.emissions.map { ReportNumbers.text($0) } ?? "–",
                total.net.emissions == nil
                    ? "known for \(total.net.jobCount) of \(total.jobCount) jobs, so not summed"
                    : "beside gross, in no other figure")
        ]
    }

    /// The sentence of a paragraph; nil if no job has net emissions.
    static func sentence(_ total: ReportTotal, _ jobs: [ReportedJob]) -> String? {
        let known = jobs.compactMap(\.net)
        guard !known.isEmpty else { return nil }
        let sources = Array(OrderedSet(known.flatMap(\.sources)))
        guard let emissions = total.net.emissions else {
            return "Net emissions are known for \(known.count) of \(total.jobCount) jobs and are "
                + "not summed (\(CarbonFreeWords.sources(sources)))."
        }
        let intensities = OrderedSet(known.map { Numerals.brief($0.intensity.gramsPerKWh) })
        let intensity =
            intensities.count == 1 ? " (at \(intensities.first ?? "") gCO2e/kWh)" : ""
        return "Net of the clean energy that the operator buys\(intensity) it is "
            + "\(Scales.text(emissions)) CO2e, which stands beside gross and is part of no other "
            + "figure (\(CarbonFreeWords.sources(sources)))."
    }
}
