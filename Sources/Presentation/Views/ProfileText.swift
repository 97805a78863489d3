internal import SolsticeDomain

/// A seasonal profile as a picture.
struct ProfileText<Quantity: ScalarQuantity> {
    let profile: SeasonalProfile<Quantity>
    let title: String
    let unit: String
    let timeZone: String
    let style: OutputStyle

    private typealias Slot = SeasonalProfile<Quantity>.Slot

    /// Title, picture, legend and what stands out.
    var text: String {
        let ink = Ink(style)
        let head = paragraph(title).map { ink.paint($0, .strong) }
        let means = profile.cells.compactMap { $0?.mean.rawValue }
        guard let lowest = means.min(), let highest = means.max() else {
            return (head + paragraph("No history yet: `solstice import --help`"))
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
        return shown.flatMap { paragraph(extremes(of: $0)) } + paragraph(weekendWords)
    }

    /// `On workdays lowest in May at 13:00 (212 g/kWh), highest in Jan at 18:00 (455 g/kWh).`
    private func extremes(of dayType: DayType) -> String {
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

    /// How weekends differ, over the hours that both kinds of day are known of.
    private var weekendWords: String {
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
        let drawn = isSideBySide ? "Weekends" : "Weekends, drawn from 120 columns on,"
        if abs(ratio - 1) < 0.0005 { return "\(drawn) are like workdays on average." }
        let share = Numerals.percent(abs(ratio - 1))
        return "\(drawn) are \(share) \(ratio < 1 ? "lower" : "higher") on average."
    }

    private func paragraph(_ text: String) -> [String] {
        Paragraph.lines(text, width: style.width)
    }
}
