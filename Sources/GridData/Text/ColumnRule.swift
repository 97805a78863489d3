import SolsticeDomain

/// One line of the table that gives headers their meaning.
struct ColumnRule {
    /// What the column means.
    let role: ColumnRole
    /// If several columns mean the same, the lowest rank is taken.
    let rank: Int
    /// What the values have to be, if the header alone may mean something else.
    let kind: TableSample.Kind?
    /// Each group must have a phrase in the header; a blank in a phrase is a word boundary.
    let phraseGroups: [[String]]

    init(
        _ role: ColumnRole, rank: Int = 0, of kind: TableSample.Kind? = nil,
        _ phraseGroups: [String]...
    ) {
        self.role = role
        self.rank = rank
        self.kind = kind
        self.phraseGroups = phraseGroups
    }

    /// Whether a header matches the rule, in the form that ``plain(_:)`` gives, over values of a
    /// kind.
    func matches(_ header: String, over values: () -> TableSample.Kind? = { nil }) -> Bool {
        phraseGroups.allSatisfy { group in group.contains { header.contains($0) } }
            && (kind == nil || values() == kind)
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
                .carbonFreeShare, [" carbon free ", " carbonfree "], ["percent", "%"]),
            ColumnRule(.carbonFreeShare, rank: 1, [" low carbon "], ["percent", "%"]),
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
        loads(named: Self.loadWords, rank: 0) + stamps + [
            ColumnRule(.place, [" region "])
        ] + loads(named: nil, rank: 1) + [
            ColumnRule(
                .place, rank: 1,
                [" site ", "facility", "location", "data center", "data centre", "datacenter"]),
            ColumnRule(.intensity, ["carbon intensity", "gco2", "g per kwh", "g/kwh"]),
            ColumnRule(.unit, [" unit ", " units ", "einheit", " unité ", " unidad "]),
            ColumnRule(
                .value, [" value ", " wert ", "messwert", " valeur ", " valor ", " reading "]),
        ]
    /// The rules for the names of series in a long table, where a name such as `it` says enough.
    static let pueSeries: [ColumnRule] = loads(named: [""], rank: 0)

    /// The rules for tables of what power caps do.
    static let powerCaps: [ColumnRule] = [
        ColumnRule(.powerLimit, [" power limit ", " power cap "]),
        ColumnRule(.epochTime, [" time per epoch "]),
        ColumnRule(.averagePower, [" average power "]),
        ColumnRule(.workload, [" dataset ", " network ", " batch size ", " optimizer "]),
    ]

    /// The rules for PUE and the loads behind it. Loads have one of the words in their name; nil
    /// for columns of numbers that have none.
    private static func loads(named words: [String]?, rank: Int) -> [ColumnRule] {
        let kind: TableSample.Kind? = words == nil ? .number : nil
        let words = words ?? [""]
        let target = ["target", " soll", "design", "budget", " ziel", "objectif", "objetivo"]
        let ratio = [" pue ", "power usage effectiveness"]
        let derived = [" min", " max", "average", " avg ", " mean ", "rolling", "annual", " ytd "]
        return [
            ColumnRule(.ignored, ratio, target),
            ColumnRule(.pue, rank: 1, ratio, derived),
            ColumnRule(.pue, ratio),
            ColumnRule(.ignored, ["time zone", "timezone", "zeitzone", " reuse ", "energyreuse"]),
            ColumnRule(.ignored, partsOfFacility),
            ColumnRule(.itLoad, rank: rank, of: kind, kind == nil ? equipment : [" it "], words),
            ColumnRule(.itLoad, rank: rank, [" itpower", " itenergy", " itload", " itlast"]),
            ColumnRule(
                .facilityLoad, rank: rank, of: kind,
                // A site or a data center is more often a place.
                kind == nil ? wholes : wholes.filter { !placeWords.contains($0) },
                words),
        ]
    }

    /// The equipment whose load is the IT load.
    private static let equipment = [
        " it ", " ict ", " ikt ", " edv ", " ti ", "server", "serveur", "servidor", "compute",
        " rack", " pdu ",
        "informatique", "informática", "informatica", "ups output", "usv ausgang", "critical load",
    ]
    /// What the load of the whole facility is said to be of.
    private static let wholes = [
        "facility", "facilities", " total", "gesamt", "summe", " nshv ", " site ", "standort",
        "building", "gebäude", "gebaeude",
        "bâtiment", "batiment", "edificio", "rechenzentrum", " rz ", "anlage", "data center",
        "data centre", "datacenter", "datacentre", "centre de données", "centro de datos",
        "utility",
        "mains", "incoming", "incomer", "netzbezug", "einspeisung", "hauptzähler", "installation",
        "instalación", "global", "overall", "whole",
    ]
    private static let placeWords = [
        " site ", "standort", "data center", "data centre", "datacenter", "datacentre",
    ]
    /// Parts of a facility whose load is neither of the two.
    private static let partsOfFacility = [
        "cooling", "hvac", "chiller", "pump", "light", " fan", " crac ", " crah ", "kühl", "kuehl",
        "klima", "lüft", "lueft", "beleucht", "refroidissement", "climatisation", "éclairage",
        "refrigeraci", "climatizaci", "iluminaci", "loss", "verlust", "pertes", "pérdidas",
        "temperatur", "humidity", "feuchte", "solar", "photovolt", " cost", " price", "kosten",
    ]
    private static let loadWords = [
        "power", "energy", "load", "kw", "consumption", "demand", "leistung", "verbrauch",
        "energie", "last ", "strom", "arbeit", "zähler", "zaehler", "puissance", "énergie",
        "consommation", "charge", "compteur", "potencia", "energía", "energia", "consumo", "carga",
        "contador", "potenza", "vermogen", "verbruik", "meter", "counter", "watt", " w ", " wh ",
        " mw ", " mwh ", " gw ", " gwh ",
    ]

