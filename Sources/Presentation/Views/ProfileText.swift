internal import SolsticeDomain

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
        let words = ProfileWords(profile: profile, unit: unit)
        let weekends = isSideBySide ? "Weekends" : "Weekends, drawn from 120 columns on,"
        return shown.flatMap { paragraph(words.extremes(of: $0)) }
            + paragraph(words.weekends(called: weekends))
    }

    private func paragraph(_ text: String) -> [String] {
        Paragraph.lines(text, width: style.width)
    }
}
