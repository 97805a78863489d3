internal import SolsticeDomain

/// A region's horizon as a curve.
struct ForecastText {
    let outlook: RegionOutlook
    let horizon: TimeWindow
    let marked: [(label: String, window: TimeWindow)]
    let style: OutputStyle

    private static let rowCount = 4

    /// Title, curve with day marks and marked windows, and what stands out.
    var text: String {
        let ink = Ink(style)
        let region = outlook.region
        let head = paragraph(
            "\(region.id.visible) (\(region.zone.visible)), \(style.span(horizon))")
        let unit = paragraph("gCO2e per kWh of IT energy; \(outlook.signal.title)")
        let pieces = outlook.pieces(over: horizon)
        let lines =
            head.map { ink.paint($0, .strong) } + unit.map { ink.paint($0, .faint) }
            + (pieces.contains { $0.rate != nil } ? body(pieces) : paragraph(nothing))
        return lines.joined(separator: "\n")
    }

    private var nothing: String {
        "Nothing is known of these hours: `solstice import carbon FILE --zone "
            + "\(outlook.region.zone.visible)`"
    }

    private func body(_ pieces: [RegionOutlook.Piece]) -> [String] {
        // Means over columns have no more digits than the values they are made of.
        let known = pieces.compactMap(\.rate?.gramsPerITKWh)
        let margin =
            1
            + [known.max() ?? 0, known.min() ?? 0].reduce(4) {
                max($0, Scales.rate($1).columns)
            }
        let timeline = Timeline(horizon, columns: style.width - margin)
        let indent = String(repeating: " ", count: margin)
        let under = ([timeline.dayMarks(style.clock)] + marks(timeline)).map {
            (indent + $0).withoutTrailingSpaces
        }
        return [""] + curve(pieces, timeline, margin: margin) + under + [""]
            + facts(pieces, timeline).lines(style, indent: 0)
    }

    private func curve(
        _ pieces: [RegionOutlook.Piece], _ timeline: Timeline, margin: Int
    ) -> [String] {
        let values = timeline.means(of: pieces)
        let shown = values.compactMap(\.self)
        let sparkline = Sparkline(
            values: values, lowest: shown.min() ?? 0, highest: shown.max() ?? 0,
            height: Self.rowCount)
        let labels = [
            0: Scales.rate(sparkline.highest), Self.rowCount - 1: Scales.rate(sparkline.lowest),
        ]
        let chosen = marked.first.flatMap { timeline.columns(of: $0.window) } ?? 0..<0
        let ink = Ink(style)
        return sparkline.rows.enumerated().map { index, cells in
            let label = labels[index] ?? ""
            let before = ink.paint(
                cells[..<chosen.lowerBound].joined(), chosen.isEmpty ? nil : .faint)
            let inside = ink.paint(cells[chosen].joined(), .good)
            let after = ink.paint(
                cells[chosen.upperBound...].joined().withoutTrailingSpaces,
                chosen.isEmpty ? nil : .faint)
            let axis = ink.paint(label.rightAligned(to: margin - 1), .faint)
            return "\(axis) \(before)\(inside)\(after)".withoutTrailingSpaces
        }
    }

    /// A bar under each marked window, its label where there is room for it.
    private func marks(_ timeline: Timeline) -> [String] {
        let ink = Ink(style)
        return marked.enumerated().flatMap { index, mark -> [String] in
            let label = "\(mark.label.visible) \(style.span(mark.window))"
            guard let columns = timeline.columns(of: mark.window) else {
                return [(label + ", outside this horizon").shortened(to: timeline.columnCount)]
            }
            let bar = ink.paint(
                String(repeating: "━", count: columns.count), index == 0 ? .good : .notice)
            let space = String(repeating: " ", count: columns.lowerBound)
            if columns.upperBound + 1 + label.columns <= timeline.columnCount {
                return [space + bar + " " + label]
            }
            if label.columns + 1 <= columns.lowerBound {
                return [label.rightAligned(to: columns.lowerBound - 1) + " " + bar]
            }
            return [space + bar, label.shortened(to: timeline.columnCount)]
        }
    }

    private func facts(_ pieces: [RegionOutlook.Piece], _ timeline: Timeline) -> FactSheet {
        var sheet = FactSheet()
        let known = pieces.filter { $0.rate != nil }
        func rate(_ piece: RegionOutlook.Piece) -> Double { piece.rate?.gramsPerITKWh ?? 0 }
        func words(_ piece: RegionOutlook.Piece) -> String {
            "\(Scales.rate(rate(piece))), \(style.moment(piece.window.start))"
        }
        sheet.add("lowest", known.min { rate($0) < rate($1) }.map(words))
        let hours = known.reduce(0) { $0 + $1.window.length.hours }
        let sum = known.reduce(0) { $0 + rate($1) * $1.window.length.hours }
        sheet.add("mean", Scales.rate(sum / hours))
        sheet.add("highest", known.max { rate($0) < rate($1) }.map(words))
        sheet.add("band", bandWords(known))
        let gaps = horizon.length.hours - hours
        sheet.add("not known", gaps > 0 ? "\(TimeSpan(hours: gaps).spoken) of these hours" : nil)
        sheet.add("basis", basisWords)
        sheet.add("a column", TimeSpan(seconds: timeline.secondsPerColumn).spoken)
        return sheet
    }

    private func bandWords(_ known: [RegionOutlook.Piece]) -> String? {
        let banded = known.compactMap { piece in
            piece.rateP10.flatMap { low in
                piece.rateP90.map {
                    (low.gramsPerITKWh, $0.gramsPerITKWh, piece.window.length.hours)
                }
            }
        }
        let hours = banded.reduce(0) { $0 + $1.2 }
        guard hours > 0 else { return nil }
        let low = banded.reduce(0) { $0 + $1.0 * $1.2 } / hours
        let high = banded.reduce(0) { $0 + $1.1 * $1.2 } / hours
        return "single hours four times in five within \(Scales.rate(low)) – "
            + "\(Scales.rate(high)), on average"
    }

    private var basisWords: String? {
        let inside = outlook.bases.filter { $0.window.intersection(horizon) != nil }
        guard let last = inside.last else { return nil }
        let ends = inside.dropLast().prefix(3).map { base in
            "\(base.basis.title), until \(style.moment(base.window.end)); then "
        }
        return ends.joined() + last.basis.title
    }

    private func paragraph(_ text: String) -> [String] {
        Paragraph.lines(text, width: style.width)
    }
}
