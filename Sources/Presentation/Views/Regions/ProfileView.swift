public import SolsticeDomain

/// The usual values of a zone's hours, month by hour.
public enum ProfileView {
    /// A heat map of months by hours with its lowest and highest; workdays and weekends side by
    /// side if the terminal has 120 columns, else workdays with how weekends differ.
    ///
    /// `clock` is the zone of the profile's hours, `unit` the unit of its values.
    public static func heatmap<Quantity>(
        _ profile: SeasonalProfile<Quantity>, title: String, unit: String, clock: LocalClock,
        style: OutputStyle
    ) -> String {
        switch style.medium {
        case .terminal:
            ProfileText(
                profile: profile, title: title.visible, unit: unit.visible,
                timeZone: clock.timeZone.visible, style: style
            ).text
        case .pipe: rows(profile)
        }
    }

    private static func rows<Quantity>(_ profile: SeasonalProfile<Quantity>) -> String {
        let rows = SeasonalProfile<Quantity>.Slot.all.compactMap { slot in
            profile.cell(slot).map { cell in
                [
                    "\(slot.month)", "\(slot.hour)", slot.dayType.title, cell.mean.plain,
                    cell.p10.plain, cell.p90.plain, "\(cell.count)",
                ]
            }
        }
        return TabSeparated.text(
            ["month", "hour", "dayType", "mean", "p10", "p90", "count"], rows)
    }
}

/// A seasonal profile as a heat map.
struct ProfileText<Quantity: ScalarQuantity> {
    let profile: SeasonalProfile<Quantity>
    let title: String
    let unit: String
    let timeZone: String
    let style: OutputStyle

    /// Title, heat map, legend and extremes.
    var text: String {
        let ink = Ink(style)
        let head = paragraph(title).map { ink.paint($0, .strong) }
        let means = profile.cells.compactMap { $0?.mean.rawValue }
        guard let lowest = means.min(), let highest = means.max() else {
            return (head + paragraph("No history yet: `\(run: .import, .set(.help))`"))
                .joined(separator: "\n")
        }
        let shading = Shading(lowest: lowest, highest: highest, ink: ink)
        let zone = paragraph("local hours of \(timeZone)").map { ink.paint($0, .faint) }
        return (head + zone + [""] + picture(shading) + [""] + legend(shading) + remarks)
            .joined(separator: "\n")
    }

    private var isSideBySide: Bool { style.width >= 120 }

    private func picture(_ shading: Shading) -> [String] {
        let cellWidth = style.width >= 60 ? 2 : 1
        let maps = (isSideBySide ? DayType.allCases : [.workday]).map {
            Heatmap(profile: profile, dayType: $0, shading: shading, cellWidth: cellWidth)
        }
        let names = maps.map { "\($0.dayType.title)s".padded(to: $0.width) }
        let months = CalendarNames.months.enumerated().map { index, name in
            (name + " " + maps.map { $0.line(month: index + 1) }.joined(separator: "   "))
                .withoutTrailingSpaces
        }
        let ink = Ink(style)
        let heading = [names, maps.map(\.axis)].map { parts in
            ink.paint(("    " + parts.joined(separator: "   ")).withoutTrailingSpaces, .faint)
        }
        return heading + months
    }

    private func legend(_ shading: Shading) -> [String] {
        let marks = (shading.ink.isColored ? ["• lowest hour of the month"] : []) + gaps
        let scale = shading.legend(unit: unit, isNarrow: style.width < 60).withoutTrailingSpaces
        let lines =
            shading.ink.isColored || scale.columns <= style.width ? [scale] : paragraph(scale)
        return lines + (marks.isEmpty ? [] : paragraph(marks.joined(separator: ", ")))
    }

    private var gaps: [String] { profile.filledCount < 576 ? ["· no history"] : [] }

    private var remarks: [String] {
        let shown = isSideBySide ? DayType.allCases : [.workday]
        let words = ProfileWords(profile: profile, unit: unit)
        let weekends = isSideBySide ? "Weekends" : "Weekends, drawn from 120 columns on,"
        return shown.flatMap { paragraph(words.extremes(of: $0)) }
            + paragraph(words.weekends(called: weekends))
    }

    private func paragraph(_ text: String) -> [String] {
        Paragraph.lines(text, width: style.width)
    }
}

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