    private static let stamps: [ColumnRule] = [
        ColumnRule(.offset, ["utc offset", "gmt offset", "offset from utc", " offset "]),
        ColumnRule(
            .stampEnd,
            [
                " to ", "ending", " end ", "interval end", "period end", " until ", " stop ",
                " bis ", " ende ",
            ]),
        ColumnRule(.stamp, rank: 0, [" utc ", " gmt ", " unix ", "epoch"]),
        ColumnRule(
            .stamp, rank: 2, [" local ", "ortszeit", "lokal"], ["time", "date", " hour ", "zeit"]),
        ColumnRule(
            .stamp, rank: 1,
            [
                "datetime", "timestamp", "date time", "date/time", "point time", " ts ", " from ",
                " start ", "beginning", " stamp ", "zeitstempel", "zeitpunkt", " instant ",
                " time ", "horodat", " valid ", " von ", " beginn ",
            ]),
        ColumnRule(
            .stamp, rank: 3,
            [
                " date ", "datum", " zeit ", "uhrzeit", " fecha", " heure ", " hora ",
                " ora ", " tijd ", " hour ", " stunde ", " day ", " jour ", " day of month ",
                " month ", " monat ", " mois ", " mes ", " mese ", " maand ", " period ",
                "zeitraum", " période ", " periode ", " periodo ", " year ", " jahr ", " année ",
                " año ", " anno ", " jaar ",
            ]),
    ]
}

/// What a column of a table means.
enum ColumnRole: Equatable {
    case ignored
    case stamp
    case stampEnd
    /// The offset from UTC of the stamp in another column.
    case offset
    case issue
    case estimate
    case place
    case unit
    case intensity
    case carbonFreeShare
    case pue
    case itLoad
    case facilityLoad
    case value
    case workload
    case powerLimit
    case epochTime
    case averagePower
}

/// The columns of a table, by meaning.
struct TableColumns {
    /// A column and its header.
    struct Column {
        let index: Int
        let name: String
        let rank: Int

        /// The header as the rules see it.
        var plain: String { ColumnRule.plain(name) }
    }

    private let byRole: [(role: ColumnRole, column: Column)]

    private let header: [String]

    /// The first values of the columns.
    let sample: TableSample

    /// Gives each header the meaning of the first rule that matches it; columns that are not part
    /// of the data have no meaning.
    init(_ table: CSVTable, rules: [ColumnRule], _ request: ImportRequest) {
        header = table.header
        let sample = TableSample(table, request.file.bytes)
        self.sample = sample
        byRole = table.header.enumerated().compactMap { index, name in
            if table.hiddenColumns.contains(index) { return nil }
            let plain = ColumnRule.plain(name)
            let rule = rules.first { $0.matches(plain) { sample.kind(index) } }
            guard let rule, rule.role != .ignored else { return nil }
            return (rule.role, Column(index: index, name: name, rank: rule.rank))
        }
    }

    /// Every column, whatever it means.
    var everyColumn: [Column] {
        header.enumerated().map { Column(index: $0, name: $1, rank: 0) }
    }

    /// The column that an option names, whatever it means.
    /// - Throws: a usage diagnostic with the nearest name if there is none.
    func named(
        _ name: String, option: Message.Setting, _ request: ImportRequest
    ) throws(Diagnostic) -> Column {
        let index =
            header.firstIndex(of: name)
            ?? header.firstIndex { $0.lowercased() == name.lowercased() }
        if let index { return Column(index: index, name: header[index], rank: 0) }
        let names = header.filter { !$0.isEmpty }
        let nearest = nearestName(to: name, among: names)
        throw request.misuse(
            "no column is called \(name)", causes: ["it has \(names.joined(separator: ", "))"],
            remedy: "use \(set: option, nearest ?? names.first ?? "NAME")")
    }

    /// The columns with that meaning, in file order.
    func all(_ role: ColumnRole) -> [Column] {
        byRole.filter { $0.role == role }.map(\.column)
    }

    /// The columns with that meaning and the lowest rank.
    func best(_ role: ColumnRole) -> [Column] {
        let all = all(role)
        let rank = all.map(\.rank).min() ?? 0
        return all.filter { $0.rank == rank }
    }

    /// The first column with that meaning and the lowest rank.
    func first(_ role: ColumnRole) -> Column? { best(role).first }
}
