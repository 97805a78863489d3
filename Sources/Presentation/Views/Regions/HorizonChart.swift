public import SolsticeDomain

/// A region's rate over a horizon as an area with its band, and below it the time, the hours in
/// which jobs run, and a deadline.
struct HorizonChart {
    let pieces: [RegionOutlook.Piece]
    let horizon: TimeWindow
    let marks: [ForecastMark]
    /// Drawn if it lies in the horizon, mentioned if it lies beyond.
    var deadline: Instant?
    let style: OutputStyle

    private static let rowCount = 8
    /// Maximum number of marks drawn; the rest are only counted.
    private static let mostMarks = 10

    /// The lines, with the legend last; at least one piece has a rate.
    var lines: [String] {
        let (timeline, columns, scale, margin) = fitted
        let chart = BandChart(columns: columns, scale: scale, height: Self.rowCount)
        let zero = ink.paint(scale.label(0).rightAligned(to: margin), .faint)
        let axis = timeline.dayMarks(style.clock, start: "now")
        let indent = String(repeating: " ", count: margin + 1)
        let hasBand = columns.contains { $0?.high != nil }
        return area(chart, timeline, margin: margin)
            + [(zero + " " + axis).withoutTrailingSpaces]
            + below(timeline, room: style.width - margin - 1).map {
                (indent + $0).withoutTrailingSpaces
            }
            + legend(scale, timeline, hasBand: hasBand)
    }

    /// The columns that fit beside the scale's labels, whose width depends on them.
    private var fitted: (Timeline, [BandChart.Column?], BandScale, margin: Int) {
        var margin = 3
        while true {
            let timeline = Timeline(horizon, columns: style.width - margin - 1)
            let columns = timeline.means(of: pieces)
            let shown = columns.compactMap(\.self)
            let scale = BandScale(
                lowest: shown.map { min($0.value, $0.low ?? $0.value) }.min() ?? 0,
                highest: shown.map { max($0.value, $0.high ?? $0.value) }.max() ?? 1)
            let widest = (0...BandScale.parts).map { scale.label($0).columns }.max() ?? 0
            if widest <= margin || margin >= style.width / 2 {
                return (timeline, columns, scale, margin)
            }
            margin = widest
        }
    }

    private var ink: Ink { Ink(style) }

    private func area(_ chart: BandChart, _ timeline: Timeline, margin: Int) -> [String] {
        let chosen = Set(marks.filter(\.isChosen).flatMap { $0.columns(timeline).joined() })
        let end = deadlineColumn(timeline)
        let perPart = Self.rowCount / BandScale.parts
        return chart.rows.enumerated().map { index, cells in
            let part = BandScale.parts - index / perPart
            let label = index % perPart == 0 ? chart.scale.label(part) : ""
            let drawn = cells.enumerated().map { column, cell in
                column == end && (cell == .blank || cell == .above)
                    ? Drawn(text: "┊", tone: nil)
                    : Drawn(text: cell.text, tone: tone(cell, isChosen: chosen.contains(column)))
            }
            return (ink.paint(label.rightAligned(to: margin), .faint) + " " + painted(drawn))
                .withoutTrailingSpaces
        }
    }

    private struct Drawn {
        let text: String
        let tone: Ink.Tone?
    }

    private func tone(_ cell: BandChart.Cell, isChosen: Bool) -> Ink.Tone? {
        switch cell {
        case .blank: nil
        case .above: .faint
        case .below, .filled: marks.isEmpty ? nil : isChosen ? .good : .faint
        }
    }

    /// Adjacent cells of one tone are painted together; trailing spaces are dropped.
    private func painted(_ cells: [Drawn]) -> String {
        let end = cells.lastIndex { $0.text != " " }.map { $0 + 1 } ?? 0
        var line = ""
        var index = 0
        while index < end {
            let tone = cells[index].tone
            let next = cells[index..<end].firstIndex { $0.tone != tone } ?? end
            line += ink.paint(cells[index..<next].map(\.text).joined(), tone)
            index = next
        }
        return line
    }

    /// The column after the last one before the deadline; nil outside the horizon.
    private func deadlineColumn(_ timeline: Timeline) -> Int? {
        guard let deadline, deadline > horizon.start else { return nil }
        let column = timeline.column(of: deadline - TimeSpan(seconds: 1)) + 1
        return column < timeline.columnCount ? column : nil
    }

    private func below(_ timeline: Timeline, room: Int) -> [String] {
        let more = marks.count - Self.mostMarks
        let rest =
            more > 0
            ? Paragraph.lines(
                "and \(Numerals.count(more, "later job")): `\(run: .status, .set(.chart))`",
                width: room) : []
        return marks.prefix(Self.mostMarks).flatMap { $0.lines(timeline, room: room, style) } + rest
            + deadlineLine(timeline, room: room)
    }

