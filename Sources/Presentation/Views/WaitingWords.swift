internal import SolsticeDomain

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
