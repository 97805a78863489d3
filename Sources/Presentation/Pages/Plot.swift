internal import SolsticeDomain

/// A drawing over time that is as wide as the page. Shapes stretch with it and letters do not: places
/// across it are shares of its width, those down are pixels.
struct Plot {
    let span: TimeWindow
    let clock: LocalClock
    /// Pixels from the top to the line at the foot.
    let height: Int
    /// What is left free at the left for words, as a share of the width in percent.
    var gutter = 0.0

    /// Room for the words under the foot, in pixels.
    static let footHeight = 18

    /// Where a moment lies, as a share of the width in percent.
    func place(_ instant: Instant) -> Double {
        gutter + StepCurve.place(instant, in: span) / StepCurve.width * (100 - gutter)
    }

    /// The part of a window that is in the drawing, as places; nil where there is none.
    func extent(_ window: TimeWindow) -> (from: Double, width: Double)? {
        guard let inside = span.intersection(window) else { return nil }
        let from = place(inside.start)
        return (from, max(0.4, place(inside.end) - from))
    }

    /// The whole drawing with its words for who cannot see it.
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

    /// Shapes of a drawing 1000 × 100 laid over all of it above the foot.
    func stretched(_ content: Markup, from top: Int = 0, height: Int? = nil) -> Markup {
        """
        <svg y="\(top)" width="100%" height="\(height ?? self.height)" viewBox="0 0 1000 100" \
        preserveAspectRatio="none">\(content)</svg>
        """
    }

    /// Lines at round values, to be drawn behind everything.
    func lines(_ scale: ValueScale) -> Markup {
        Markup(
            heights(scale).map { _, y in
                "<line class=\"grid\" x1=\"0\" x2=\"100%\" y1=\"\(y)\" y2=\"\(y)\"/>"
            })
    }

    /// What the lines stand for, to be drawn before everything.
    func words(_ scale: ValueScale, _ words: (Double) -> String) -> Markup {
        Markup(
            heights(scale).map { mark, y in
                "<text class=\"value\" x=\"2\" y=\"\(y - 4)\">\(plain: words(mark))</text>"
            })
    }

    /// The round values but nothing, which needs no line, with their distances from the top.
    private func heights(_ scale: ValueScale) -> [(Double, Double)] {
        scale.marks.filter { $0 > 0 }.map { ($0, Double(height) * (1 - $0 / scale.top)) }
    }

    /// A window as a column from top to foot.
    func column(_ window: TimeWindow, kind: String) -> Markup {
        guard let extent = extent(window) else { return .nothing }
        return """
            <rect class="\(plain: kind)" x="\(extent.from)%" width="\(extent.width)%" y="0" \
            height="\(height)"/>
            """
    }

    /// A moment as an upright line; nothing outside the drawing.
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

    /// The moments under the foot; without the last one where its words would not fit.
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
