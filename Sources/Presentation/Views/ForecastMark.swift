internal import SolsticeDomain

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
