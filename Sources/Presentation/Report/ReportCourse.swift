internal import SolsticeDomain

/// What a kWh emitted around a run, with the hours that it ran in, as a drawing.
struct ReportCourse {
    let job: ReportedJob

    /// Steps drawn of a curve; more are averaged.
    private static let mostSteps = 480
    private static let width = 1000.0
    private static let height = 100.0

    /// The drawing with its words; empty where no rates are known.
    var html: String {
        guard let span = job.surroundings.span, span.length > .zero else { return "" }
        let steps = steps(span)
        let elsewhere = job.baseline.region == job.run.region ? [] : baselineSteps(span)
        let highest = (steps + elsewhere).compactMap { $0.rate }.max() ?? 0
        guard highest > 0 else { return "" }
        let runs = runs.map { rectangle($0, span, "hours", y: 0, height: Self.height) }
        let baseline = rectangle(
            TimeWindow(start: job.baseline.start, end: max(job.baseline.end, job.baseline.start)),
            span, "basehours", y: Self.height - 6, height: 6)
        return """
            <figure class="course">
            <figcaption>\(HTMLText.escaped(caption(top: highest * 1.05)))</figcaption>
            <svg viewBox="0 0 1000 100" preserveAspectRatio="none" role="img" \
            aria-label="\(HTMLText.escaped(label).replacing("<sub>2</sub>", with: "2"))">
            \(runs.joined())\(baseline)
            <path class="rate" d="\(path(steps, highest: highest * 1.05))"/>
            \(elsewhere.isEmpty ? "" : homePath(elsewhere, highest: highest * 1.05))
            </svg>
            <p class="axis"><span>\(HTMLText.escaped(ReportNumbers.moment(span.start)))</span>\
            <span>\(HTMLText.escaped(ReportNumbers.moment(span.end)))</span></p>
            <p class="legend"><span class="key hours"></span> ran \
            <span class="key basehours"></span> baseline would have run \
            <span class="key rate"></span> PUE × carbon intensity in \
            <bdi>\(HTMLText.escaped(job.run.region.reportName))</bdi>\(homeKey)</p>
            </figure>
            """
    }

    private func caption(top: Double) -> String {
        "Its hours against the hourly rate; the top is \(Numerals.brief(top)) g per kWh of IT energy"
    }

    /// The rate where the baseline would have run, dashed.
    private func homePath(
        _ steps: [(from: Double, to: Double, rate: Double?)], highest: Double
    ) -> String { "<path class=\"rate home\" d=\"\(path(steps, highest: highest))\"/>" }

    private func baselineSteps(
        _ span: TimeWindow
    ) -> [(from: Double, to: Double, rate: Double?)] {
        job.baseline.hours.map {
            (x($0.window.start, span), x($0.window.end, span), $0.rate.gramsPerITKWh)
        }
    }

    /// What the dashed curve is; empty where there is none.
    private var homeKey: String {
        guard job.baseline.region != job.run.region else { return "" }
        return " <span class=\"key rate home\"></span> the same in "
            + "<bdi>\(HTMLText.escaped(job.baseline.region.reportName))</bdi>"
    }

    private var label: String {
        let mean = job.run.pue.flatMap { pue in
            job.run.carbonIntensity.map { Numerals.brief((pue * $0).gramsPerITKWh) }
        }
        let base = job.baseline.pue.flatMap { pue in
            job.baseline.carbonIntensity.map { Numerals.brief((pue * $0).gramsPerITKWh) }
        }
        return "The job ran at \(mean ?? "?") g CO2e per kWh of IT energy on average; its baseline "
            + "would have run at \(base ?? "?")."
    }

    /// When it ran, pieces that touch joined.
    private var runs: [TimeWindow] {
        job.run.hours.map(\.window).reduce(into: []) { joined, window in
            if let last = joined.last, last.end >= window.start {
                joined[joined.count - 1] = TimeWindow(
                    start: last.start, end: max(last.end, window.end))
            } else {
                joined.append(window)
            }
        }
    }

    /// The curve's steps from left to right; those without a rate are gaps.
    private func steps(_ span: TimeWindow) -> [(from: Double, to: Double, rate: Double?)] {
        let pieces = job.surroundings.pieces
        guard pieces.count > Self.mostSteps else {
            return pieces.map {
                (x($0.window.start, span), x($0.window.end, span), $0.value.gramsPerITKWh)
            }
        }
        var sums = [Double](repeating: 0, count: Self.mostSteps)
        var weights = sums
        for piece in pieces {
            let middle = (x(piece.window.start, span) + x(piece.window.end, span)) / 2
            let index = min(Self.mostSteps - 1, Int(middle / Self.width * Double(Self.mostSteps)))
            sums[index] += piece.value.gramsPerITKWh * piece.window.length.hours
            weights[index] += piece.window.length.hours
        }
        let each = Self.width / Double(Self.mostSteps)
        return sums.indices.map {
            (
                Double($0) * each, Double($0 + 1) * each,
                weights[$0] > 0 ? sums[$0] / weights[$0] : nil
            )
        }
    }

    private func path(
        _ steps: [(from: Double, to: Double, rate: Double?)], highest: Double
    ) -> String {
        var path = ""
        var isDrawing = false
        for step in steps {
            guard let rate = step.rate else {
                isDrawing = false
                continue
            }
            let y = number(Self.height * (1 - rate / highest))
            path += "\(isDrawing ? "L" : "M")\(number(step.from)) \(y)H\(number(step.to))"
            isDrawing = true
        }
        return path
    }

    private func rectangle(
        _ window: TimeWindow, _ span: TimeWindow, _ kind: String, y: Double, height: Double
    ) -> String {
        let from = x(window.start, span)
        let width = max(1, x(window.end, span) - from)
        return "<rect class=\"\(kind)\" x=\"\(number(from))\" y=\"\(number(y))\" "
            + "width=\"\(number(width))\" height=\"\(number(height))\"/>"
    }

    private func x(_ instant: Instant, _ span: TimeWindow) -> Double {
        (instant - span.start).hours / span.length.hours * Self.width
    }

    private func number(_ value: Double) -> String { Numerals.fixed(value, decimals: 1) }
}
