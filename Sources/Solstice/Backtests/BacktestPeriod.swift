import SolsticeBacktesting
import SolsticeDomain

/// Chooses when the jobs of a backtest are submitted: decisions need history before them, and
/// outcomes are known only if the history continues after them.
struct BacktestPeriod {
    /// The history that all zones share.
    private let common: TimeWindow
    /// The zone with the shortest history, for messages.
    private let shortest: ZoneID
    private let longest: TimeSpan

    /// No decision is made with less history before it.
    static let leastHistory = TimeSpan.day * 14
    private static let year = TimeSpan.day * 365

    /// - Throws: a ``Diagnostic`` if the histories have no time in common.
    init(histories: [(zone: ZoneID, span: TimeWindow)], kinds: [JobKind]) throws(Diagnostic) {
        let start = histories.map(\.span.start).max() ?? Instant(secondsSinceEpoch: 0)
        let end = histories.map(\.span.end).min() ?? start
        guard start < end else {
            throw Diagnostic(
                .noSuchInput, "the zones' histories have no time in common",
                causes: histories.map { "\($0.zone): \($0.span.start) to \($0.span.end)" },
                remedy: "name the zones that belong together: \(set: .zone, "Z") \(set: .zone, "Y")"
            )
        }
        common = TimeWindow(start: start, end: end)
        shortest = histories.min { $0.span.length < $1.span.length }?.zone ?? ""
        longest = kinds.map(\.window).max() ?? .hour
    }

    /// The period between two moments; a nil moment is chosen automatically.
    /// - Throws: a ``Diagnostic`` if there is not enough history for it.
    func window(from: Instant?, to: Instant?) throws(Diagnostic) -> TimeWindow {
        let last = Instant(secondsSinceEpoch: common.end.secondsSinceEpoch / 3600 * 3600) - longest
        let end = to ?? last
        let half = TimeSpan(seconds: (common.length.seconds / 2 + 3599) / 3600 * 3600)
        let learnt = common.start + min(Self.year, half)
        let start = from ?? max(learnt, min(end, last) - Self.year)
        guard start - common.start >= Self.leastHistory else {
            throw from == nil ? tooShort : tooEarly(start)
        }
        guard start < last else { throw from == nil ? tooShort : tooLate(start, last) }
        guard end <= last else {
            throw Diagnostic(
                .usage,
                "a job submitted before \(end) may run for \(longest) and past the end "
                    + "of the history, \(common.end)",
                remedy: "use \(set: .to, "\(last)"), or less slack")
        }
        guard start < end else {
            throw Diagnostic(
                .usage, "submissions would end at \(end), before they begin at \(start)",
                remedy: "use \(setting: .from) and \(setting: .to) with the earlier moment first")
        }
        return TimeWindow(start: start, end: end)
    }

    private var tooShort: Diagnostic {
        Diagnostic(
            .noSuchInput, "the history of zone \(shortest) is too short for these jobs",
            causes: [
                "there is history from \(common.start) to \(common.end), \(common.length)",
                "half of it, and \(Self.leastHistory) at least, is what the first decision "
                    + "learns from; behind the last one has to be room for the longest job, "
                    + "\(longest)",
            ],
            remedy: "import more: \(run: .importCarbon, "FILE", .set(.zone, shortest)); or replay "
                + "shorter jobs: \(set: .mix, "8h@24h"), which is 8 hours of work with 24 of slack")
    }

    private func tooEarly(_ start: Instant) -> Diagnostic {
        Diagnostic(
            .usage, "\(set: .from, "\(start)") leaves too little history to learn from",
            causes: ["the history begins at \(common.start)"],
            remedy: "use \(set: .from, "\(common.start + Self.leastHistory)") or later, or import "
                + "earlier history")
    }

    private func tooLate(_ start: Instant, _ last: Instant) -> Diagnostic {
        Diagnostic(
            .usage, "\(set: .from, "\(start)") leaves too little history to see how the jobs go",
            causes: ["the history ends at \(common.end), and the longest job may take \(longest)"],
            remedy: "use \(setting: .from) before \(last), or less slack")
    }
}
