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

/// The value of waiting further, as sentences under the question whether it is worth it.
struct WaitingWords {
    private let waiting: WaitingValue?
    private let style: OutputStyle

    /// Empty if the value was not computed.
    init(_ waiting: WaitingValue?, style: OutputStyle) {
        self.waiting = waiting
        self.style = style
    }

    /// The lines, indented; none if there is nothing to say.
    var lines: [String] {
        sentence.map { Paragraph.lines($0, width: style.width, first: "  ", rest: "  ") } ?? []
    }

    /// The sentence; nil if there is nothing to say.
    var sentence: String? { waiting.map(words) }

    private func words(_ waiting: WaitingValue) -> String {
        let latest = "by \(style.moment(waiting.latestStart)) at the latest"
        if waiting.isForSeason { return seasonWords(waiting, latest) }
        let news =
            waiting.countsOnNews
            ? "with what newer hours will tell"
            : "the forecast taken as it stands, since no newer hours come in by themselves"
        if waiting.startsNow {
            return "Looked at hour by hour, \(news), it starts now: going on is expected to emit "
                + "no less. It could wait and start \(latest)."
        }
        guard let worth = waiting.worth else {
            return "It has to wait: nothing is free now. It starts \(latest)."
        }
        return "Looked at hour by hour, \(news), going on waiting is worth \(Scales.text(worth)) "
            + "on average: it starts about \(style.moment(waiting.expectedStart)), and \(latest)."
    }

    /// For a job of weeks that may be delayed by months.
    private func seasonWords(_ waiting: WaitingValue, _ latest: String) -> String {
        let start = "It waits for a season, with the level of the last month taken to stay"
        if waiting.startsNow {
            return "\(start). It starts now: no later start is expected to emit less, or only "
                + "hardly. It could wait and start \(latest)."
        }
        guard let worth = waiting.worth else {
            return "It has to wait: nothing is free now. It starts \(latest)."
        }
        let target = "about \(style.moment(waiting.expectedStart))"
        return worth > .zero
            ? "\(start): waiting is expected to save \(Scales.text(worth)), with a start "
                + "\(target), and \(latest)."
            : "\(start). A start now is not better than one \(target) by enough: weeks stray "
                + "from what is expected by more. It starts \(latest)."
    }
}
