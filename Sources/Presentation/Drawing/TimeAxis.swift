internal import SolsticeDomain

/// Round clock times along an interval, few enough to be labelled on a phone.
struct TimeAxis {
    /// A moment with its label.
    struct Mark {
        let at: Instant
        let label: String
    }

    let span: TimeWindow
    let clock: LocalClock

    private static let most = 8
    private static let steps = [
        3600, 10_800, 21_600, 43_200, 86_400, 172_800, 604_800, 1_209_600, 2_419_200, 4_838_400,
        9_676_800, 31_449_600,
    ]

    /// The moments, in order; none in an interval longer than a century.
    var marks: [Mark] {
        guard let step = Self.steps.first(where: { span.length.seconds / $0 < Self.most }) else {
            return []
        }
        let first = clock.civilTime(at: span.start)
        let midnight = first.secondsAsIfUTC - first.secondOfDay
        let local = stride(
            from: midnight, through: midnight + span.length.seconds + 90_000, by: step)
        return local.compactMap { seconds in
            let civil = CivilTime(secondsAsIfUTC: seconds)
            guard case .unique(let at) = clock.reading(civil), at >= span.start, at < span.end
            else { return nil }
            return Mark(at: at, label: label(civil, step: step))
        }
    }

    private func label(_ civil: CivilTime, step: Int) -> String {
        if civil.secondOfDay > 0 { return String(civil.timeText.prefix(5)) }
        if step < 604_800 { return "\(CalendarNames.weekdays[civil.weekday]) \(civil.day)" }
        let date = "\(civil.day) \(CalendarNames.months[civil.month - 1])"
        return step < 9_676_800 ? date : "\(date) \(civil.year)"
    }
}