    private func deadlineLine(_ timeline: Timeline, room: Int) -> [String] {
        guard let deadline else { return [] }
        let words = "deadline \(style.moment(deadline))"
        guard let column = deadlineColumn(timeline) else {
            let place = deadline > horizon.start ? "beyond this chart" : "over"
            return ["\(words), \(place)".shortened(to: room)]
        }
        if words.columns + 1 <= column { return [words.rightAligned(to: column - 1) + " ┊"] }
        return [String(repeating: " ", count: column) + "┊ " + words].map {
            $0.shortened(to: room)
        }
    }

    private func legend(_ scale: BandScale, _ timeline: Timeline, hasBand: Bool) -> [String] {
        var words = ["█ expected"]
        if hasBand { words.append("▓░ 80 % interval") }
        // Marks of different kinds are labelled beside their bars.
        if !marks.isEmpty, marks.allSatisfy(\.isChosen) { words.append("━ planned") }
        words.append("a column is \(TimeSpan(seconds: timeline.secondsPerColumn).spoken)")
        if scale.bottom > 0 { words.append("the scale begins at \(scale.label(0))") }
        return Paragraph.lines(words.joined(separator: ", "), width: style.width).map {
            ink.paint($0, .faint)
        }
    }
}

/// The windows of one label, marked under a curve.
struct ForecastMark {
    let label: String
    /// At least one.
    private(set) var windows: [TimeWindow]
    /// Whether the curve is highlighted above them.
    var isChosen = true

    /// Windows grouped by label, in the order of their first windows.
    static func grouped(_ marked: [(label: String, window: TimeWindow)]) -> [ForecastMark] {
        var marks: [ForecastMark] = []
        var places: [String: Int] = [:]
        for (label, window) in marked {
            if let place = places[label] {
                marks[place].windows.append(window)
            } else {
                places[label] = marks.count
                marks.append(ForecastMark(label: label, windows: [window]))
            }
        }
        return marks.enumerated().sorted {
            ($0.element.windows[0].start, $0.offset) < ($1.element.windows[0].start, $1.offset)
        }.map(\.element)
    }

    /// The label with the window, or with the number of windows and the end of the last.
    func words(_ style: OutputStyle) -> String {
        let last = windows[windows.count - 1]
        guard windows.count > 1 else { return "\(label.visible) \(style.span(last))" }
        return "\(label.visible) in \(windows.count) pieces until \(style.moment(last.end))"
    }

    /// The columns of each window inside the horizon.
    func columns(_ timeline: Timeline) -> [Range<Int>] {
        windows.compactMap { timeline.columns(of: $0) }
    }

    /// The bars with the text beside them if there is room, else below; from the left edge of the
    /// timeline, in at most `room` columns, of which the timeline may leave some.
    func lines(_ timeline: Timeline, room: Int, _ style: OutputStyle) -> [String] {
        let words = words(style)
        let columns = columns(timeline)
        guard let first = columns.first, let last = columns.last else {
            return [(words + ", outside this horizon").shortened(to: room)]
        }
        let bars = Ink(style).paint(bars(columns), isChosen ? .good : .notice)
        let space = String(repeating: " ", count: first.lowerBound)
        if last.upperBound + 1 + words.columns <= room {
            return [space + bars + " " + words]
        }
        if words.columns + 1 <= first.lowerBound {
            return [words.rightAligned(to: first.lowerBound - 1) + " " + bars]
        }
        return [space + bars, words.shortened(to: room)]
    }

    /// A bar for each run of columns, from the first column to the last; pauses stay blank if they
    /// fill a column.
    private func bars(_ columns: [Range<Int>]) -> String {
        var text = ""
        var end = columns.first?.lowerBound ?? 0
        for run in columns {
            text += String(repeating: " ", count: max(0, run.lowerBound - end))
            text += String(repeating: "━", count: max(0, run.upperBound - max(end, run.lowerBound)))
            end = max(end, run.upperBound)
        }
        return text
    }
}

extension [JobRecord] {
    /// The jobs' planned segments within a window, each with the job's number and name.
    public func marks(in window: TimeWindow) -> [(label: String, window: TimeWindow)] {
        flatMap { record in
            let asked = record.job.specification
            let place = asked.arrayIndex.map { "[\($0)]" } ?? ""
            return (record.plan?.placement.segments ?? []).compactMap { $0.intersection(window) }
                .map { (label: "\(record.job.id) \(asked.name)\(place)", window: $0) }
        }
    }
}
