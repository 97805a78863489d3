internal import SolsticeDomain

/// The sentences of an explanation.
struct ExplanationWords {
    let explanation: Explanation
    let style: OutputStyle

    private var best: Placement { explanation.best.placement }

    /// Whether waiting is worth it, and how much.
    var waiting: String {
        guard let startNow = explanation.startNow, let gain = explanation.gainFromWaiting else {
            return "There is no choice: nothing is free at the earliest moment."
        }
        let now = startNow.placement
        let there =
            "Starting at once in \(now.region.visible) would emit "
            + "\(Scales.text(now.footprint.emissions)) CO2e"
        if best.start <= now.start { return "There is nothing to wait for. \(there), as planned." }
        let share =
            now.footprint.emissions > .zero ? gain / now.footprint.emissions : 0
        let amount = "\(Scales.text(gain)) (\(Numerals.percent(share)))"
        if explanation.isWaitingWorthwhile {
            return "Yes. \(there); waiting until \(style.moment(best.start)) saves \(amount) of it."
        }
        if gain.grams < 0.005 { return "No. \(there), and no later start emits less." }
        return "No. \(there); waiting until \(style.moment(best.start)) saves only \(amount)."
    }

    /// What a later deadline would save: `72h more: saves a further 6.50 kg, start …`.
    func offer(_ offer: Explanation.SlackOffer) -> String {
        let more = "\(Numerals.plain(offer.extra.hours))h more: "
        guard offer.furtherSaving.grams >= 0.005 else { return more + "nothing" }
        return more
            + "saves a further \(Scales.text(offer.furtherSaving)), start "
            + "\(style.moment(offer.placement.start)) in \(offer.placement.region.visible)"
    }
}
