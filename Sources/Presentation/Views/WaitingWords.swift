internal import SolsticeDomain

/// What going on waiting is worth, as sentences under the question whether it is.
struct WaitingWords {
    private let waiting: WaitingValue?
    private let style: OutputStyle

    /// Nothing is said where it was not weighed.
    init(_ waiting: WaitingValue?, style: OutputStyle) {
        self.waiting = waiting
        self.style = style
    }

    /// The lines, indented; none where there is nothing to say.
    var lines: [String] {
        sentence.map { Paragraph.lines($0, width: style.width, first: "  ", rest: "  ") } ?? []
    }

    /// What is said; nil where there is nothing to say.
    var sentence: String? { waiting.map(words) }

    private func words(_ waiting: WaitingValue) -> String {
        let latest = "by \(style.moment(waiting.latestStart)) at the latest"
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
}
