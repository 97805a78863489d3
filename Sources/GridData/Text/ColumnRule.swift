/// One line of the table that gives headers their meaning.
struct ColumnRule {
    /// What the column means.
    let role: ColumnRole
    /// If several columns mean the same, the lowest rank is taken.
    let rank: Int
    /// Each group must have a phrase in the header; a blank in a phrase is a word boundary.
    let phraseGroups: [[String]]

    init(_ role: ColumnRole, rank: Int = 0, _ phraseGroups: [String]...) {
        self.role = role
        self.rank = rank
        self.phraseGroups = phraseGroups
    }

    /// Whether a header matches the rule, in the form that ``plain(_:)`` gives.
    func matches(_ header: String) -> Bool {
        phraseGroups.allSatisfy { group in group.contains { header.contains($0) } }
    }

    /// A header as the rules see it: lower case, words bounded by single blanks.
    static func plain(_ header: String) -> String {
        let words = header.lowercased().split { " _-()[]{}.,:\t".contains($0) }
        return " " + words.joined(separator: " ") + " "
    }

    /// The rules for tables of carbon intensity; the first match applies.
    static let carbon: [ColumnRule] =
        [
            ColumnRule(
                .estimate,
                [
                    " estimated ", " isestimated ", " dataestimated ", " imputed ",
                    " imputed data used ", " data quality ", " quality ", " quality flag ",
                ]),
            ColumnRule(
                .issue,
                [
                    " generated at ", " generatedat ", " issued ", " issued at ", " issuedat ",
                    " issue time ", " issuetime ", " forecast time issued ", " reference time ",
                ]),
            ColumnRule(
                .ignored,
                [
                    "estimat", "percent", "%", "renewable", "low carbon", "carbon free", "fossil",
                    "data source", " status ", " index ", "zone datetime", "time zone", "timezone",
                    " country ", " method ", " name short ",
                ]),
            ColumnRule(.unit, [" unit ", " units "]),
            ColumnRule(.intensity, ["intensity"]),
        ] + stamps + [
            ColumnRule(.place, rank: 0, [" zone id ", " zoneid ", " zone key "]),
            ColumnRule(.place, rank: 2, [" zone name "]),
            ColumnRule(.place, rank: 1, [" zone ", " bidding zone "]),
            ColumnRule(
                .place, rank: 3,
                [" region ", " location ", " area ", " balancing authority ", " ba ", " grid "]),
            ColumnRule(
                .intensity,
                [
                    "gco2", "gco₂", "g per kwh", "g/kwh", "/mwh", "per mwh", "/kwh", "per kwh",
                    " lca ",
                    "life cycle", "lifecycle", " moer ", "marginal",
                ]),
            ColumnRule(
                .intensity, rank: 1,
                ["carbon", "co2", "emission", " rating ", " value ", " direct "]),
            ColumnRule(.pue, [" pue "]),
        ]

    /// The rules for tables of PUE.
    static let pue: [ColumnRule] =
        [
            ColumnRule(.pue, [" pue ", "power usage effectiveness"]),
            ColumnRule(.ignored, ["time zone", "timezone", " reuse ", "energyreuse"]),
            ColumnRule(.itLoad, [" it ", " itpower ", " itenergy "], loads),
            ColumnRule(.itLoad, [" itpower", " itenergy", " itload"]),
            ColumnRule(.facilityLoad, ["facility", " total ", " site ", " building "], loads),
        ] + stamps + [
            ColumnRule(.place, [" region "]),
            ColumnRule(
                .place, rank: 1,
                [" site ", "facility", "location", "data center", "data centre", "datacenter"]),
            ColumnRule(.intensity, ["carbon intensity", "gco2", "g per kwh", "g/kwh"]),
        ]

    /// The rules for tables of what power caps do.
    static let powerCaps: [ColumnRule] = [
        ColumnRule(.powerLimit, [" power limit ", " power cap "]),
        ColumnRule(.epochTime, [" time per epoch "]),
        ColumnRule(.averagePower, [" average power "]),
        ColumnRule(.workload, [" dataset ", " network ", " batch size ", " optimizer "]),
    ]

    private static let loads = ["power", "energy", "load", "kw", "consumption"]

    private static let stamps: [ColumnRule] = [
        ColumnRule(
            .stampEnd,
            [" to ", "ending", " end ", "interval end", "period end", " until ", " stop "]),
        ColumnRule(.stamp, rank: 0, [" utc ", " gmt ", " unix ", "epoch"]),
        ColumnRule(.stamp, rank: 2, [" local "], ["time", "date", " hour "]),
        ColumnRule(
            .stamp, rank: 1,
            [
                "datetime", "timestamp", "date time", "point time", " ts ", " from ", " start ",
                "beginning", " stamp ", "zeitstempel", " instant ", " time ", "horodate",
                " valid ",
            ]),
        ColumnRule(.stamp, rank: 3, [" date ", " datum ", " zeit ", " hour ", " day ", " month "]),
    ]
}

/// What a column of a table means.
enum ColumnRole: Equatable {
    case ignored
    case stamp
    case stampEnd
    case issue
    case estimate
    case place
    case unit
    case intensity
    case pue
    case itLoad
    case facilityLoad
    case workload
    case powerLimit
    case epochTime
    case averagePower
}
