internal import SolsticeDomain
internal import SolsticeJSON

/// Carbon-free shares in words, each with what it is based on.
enum CarbonFreeWords {
    /// `84 % of its electricity, by what is usual for its hours in the record of DE; …`.
    static func expected(_ figure: CarbonFreeFigure) -> String {
        "\(Numerals.percent(figure.share.rawValue)) of its electricity, \(basis(figure)); "
            + "shown only, no plan is made from it"
    }

    /// `by the record's shares for its hours, which cover 96 % of its energy`.
    static func basis(_ figure: CarbonFreeFigure) -> String {
        switch figure.basis {
        case .recorded(let coverage):
            coverage >= 0.9995
                ? "by the record's shares for its hours"
                : "by the record's shares for its hours, which cover "
                    + "\(Numerals.percent(coverage)) of its energy"
        case .usual(let zone):
            "by what is usual for its months and hours in the record of \(zone.reportName)"
        case .annual(let sources):
            "by the annual figure (\(self.sources(sources)))"
        }
    }

    /// `known for 2 of 3 jobs: 1 by the record's shares for their hours, 1 by annual figures`.
    static func basis(_ total: CarbonFreeTotal, of jobCount: Int) -> String {
        let annual = total.jobCount - total.recordedCount
        let parts = [
            (total.recordedCount, "by the record's shares for their hours"),
            (annual, "by annual figures"),
        ].filter { $0.0 > 0 }
        if jobCount == 1 {
            return annual > 0 ? "by its annual figure" : "by the record's shares for its hours"
        }
        let count = total.jobCount == jobCount ? "all" : "\(total.jobCount) of"
        return "known for \(count) \(jobCount) jobs: "
            + (parts.count == 1
                ? parts[0].1 : parts.map { "\($0.0) \($0.1)" }.joined(separator: ", "))
    }

    /// Who published figures, safe to print.
    static func sources(_ sources: [String]) -> String {
        sources.prefix(3).map(\.reportSource).joined(separator: "; ")
            + (sources.count > 3 ? "; and \(sources.count - 3) more" : "")
    }
}

extension CarbonFreeFigure {
    /// Always the same keys, whatever it is based on.
    var json: JSONValue {
        let (coverage, zone, sources): (Double?, ZoneID?, [String]) =
            switch basis {
            case .recorded(let coverage): (coverage, nil, [])
            case .usual(let zone): (nil, zone, [])
            case .annual(let sources): (nil, nil, sources)
            }
        return [
            "share": JSONValue(share), "basis": JSONValue(basisName),
            "energyCoverage": JSONValue(coverage), "zone": JSONValue(zone),
            "sources": JSONValue(sources),
        ]
    }

    /// The name of its basis for programs.
    var basisName: String {
        switch basis {
        case .recorded: "record"
        case .usual: "usual"
        case .annual: "annual-figure"
        }
    }
}
