internal import SolsticeDomain

/// The cost of cleaner placements: from the cheapest to the cleanest, with the price of each
/// further kilogram saved on the way.
struct ExplanationFrontier {
    /// A placement with its extra cost per kilogram saved over the next cheaper one.
    struct Step {
        let alternative: Explanation.Alternative
        let costPerKilogram: Cost?
        let isPlan: Bool
    }

    /// From the cheapest to the cleanest.
    let steps: [Step]
    private let style: OutputStyle

    /// The frontier of an explanation.
    init(_ explanation: Explanation, style: OutputStyle) {
        let cheapestFirst = Array(explanation.frontier.reversed())
        let cheaper = [nil] + cheapestFirst.dropLast().map(Optional.some)
        let plan = explanation.best.placement
        steps = zip(cheapestFirst, cheaper).map { alternative, before in
            Step(
                alternative: alternative,
                costPerKilogram: before.flatMap { Self.price(from: $0, to: alternative) },
                isPlan: alternative.placement == plan)
        }
        self.style = style
    }

    /// The table; empty if there is no choice.
    var lines: [String] {
        guard steps.count > 1 else { return [] }
        return Table(columns: columns, rows: steps, indent: 2).lines(style)
    }

    private static func price(
        from cheap: Explanation.Alternative, to clean: Explanation.Alternative
    ) -> Cost? {
        let from = cheap.placement.footprint
        let to = clean.placement.footprint
        let kilograms = (from.emissions - to.emissions).grams / 1000
        guard let low = from.cost, let high = to.cost, kilograms > 0 else { return nil }
        return (high - low) * (1 / kilograms)
    }

    private typealias Column = Table<Step>.Column

    private var columns: [Column] {
        let style = style
        var columns = [
            Column("cost", importance: 10, isNumeric: true) {
                $0.alternative.placement.footprint.cost.map(Scales.text) ?? "–"
            },
            Column("CO2e", importance: 10, isNumeric: true, tone: { $0.isPlan ? .good : nil }) {
                Scales.text($0.alternative.placement.footprint.emissions)
            },
            Column("per kg", importance: 9, isNumeric: true) {
                $0.costPerKilogram.map(Scales.text) ?? "–"
            },
            Column("start", importance: 7) { style.shortMoment($0.alternative.placement.start) },
            Column("region", importance: 6, shortest: 8) {
                $0.alternative.placement.region.visible
            },
            Column("on", importance: 5, shortest: 6) {
                $0.alternative.placement.accelerator.visible
            },
        ]
        if steps.contains(where: { $0.alternative.placement.powerCap != nil }) {
            columns.append(
                Column("cap", importance: 4, isNumeric: true) {
                    $0.alternative.placement.powerCap.map(Scales.text) ?? "–"
                })
        }
        if steps.contains(where: \.isPlan) {
            columns.append(
                Column("", importance: 8, tone: { _ in .good }) {
                    $0.isPlan ? "← plan" : ""
                })
        }
        return columns
    }
}
