internal import SolsticeDomain

/// The emission rate around a run, with the hours in which it ran, as a drawing.
struct ReportCourse {
    let job: ReportedJob

    private static let height = 100.0

    /// The drawing with its text; empty if no rates are known.
    var markup: Markup {
        guard let span = job.surroundings.span, span.length > .zero else { return .nothing }
        let rate = StepCurve(
            job.surroundings.pieces.map { ($0.window, $0.value.gramsPerITKWh) }, over: span)
        let elsewhere = job.baseline.region == job.run.region ? nil : baselineCurve(span)
        let highest = max(rate.highest ?? 0, elsewhere?.highest ?? 0)
        guard highest > 0 else { return .nothing }
        let runs = runs.map { rectangle($0, span, "hours", y: 0, height: Self.height) }
        let baseline = rectangle(
            TimeWindow(start: job.baseline.start, end: max(job.baseline.end, job.baseline.start)),
            span, "basehours", y: Self.height - 6, height: 6)
        return """
            <figure class="course">
            <figcaption>\(caption(top: highest * 1.05))</figcaption>
            <svg viewBox="0 0 1000 100" preserveAspectRatio="none" role="img" \
            aria-label="\(plain: label)">
            \(Markup(joined: runs))\(baseline)
            <path class="rate" d="\(plain: rate.path(height: Self.height, top: highest * 1.05))"/>
            \(elsewhere.map { homePath($0, top: highest * 1.05) } ?? .nothing)
            </svg>
            <p class="axis"><span>\(ReportNumbers.moment(span.start))</span>\
            <span>\(ReportNumbers.moment(span.end))</span></p>
            <p class="legend"><span class="key hours"></span> ran \
            <span class="key basehours"></span> baseline would have run \
            <span class="key rate"></span> PUE × carbon intensity in \
            <bdi>\(job.run.region.reportName)</bdi>\(homeKey)</p>
            </figure>
            """
    }

    private func caption(top: Double) -> String {
        "Its hours against the hourly rate; the top is \(Numerals.brief(top)) g per kWh of IT energy"
    }

    /// The rate at the baseline's place, dashed.
    private func homePath(_ curve: StepCurve, top: Double) -> Markup {
        "<path class=\"rate home\" d=\"\(plain: curve.path(height: Self.height, top: top))\"/>"
    }

    private func baselineCurve(_ span: TimeWindow) -> StepCurve {
        StepCurve(job.baseline.hours.map { ($0.window, $0.rate.gramsPerITKWh) }, over: span)
    }

    /// The legend of the dashed curve; empty if there is none.
    private var homeKey: Markup {
        guard job.baseline.region != job.run.region else { return .nothing }
        return """
             <span class="key rate home"></span> the same in \
            <bdi>\(job.baseline.region.reportName)</bdi>
            """
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

    /// When it ran, with adjacent pieces joined.
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

    private func rectangle(
        _ window: TimeWindow, _ span: TimeWindow, _ kind: String, y: Double, height: Double
    ) -> Markup {
        let from = StepCurve.place(window.start, in: span)
        let width = max(1, StepCurve.place(window.end, in: span) - from)
        return """
            <rect class="\(plain: kind)" x="\(from)" y="\(y)" width="\(width)" height="\(height)"/>
            """
    }
}

/// Each job's emissions above those of its baseline, as bars.
struct ReportBars {
    let jobs: [ReportedJob]

    /// Maximum number of jobs drawn; the table has the rest.
    private static let most = 40

    /// The bars, the jobs with the largest first.
    var markup: Markup {
        let sorted = jobs.sorted { ($1.largest, $0.id) < ($0.largest, $1.id) }
        let shown = sorted.prefix(Self.most)
        let scale = shown.first?.largest ?? .zero
        let rows = shown.map { row($0, scale: scale) }
        let more = jobs.count - shown.count
        let rest =
            more > 0
            ? [Markup.element("p", "\(Numerals.count(more, "smaller job")) left out here.")] : []
        return Markup(["<div class=\"bars\">"] + rows + ["</div>"] + rest)
    }

    private func row(_ job: ReportedJob, scale: Emissions) -> Markup {
        let saved = Numerals.percent(abs(job.savedFraction))
        let verdict = job.saving < .zero ? "\(saved) more" : "\(saved) saved"
        return """
            <div class="job"><p><bdi>\(job.id) \(job.label)</bdi> <span>\(verdict)</span></p>\
            \(bar("emitted", "run", job.run.emissions, scale))\
            \(bar("baseline", "base", job.baseline.emissions, scale))</div>
            """
    }

    /// A bar whose drawing stretches with the page; its text does not.
    private func bar(
        _ name: String, _ kind: String, _ amount: Emissions, _ scale: Emissions
    ) -> Markup {
        let share = scale > .zero ? max(0, amount / scale) : 0
        return """
            <div class="bar"><span>\(name)</span>\
            <svg viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">\
            <rect class="\(plain: kind)" width="\(share * 1000)" height="10"/></svg>\
            <span class="n">\(Scales.text(amount))</span></div>
            """
    }
}

extension ReportedJob {
    /// The larger of what it emitted and what its baseline would have.
    fileprivate var largest: Emissions { max(run.emissions, baseline.emissions) }
}
