import Glibc

/// How wrong forecasts of window means in a place have been, by length and lead, and how they were
/// revised until the window began.
public struct ForecastErrors: Equatable, Sendable {
    /// Lengths of windows in hours, ascending.
    public let lengthHours: [Double]
    /// Hours from the last observed hour to a window's start, ascending.
    public let leadHours: [Double]
    /// By length and lead: the P10–P90 band relative to the expected value.
    public let bands: [RelativeBand]
    /// How much wider the errors of windows chosen by decisions are.
    public let chosen: ChosenStretch
    /// The same for jobs that pause.
    public let paused: ChosenStretch
    /// By length: how forecasts are revised.
    public let revisions: [RevisionProcess]
    /// The end of the last known hour; nil if there was none.
    public let observedUntil: Instant?
    /// Whether the history has been growing since the fit, so that new data is expected.
    public let isFed: Bool

    /// Errors by length and lead, and revisions by length.
    public init(
        lengthHours: [Double], leadHours: [Double], bands: [RelativeBand],
        chosen: ChosenStretch = .none, paused: ChosenStretch = .none,
        revisions: [RevisionProcess], observedUntil: Instant?, isFed: Bool = false
    ) {
        precondition(
            lengthHours.count > 1 && leadHours.count > 1
                && bands.count == lengthHours.count * leadHours.count
                && revisions.count == lengthHours.count, "a table is full")
        self.lengthHours = lengthHours
        self.leadHours = leadHours
        self.bands = bands
        self.chosen = chosen
        self.paused = paused
        self.revisions = revisions
        self.observedUntil = observedUntil
        self.isFed = isFed
    }

    /// The band of the mean over the time a plan runs: one window, or the parts of a job that
    /// pauses, in chronological order.
    public func band(over segments: [TimeWindow]) -> RelativeBand {
        guard let first = segments.first,
            let one = Self.oneWindow(for: segments, knownUntil: observedUntil ?? first.start)
        else { return .certain }
        let stretch = segments.count > 1 ? paused : chosen
        return stretch.stretched(
            band(lengthHours: one.lengthHours, leadHours: one.leadHours),
            lengthHours: one.lengthHours, leadHours: one.leadHours)
    }

    /// The single window whose band stands for several in chronological order; nil for none.
    ///
    /// The closer parts lie, the more their errors correlate, so several count as one window that
    /// is longer than their running time but shorter than the stretch they span.
    public static func oneWindow(
        for segments: [TimeWindow], knownUntil known: Instant
    ) -> (lengthHours: Double, leadHours: Double)? {
        guard let first = segments.first, let last = segments.last else { return nil }
        let running = segments.reduce(0) { $0 + $1.length.hours }
        let length = max(running, min((last.end - first.start).hours, 2 * running))
        return (length, max(0, (first.start - known).hours))
    }

    /// The band of the mean of a window of a given length and lead from the last observed hour.
    public func band(lengthHours length: Double, leadHours lead: Double) -> RelativeBand {
        let (row, down) = Self.place(length, in: lengthHours)
        let (column, right) = Self.place(lead, in: leadHours)
        func mix(_ value: (RelativeBand) -> Double) -> Double {
            func at(_ row: Int) -> Double {
                let first = row * leadHours.count + column
                let (left, next) = (log(value(bands[first])), log(value(bands[first + 1])))
                return left + right * (next - left)
            }
            return exp(at(row) + down * (at(row + 1) - at(row)))
        }
        return RelativeBand(low: mix(\.low), high: mix(\.high))
    }

    /// How forecasts of windows of the nearest length are revised.
    public func revision(lengthHours length: Double) -> RevisionProcess {
        let (row, part) = Self.place(length, in: lengthHours)
        return revisions[part < 0.5 ? row : row + 1]
    }

    /// The entry before a number in an ascending table, and the fraction of the way to the next one
    /// in logarithms, clamped to the ends of the table.
    public static func place(
        _ number: Double, in table: [Double]
    ) -> (index: Int, part: Double) {
        var index = 0
        while index < table.count - 2, table[index + 1] <= number { index += 1 }
        let (left, right) = (log(table[index] + 1), log(table[index + 1] + 1))
        return (index, min(1, max(0, (log(max(number, 0) + 1) - left) / (right - left))))
    }
}
