internal import SolsticeDomain

/// The forecast emission rate per kWh of IT energy in a region over a horizon, as a drawing.
struct RateChart {
    let outlook: RegionOutlook
    let horizon: TimeWindow
    /// The windows in which a job runs; drawn as columns behind the curve.
    var marked: [TimeWindow] = []
    /// The moment by which it must have ended.
    var deadline: Instant?
    /// A description of the drawing, without a full stop.
    let title: String
    let id: String
    /// Whether the extremes are also described below the drawing.
    var showsFacts = true
    let setting: PageSetting

    private static let height = 170

    /// The drawing with a legend and its extremes; or what to do if nothing is known.
    var markup: Markup {
        let pieces = outlook.pieces(over: horizon)
        let rate = StepCurve(
            pieces.map { ($0.window, $0.rate?.gramsPerITKWh) }, over: horizon)
        guard horizon.length > .zero, rate.highest != nil else {
            return Markup.paragraph(words.nothing)
        }
        return """
            <figure class="chart">
            <figcaption>g CO<sub>2</sub>e per kWh of IT energy; \(outlook.signal.title)</figcaption>
            \(drawing(pieces, rate))
            \(legend)
            </figure>
            \(showsFacts ? words.facts(pieces).markup : .nothing)
            """
    }

    private var words: ForecastText {
        ForecastText(outlook: outlook, horizon: horizon, marked: [], style: setting.style)
    }

    private func drawing(_ pieces: [RegionOutlook.Piece], _ rate: StepCurve) -> Markup {
        let low = StepCurve(
            pieces.map { ($0.window, $0.rateP10?.gramsPerITKWh) }, over: horizon)
        let high = StepCurve(
            pieces.map { ($0.window, $0.rateP90?.gramsPerITKWh) }, over: horizon)
        let scale = ValueScale(highest: max(rate.highest ?? 0, high.highest ?? 0))
        let plot = Plot(span: horizon, clock: setting.clock, height: Self.height)
        let band = StepCurve.area(low: low, high: high, height: 100, top: scale.top)
        let line = rate.path(height: 100, top: scale.top)
        let content: Markup = """
            \(marked.map { plot.column($0, kind: "hours") })
            \(plot.lines(scale))
            \(plot.stretched("<path class=\"band\" d=\"\(band)\"/><path class=\"rate\" d=\"\(line)\"/>"))
            \(plot.words(scale) { Numerals.plain($0) })
            \(deadline.map { plot.upright($0, kind: "deadline") } ?? .nothing)
            """
        let facts = words.facts(pieces).facts.map { "\($0.name): \($0.text)" }
        return plot.drawing(
            content, id: id, title: title, description: facts.joined(separator: "; ") + ".")
    }

    private var legend: Markup {
        let hours: Markup =
            marked.isEmpty ? .nothing : "<li><i class=\"key hours\"></i> the job runs</li>"
        let end: Markup =
            deadline.map { $0 <= horizon.end } == true
            ? "<li><i class=\"key deadline\"></i> deadline</li>" : .nothing
        return """
            <ul class="legend" aria-hidden="true">
            <li><i class="key rate"></i> expected</li>
            <li><i class="key band"></i> 80 % interval</li>
            \(hours)
            \(end)
            </ul>
            """
    }
}
