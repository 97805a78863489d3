internal import SolsticeDomain

extension Placement {
    /// `4 × h100, capped at 250 W`.
    var hardware: String {
        let cap = powerCap.map { "capped at \(Scales.text($0))" } ?? "uncapped"
        let name = variant == VariantID(accelerator) ? "" : "\(variant.visible), "
        return "\(name)\(count) × \(accelerator.visible), \(cap)"
    }

    /// The expected emissions with their band, or why there is none.
    var emissionsWords: String {
        let expected = Scales.text(footprint.emissions) + " CO2e"
        if let band = footprint.band {
            return "\(expected), 80 % interval \(Scales.text(band.p10)) – "
                + Scales.text(band.p90)
        }
        return expected + (basis.isFlat ? " (no band: flat annual figures)" : " (no band known)")
    }

    /// The part of the emissions from moving data; nil if none is moved.
    var transferWords: String? {
        footprint.transfer > .zero ? "\(Scales.text(footprint.transfer)) of it" : nil
    }

    /// The energy taken from the grid, and the equipment's share of it.
    var energyWords: String {
        "\(Scales.text(footprint.facilityEnergy)) for the facility, "
            + "\(Scales.text(footprint.itEnergy)) of it for computing"
    }

    /// The segments of a pausing job, `3 pieces, 2 pauses of 9h in all: Sat 02:00 – 04:00; …`; nil
    /// for a job that runs in one.
    func runWords(_ style: OutputStyle) -> String? {
        guard segments.count > 1 else { return nil }
        let shown = segments.prefix(Self.pieceLimit).map(style.span).joined(separator: "; ")
        let more = segments.count - Self.pieceLimit
        return "\(pieceWords): " + shown + (more > 0 ? "; and \(more) more" : "")
    }

    /// Maximum number of pieces listed; the rest are only counted.
    private static let pieceLimit = 6

    /// `3 pieces, 2 pauses of 9h in all`.
    private var pieceWords: String {
        let running = segments.reduce(0) { $0 + $1.length.seconds }
        let pausing = TimeSpan(seconds: (end - start).seconds - running)
        let all = segments.count > 2 ? " in all" : ""
        return "\(Numerals.count(segments.count, "piece")), "
            + "\(Numerals.count(segments.count - 1, "pause")) of \(pausing.spoken)\(all)"
    }
}

extension PlannedJob {
    /// What the plan saves and against what, or a plain statement that it saves nothing.
    func savingWords(_ style: OutputStyle) -> String {
        let against = "\(baselineWords(style)) (\(Scales.text(baseline.footprint.emissions)))"
        let amount = Scales.text(saving.amount)
        let share = Numerals.percent(saving.fraction)
        if isWorthwhile { return "saves \(amount) CO2e (\(share)) against \(against)" }
        if saving.amount.grams <= -0.005 {
            return "none: emits \(Scales.text(saving.amount * -1)) CO2e more than \(against), "
                + "since nothing better is allowed and free before the deadline"
        }
        // It may still be planned for later: the baseline ignores what is free.
        let reason =
            placement.start > baseline.start
            ? "none worth waiting for; it starts when enough is free"
            : "not worth waiting"
        if saving.amount.grams < 0.005 {
            return "\(reason): nothing emits less than \(against)"
        }
        return "\(reason): saves only \(amount) CO2e (\(share)) against \(against)"
    }

    /// `starting now at home on v100 uncapped`.
    func baselineWords(_ style: OutputStyle) -> String {
        let home = baseline.region == "home" ? "at home" : "at home in \(baseline.region.visible)"
        return "\(startWords(style)) \(home) on \(baseline.accelerator.visible) uncapped"
    }

    private func startWords(_ style: OutputStyle) -> String {
        let away = baseline.start - style.now
        if abs(away.seconds) <= 300 { return "starting now" }
        return away > .zero
            ? "starting at the earliest moment, \(style.moment(baseline.start)),"
            : "starting at once (\(style.moment(baseline.start)))"
    }
}

extension PastDecisions {
    /// `91 % of 310 past decisions about 8h of work with 7d of slack in zone DE turned out better
    /// than …`.
    var words: String {
        "\(Numerals.percent(share)) of \(count) past decisions about \(length.typed) of work with "
            + "\(slack.typed) of slack in zone \(zone.visible) turned out better than running at once"
    }
}

/// What a choice or a factor adds to emissions; negative amounts are saved.
struct NamedChange {
    let name: String
    let amount: Emissions
    /// By what factor it divides emissions; nil if that is not told.
    var factor: Double?

    /// `cleaner electricity -9.10 kg`, `moving data +1.20 kg`.
    var text: String {
        "\(name) \(words)" + (factor.map { " (\(Numerals.factor($0)))" } ?? "")
    }

    /// `-9.10 kg`, `+1.20 kg`.
    var words: String { (amount > .zero ? "+" : "") + Scales.text(amount) }

    /// The changes that do not round to zero, in one line; nil for none.
    static func words(_ changes: [NamedChange]) -> String? {
        let shown = changes.filter { abs($0.amount.grams) >= 0.005 }.map(\.text)
        return shown.isEmpty ? nil : shown.joined(separator: ", ")
    }
}

extension Saving.Levers {
    /// What each choice adds to the emissions of a baseline, in the order in which they are counted.
    func changes(on baseline: Emissions) -> [NamedChange] {
        effects(on: baseline).map { effect in
            NamedChange(
                name: effect.lever.title, amount: effect.saved * -1, factor: effect.factor)
        }
    }

    /// `datacentre -1.10 kg (×1.2), waiting -5.10 kg (×2.3)`; nil if no choice had an effect.
    func words(on baseline: Emissions) -> String? { NamedChange.words(changes(on: baseline)) }
}

extension Saving.Lever {
    /// What it is called.
    fileprivate var title: String {
        switch self {
        case .model: "model"
        case .accelerator: "accelerator"
        case .datacentre: "datacentre"
        case .grid: "grid"
        case .region: "region"
        case .time: "waiting"
        case .pausing: "pausing"
        case .cap: "power cap"
        case .transfer: "moving data"
        }
    }
}

extension Saving.Factors {
    /// What each factor adds to emissions, under a name that fits its sign.
    var changes: [NamedChange] {
        func change(_ saved: Emissions, _ less: String, _ more: String) -> NamedChange {
            NamedChange(name: saved < .zero ? more : less, amount: saved * -1)
        }
        return [
            change(carbonIntensity, "cleaner electricity", "dirtier electricity"),
            change(pue, "lower PUE", "higher PUE"),
            change(itEnergy, "less IT energy", "more IT energy"),
            NamedChange(name: "moving data", amount: transfer * -1),
        ]
    }

    /// `cleaner electricity -9.10 kg, higher PUE +215 g`; nil if no factor had an effect.
    var words: String? { NamedChange.words(changes) }
}
