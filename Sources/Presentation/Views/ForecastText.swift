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

    /// What to do where nothing is known of the horizon.
    var nothing: String {
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
        var sheet = facts(pieces)
        sheet.add("a column", TimeSpan(seconds: timeline.secondsPerColumn).spoken)
        return [""] + curve(pieces, timeline, margin: margin) + under + [""]
            + sheet.lines(style, indent: 0)
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
        let chosen = ForecastMark.grouped(marked).first?.columns(timeline) ?? []
        let ink = Ink(style)
        return sparkline.rows.enumerated().map { index, cells in
            let axis = ink.paint((labels[index] ?? "").rightAligned(to: margin - 1), .faint)
            let row = painted(cells, chosen: chosen, ink)
            return "\(axis) \(row)".withoutTrailingSpaces
        }
    }

    /// A row of the curve, bright in the chosen columns and faint around them.
    private func painted(_ cells: [String], chosen: [Range<Int>], _ ink: Ink) -> String {
        guard !chosen.isEmpty else { return cells.joined().withoutTrailingSpaces }
        var row = ""
        var end = 0
        for columns in chosen {
            let inside = columns.clamped(to: end..<cells.count)
            row += ink.paint(cells[end..<inside.lowerBound].joined(), .faint)
            row += ink.paint(cells[inside].joined(), .good)
            end = inside.upperBound
        }
        return row + ink.paint(cells[end...].joined().withoutTrailingSpaces, .faint)
    }

    /// Bars under the marked windows of each label, the label where there is room for it.
    private func marks(_ timeline: Timeline) -> [String] {
        let ink = Ink(style)
        return ForecastMark.grouped(marked).enumerated().flatMap { index, mark -> [String] in
            let label = mark.words(style)
            let columns = mark.columns(timeline)
            guard let first = columns.first, let last = columns.last else {
                return [(label + ", outside this horizon").shortened(to: timeline.columnCount)]
            }
            let space = String(repeating: " ", count: first.lowerBound)
            let bars = ink.paint(mark.bars(columns), index == 0 ? .good : .notice)
            if last.upperBound + 1 + label.columns <= timeline.columnCount {
                return [space + bars + " " + label]
            }
            if label.columns + 1 <= first.lowerBound {
                return [label.rightAligned(to: first.lowerBound - 1) + " " + bars]
            }
            return [space + bars, label.shortened(to: timeline.columnCount)]
        }
    }

    /// What stands out in pieces of which some are known.
    func facts(_ pieces: [RegionOutlook.Piece]) -> FactSheet {
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
