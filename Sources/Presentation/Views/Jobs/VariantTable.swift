internal import SolsticeDomain

/// The variants of a job beside each other: what each takes, emits and costs, and the same for a
/// million units of its work.
struct VariantTable {
    /// A variant in its best place.
    struct Row {
        let name: VariantID
        /// Nil if it cannot end in time.
        let placement: Placement?
        let speedPerWatt: Double?
        let isBest: Bool
    }

    let rows: [Row]
    let baseline: Emissions
    let work: WorkAmount?
    let style: OutputStyle

    /// The variants of an explained job; those that cannot end in time stand without a place.
    init(_ explanation: Explanation, job: JobSpecification, style: OutputStyle) {
        let best = explanation.best.placement.variant
        rows =
            explanation.byVariant.isEmpty
            ? []
            : job.variants.map { variant in
                let found = explanation.byVariant.first { $0.placement.variant == variant.name }
                return Row(
                    name: variant.name, placement: found?.placement, speedPerWatt: nil,
                    isBest: variant.name == best)
            }
        baseline = explanation.best.baseline.footprint.emissions
        work = job.terms.work
        self.style = style
    }

    /// The variants of a comparison.
    init(_ comparison: Comparison, style: OutputStyle) {
        let best = comparison.best.placement.variant
        rows = comparison.entries.map {
            Row(
                name: $0.variant.name, placement: $0.placement, speedPerWatt: $0.speedPerWatt,
                isBest: $0.variant.name == best)
        }
        baseline = comparison.best.baseline.footprint.emissions
        work = comparison.job.terms.work
        self.style = style
    }

    /// The tables; empty without variants.
    var lines: [String] {
        guard !rows.isEmpty else { return [] }
        let whole = Table(columns: columns, rows: rows, indent: 2).lines(style)
        guard let work else { return whole }
        let title = "per million \(work.unit.visible)"
        return whole + [Ink(style).paint("  \(title)", .faint)]
            + Table(columns: columns(per: work), rows: rows, indent: 2).lines(style)
    }

    private typealias Column = Table<Row>.Column

    private var name: Column {
        Column("variant", importance: 10, shortest: 8, tone: { $0.isBest ? .strong : nil }) {
            $0.name.visible
        }
    }

    private static let none = "–"

    private func text(_ row: Row, _ words: (Placement) -> String?) -> String {
        row.placement.flatMap(words) ?? Self.none
    }

    private var columns: [Column] {
        let style = style
        var columns = [
            name,
            Column("on", importance: 6, shortest: 8) { row in
                text(row) { place in
                    let cap = place.powerCap.map { ", \(Scales.text($0))" } ?? ""
                    return "\(place.count) × \(place.accelerator.visible)\(cap)"
                }
            },
            Column("region", importance: 3, shortest: 8) { text($0) { $0.region.visible } },
            Column("start", importance: 4) { row in
                text(row) { style.moment($0.start) }
            },
            Column("time", importance: 7, isNumeric: true) {
                text($0) { $0.runTime.spoken }
            },
            Column("energy", importance: 8, isNumeric: true) {
                text($0) { Scales.text($0.footprint.facilityEnergy) }
            },
            Column("CO2e", importance: 9, isNumeric: true, tone: { $0.isBest ? .good : nil }) {
                text($0) { Scales.text($0.footprint.emissions) }
            },
        ]
        if rows.contains(where: { $0.placement?.footprint.cost != nil }) {
            columns.append(
                Column("cost", importance: 8, isNumeric: true) {
                    text($0) { $0.footprint.cost.map(Scales.text) }
                })
        }
        if rows.contains(where: { $0.speedPerWatt != nil }) {
            columns.append(
                Column("per watt", importance: 2, isNumeric: true) {
                    $0.speedPerWatt.map(Numerals.factor) ?? Self.none
                })
        }
        let most = rows.compactMap { $0.placement?.footprint.emissions }.max() ?? .zero
        columns.append(
            Column("", importance: 1, tone: { $0.isBest ? .good : .faint }) { row in
                let emissions = row.placement?.footprint.emissions ?? .zero
                return Bar.text(share: most > .zero ? emissions / most : 0, columns: 16)
                    + (row.isBest ? " ← best" : "")
            })
        return columns
    }

    private func columns(per work: WorkAmount) -> [Column] {
        var columns = [
            name,
            Column("energy", importance: 9, isNumeric: true) {
                text($0) { place in
                    Scales.text(
                        FacilityEnergy(
                            kilowattHours: work.perMillion(
                                place.footprint.facilityEnergy.kilowattHours)))
                }
            },
            Column("CO2e", importance: 9, isNumeric: true, tone: { $0.isBest ? .good : nil }) {
                text($0) { place in
                    Scales.text(Emissions(grams: work.perMillion(place.footprint.emissions.grams)))
                }
            },
        ]
        if rows.contains(where: { $0.placement?.footprint.cost != nil }) {
            columns.append(
                Column("cost", importance: 8, isNumeric: true) {
                    text($0) { place in
                        place.footprint.cost.map {
                            Scales.text(Cost(rawValue: work.perMillion($0.rawValue)))
                        }
                    }
                })
        }
        return columns
    }
}

extension Placement {
    /// How long it runs, without its pauses.
    fileprivate var runTime: TimeSpan { segments.reduce(.zero) { $0 + $1.length } }
}
