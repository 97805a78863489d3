internal import SolsticeDomain

extension PlannedJob {
    /// What the plan saves and against what, or honestly that it does not.
    func savingWords(_ style: OutputStyle) -> String {
        let against = "\(baselineWords(style)) (\(Scales.text(baseline.footprint.emissions)))"
        let amount = Scales.text(saving.amount)
        let share = Numerals.percent(saving.fraction)
        if isWorthwhile { return "saves \(amount) CO2e (\(share)) against \(against)" }
        if saving.amount.grams <= -0.005 {
            return "none: emits \(Scales.text(saving.amount * -1)) CO2e more than \(against), "
                + "since nothing better is allowed and free before the deadline"
        }
        // Planned later all the same: the baseline does not ask what is free.
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
    /// `91 % of 310 past decisions of this kind (8h@7d, zone DE) turned out better than …`.
    var words: String {
        "\(Numerals.percent(share)) of \(count) past decisions of this kind (\(kind), "
            + "zone \(zone.visible)) turned out better than running at once"
    }
}

extension Saving.Levers {
    /// The choices that saved or cost something: `waiting 5.1 kg, region 6.2 kg`; nil where none.
    var words: String? {
        parts([
            ("waiting", time), ("region", region), ("power cap", cap),
            ("accelerator", accelerator), ("pausing", pausing), ("moving data", transfer),
        ])
    }
}

extension Saving.Factors {
    /// The factors that saved or cost something; nil where none.
    var words: String? {
        parts([
            ("cleaner electricity", carbonIntensity), ("lower PUE", pue),
            ("less IT energy", itEnergy), ("moving data", transfer),
        ])
    }
}

/// The amounts that would not be shown as nothing, each after its name.
private func parts(_ amounts: [(name: String, amount: Emissions)]) -> String? {
    let shown = amounts.filter { abs($0.amount.grams) >= 0.005 }
        .map { "\($0.name) \(Scales.text($0.amount))" }
    return shown.isEmpty ? nil : shown.joined(separator: ", ")
}
