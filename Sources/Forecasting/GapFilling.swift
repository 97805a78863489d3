public import SolsticeDomain

/// Fills the gaps of a record from the record itself: an hour takes the value of the same hour on
/// nearby days, scaled by how the hours beside the gap compare with those on nearby days.
public enum GapFilling {
    /// The number of days used on either side; nearer ones count more.
    public static let dayCount = 7
    /// The number of hours on either side of a gap that scale it.
    private static let besideHours = 3

    /// The values of hours inside the gaps of a record that touch a window; none for hours before
    /// the record's first value or after its last.
    public static func fills<Quantity>(
        of record: Series<Quantity>, within window: TimeWindow
    ) -> Series<Quantity> {
        let means = HourlyMeans(record)
        var pieces: [Series<Quantity>.Piece] = []
        for gap in means.gaps where gap.start < window.end && gap.end > window.start {
            pieces += Gap(window: gap, means: means).pieces(within: window)
        }
        return (try? Series(pieces: pieces)) ?? Series()
    }

    /// One gap, filled hour by hour.
    private struct Gap<Quantity: ScalarQuantity> {
        let window: TimeWindow
        let means: HourlyMeans<Quantity>

        func pieces(within bounds: TimeWindow) -> [Series<Quantity>.Piece] {
            let before = scale(from: window.start - .hour * Double(GapFilling.besideHours))
            let behind = scale(from: window.end)
            let first = before ?? behind ?? 1
            let last = behind ?? before ?? 1
            var pieces: [Series<Quantity>.Piece] = []
            var start = max(window.start, bounds.start)
            let end = min(window.end, bounds.end)
            while start < end {
                let hourEnd = (start.secondsSinceEpoch / 3600 + 1) * 3600
                let stop = min(end, Instant(secondsSinceEpoch: hourEnd))
                let hour = TimeWindow(start: start, end: stop)
                let share = (start - window.start).hours / window.length.hours
                if let usual = usual(hour) ?? beside(share) {
                    let value = usual * (first + (last - first) * share)
                    pieces.append(.init(window: hour, value: Quantity(rawValue: value)))
                }
                start = stop
            }
            return pieces
        }

        /// The mean of the same hour on nearby days, nearer ones counting more; nil for none.
        private func usual(_ hour: TimeWindow) -> Double? {
            var (sum, weights) = (0.0, 0.0)
            for distance in 1...GapFilling.dayCount {
                for sign in [-1.0, 1.0] {
                    let shift = TimeSpan.day * (sign * Double(distance))
                    let day = TimeWindow(start: hour.start + shift, end: hour.end + shift)
                    guard let mean = means.mean(over: day) else { continue }
                    sum += mean / Double(distance)
                    weights += 1 / Double(distance)
                }
            }
            return weights > 0 ? sum / weights : nil
        }

        /// The hours beside the gap relative to their usual values; nil if unknown.
        private func scale(from start: Instant) -> Double? {
            var (seen, expected) = (0.0, 0.0)
            for index in 0..<GapFilling.besideHours {
                let hour = TimeWindow(start: start + .hour * Double(index), length: .hour)
                guard let mean = means.mean(over: hour), let usual = usual(hour) else { continue }
                seen += mean
                expected += usual
            }
            return expected > 0 ? seen / expected : nil
        }

        /// Linear interpolation between the hours before and after the gap, for a record too short
        /// for nearby days.
        private func beside(_ share: Double) -> Double? {
            let before = means.mean(over: TimeWindow(start: window.start - .hour, length: .hour))
            let behind = means.mean(over: TimeWindow(start: window.end, length: .hour))
            guard let first = before ?? behind, let last = behind ?? before else { return nil }
            return first + (last - first) * share
        }
    }
}

/// Means of a record over stretches, and its gaps.
private struct HourlyMeans<Quantity: ScalarQuantity> {
    private let record: Series<Quantity>

    init(_ record: Series<Quantity>) { self.record = record }

    /// Stretches without a value between the first value and the last.
    var gaps: [TimeWindow] {
        let pieces = record.pieces
        return zip(pieces, pieces.dropFirst()).compactMap { before, behind in
            before.window.end < behind.window.start
                ? TimeWindow(start: before.window.end, end: behind.window.start) : nil
        }
    }

    /// The mean over a stretch if values cover at least half of it; otherwise nil.
    func mean(over window: TimeWindow) -> Double? {
        var (sum, seconds) = (0.0, 0)
        for piece in record.clipped(to: window).pieces {
            sum += piece.value.rawValue * Double(piece.window.length.seconds)
            seconds += piece.window.length.seconds
        }
        guard seconds * 2 >= window.length.seconds, seconds > 0 else { return nil }
        return sum / Double(seconds)
    }
}
