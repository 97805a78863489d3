internal import SolsticeDomain

/// A region's horizon as a curve.
struct ForecastText {
    let outlook: RegionOutlook
    let horizon: TimeWindow
    let marked: [(label: String, window: TimeWindow)]
    let style: OutputStyle

    /// Title, chart with day marks and marked windows, and extremes.
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

    /// What to do if nothing is known about the horizon.
    var nothing: String {
        "Nothing is known of these hours: `solstice import carbon FILE --zone "
            + "\(outlook.region.zone.visible)`"
    }

    private func body(_ pieces: [RegionOutlook.Piece]) -> [String] {
        let chart = HorizonChart(
            pieces: pieces, horizon: horizon, marks: ForecastMark.grouped(marked), style: style)
        return [""] + chart.lines + [""] + facts(pieces).lines(style, indent: 0)
    }

    /// The extremes of pieces, some of which are known.
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
        // A forecast that is seconds old ends seconds before the horizon does.
        let isNotable = TimeSpan(hours: gaps) >= TimeSpan(seconds: 60)
        sheet.add(
            "unknown", isNotable ? "\(TimeSpan(hours: gaps).spoken) of these hours" : nil)
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
        return "80 % interval of single hours \(Scales.rate(low)) – "
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
