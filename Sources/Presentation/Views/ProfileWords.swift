internal import SolsticeDomain

/// The extremes of a seasonal profile, in sentences.
struct ProfileWords<Quantity: ScalarQuantity> {
    let profile: SeasonalProfile<Quantity>
    let unit: String

    private typealias Slot = SeasonalProfile<Quantity>.Slot

    /// `On workdays lowest in May at 13:00 (212 g/kWh), highest in Jan at 18:00 (455 g/kWh).`
    func extremes(of dayType: DayType) -> String {
        let known = Slot.all.filter { $0.dayType == dayType && profile.cell($0) != nil }
        func mean(_ slot: Slot) -> Double { profile.cell(slot)?.mean.rawValue ?? 0 }
        guard let low = known.min(by: { mean($0) < mean($1) }),
            let high = known.max(by: { mean($0) < mean($1) })
        else { return "No history of \(dayType.title)s." }
        func words(_ slot: Slot) -> String {
            let amount = "\(Numerals.brief(mean(slot))) \(unit)".withoutTrailingSpaces
            return "in \(CalendarNames.months[slot.month - 1]) at \(CalendarNames.hour(slot.hour)) "
                + "(\(amount))"
        }
        return "On \(dayType.title)s lowest \(words(low)), highest \(words(high))."
    }

    /// How weekends differ, over the hours that are known for both kinds of day.
    func weekends(called name: String = "Weekends") -> String {
        let pairs = Slot.all.filter { $0.dayType == .workday }.compactMap { slot in
            let weekend = Slot(month: slot.month, hour: slot.hour, dayType: .weekend)
            return profile.cell(slot).flatMap { work in
                profile.cell(weekend).map { (work.mean.rawValue, $0.mean.rawValue) }
            }
        }
        let work = pairs.reduce(0) { $0 + $1.0 }
        let rest = pairs.reduce(0) { $0 + $1.1 }
        guard work > 0 else { return "Weekends cannot be compared with workdays yet." }
        let ratio = rest / work
        if abs(ratio - 1) < 0.0005 { return "\(name) are like workdays on average." }
        let share = Numerals.percent(abs(ratio - 1))
        return "\(name) are \(share) \(ratio < 1 ? "lower" : "higher") on average."
    }
}
