internal import SolsticeDomain

/// A drawing over time that is as wide as the page. Shapes stretch with it and text does not:
/// horizontal positions are shares of its width, vertical ones are pixels.
struct Plot {
    let span: TimeWindow
    let clock: LocalClock
    /// Pixels from the top to the baseline.
    let height: Int
    /// Space left for text at the left, as a percentage of the width.
    var gutter = 0.0

    /// Space for the labels below the baseline, in pixels.
    static let footHeight = 18

    /// The position of a moment, as a percentage of the width.
    func place(_ instant: Instant) -> Double {
        gutter + StepCurve.place(instant, in: span) / StepCurve.width * (100 - gutter)
    }

    /// The part of a window inside the drawing, as positions; nil if there is none.
    func extent(_ window: TimeWindow) -> (from: Double, width: Double)? {
        guard let inside = span.intersection(window) else { return nil }
        let from = place(inside.start)
        return (from, max(0.4, place(inside.end) - from))
    }

    /// The whole drawing with a text alternative.
    func drawing(_ content: Markup, id: String, title: String, description: String) -> Markup {
        """
        <svg class="plot" width="100%" height="\(height + Self.footHeight)" role="img" \
        aria-labelledby="\(plain: id)-name \(plain: id)-words">
        <title id="\(plain: id)-name">\(plain: title)</title>
        <desc id="\(plain: id)-words">\(plain: description)</desc>
        \(content)
        \(foot)
        </svg>
        """
    }

    /// Shapes of a 1000 × 100 drawing, stretched over the whole area above the baseline.
    func stretched(_ content: Markup, from top: Int = 0, height: Int? = nil) -> Markup {
        """
        <svg y="\(top)" width="100%" height="\(height ?? self.height)" viewBox="0 0 1000 100" \
        preserveAspectRatio="none">\(content)</svg>
        """
    }

    /// Grid lines at round values, to be drawn first.
    func lines(_ scale: ValueScale) -> Markup {
        Markup(
            heights(scale).map { _, y in
                "<line class=\"grid\" x1=\"0\" x2=\"100%\" y1=\"\(y)\" y2=\"\(y)\"/>"
            })
    }

    /// Labels of the grid lines, to be drawn last.
    func words(_ scale: ValueScale, _ words: (Double) -> String) -> Markup {
        Markup(
            heights(scale).map { mark, y in
                "<text class=\"value\" x=\"2\" y=\"\(y - 4)\">\(plain: words(mark))</text>"
            })
    }

    /// The round values except zero, which needs no line, with their distances from the top.
    private func heights(_ scale: ValueScale) -> [(Double, Double)] {
        scale.marks.filter { $0 > 0 }.map { ($0, Double(height) * (1 - $0 / scale.top)) }
    }

    /// A window as a column from top to baseline.
    func column(_ window: TimeWindow, kind: String) -> Markup {
        guard let extent = extent(window) else { return .nothing }
        return """
            <rect class="\(plain: kind)" x="\(extent.from)%" width="\(extent.width)%" y="0" \
            height="\(height)"/>
            """
    }

    /// A moment as a vertical line; empty outside the drawing.
    func upright(_ instant: Instant, kind: String, from top: Int = 0, to bottom: Int? = nil)
        -> Markup
    {
        guard instant >= span.start, instant <= span.end else { return .nothing }
        let x = place(instant)
        return """
            <line class="\(plain: kind)" x1="\(x)%" x2="\(x)%" y1="\(top)" \
            y2="\(bottom ?? height)"/>
            """
    }

    /// The time labels below the baseline, without the last one if its text would not fit.
    var foot: Markup {
        let marks = TimeAxis(span: span, clock: clock).marks.filter { place($0.at) < 90 }
        let words = marks.map { mark -> Markup in
            let x = place(mark.at)
            return """
                <line class="mark" x1="\(x)%" x2="\(x)%" y1="\(height)" y2="\(height + 14)"/>\
                <text x="\(x)%" dx="4" y="\(height + 13)">\(plain: mark.label)</text>
                """
        }
        return Markup(
            ["<line class=\"axis\" x1=\"0\" x2=\"100%\" y1=\"\(height)\" y2=\"\(height)\"/>"]
                + words)
    }
}

/// Round clock times along an interval, few enough to be labelled on a phone.
struct TimeAxis {
    /// A moment with its label.
    struct Mark {
        let at: Instant
        let label: String
    }

    let span: TimeWindow
    let clock: LocalClock

    private static let most = 8
    private static let steps = [
        3600, 10_800, 21_600, 43_200, 86_400, 172_800, 604_800, 1_209_600, 2_419_200, 4_838_400,
        9_676_800, 31_449_600,
    ]

    /// The moments, in order; none in an interval longer than a century.
    var marks: [Mark] {
        guard let step = Self.steps.first(where: { span.length.seconds / $0 < Self.most }) else {
            return []
        }
        let first = clock.civilTime(at: span.start)
        let midnight = first.secondsAsIfUTC - first.secondOfDay
        let local = stride(
            from: midnight, through: midnight + span.length.seconds + 90_000, by: step)
        return local.compactMap { seconds in
            let civil = CivilTime(secondsAsIfUTC: seconds)
            guard case .unique(let at) = clock.reading(civil), at >= span.start, at < span.end
            else { return nil }
            return Mark(at: at, label: label(civil, step: step))
        }
    }

    private func label(_ civil: CivilTime, step: Int) -> String {
        if civil.secondOfDay > 0 { return String(civil.timeText.prefix(5)) }
        if step < 604_800 { return "\(CalendarNames.weekdays[civil.weekday]) \(civil.day)" }
        let date = "\(civil.day) \(CalendarNames.months[civil.month - 1])"
        return step < 9_676_800 ? date : "\(date) \(civil.year)"
    }
}

/// Round numbers from zero up, for the grid lines of a drawing.
struct ValueScale {
    /// The value at the upper edge of the drawing.
    let top: Double
    /// The numbers with a grid line, from zero up.
    let marks: [Double]

    /// A scale for values up to the highest, with at most this many lines above zero.
    init(highest: Double, lines: Int = 5) {
        let top = highest > 0 && highest.isFinite ? highest * 1.05 : 1
        var step = 1e-9
        var factors = [2.0, 2.5, 2].makeIterator()
        // 1, 2, 5, 10, 20, 50 and so on.
        while top / step > Double(lines) {
            if let factor = factors.next() {
                step *= factor
            } else {
                factors = [2.0, 2.5, 2].makeIterator()
            }
        }
        self.top = top
        marks = (0...lines).map { Double($0) * step }.filter { $0 <= top }
    }
}
