internal import SolsticeDomain

/// The windows marked under a curve that belong together: those of one label.
struct ForecastMark {
    let label: String
    /// At least one.
    private(set) var windows: [TimeWindow]

    /// Windows of the same label together, in the order in which labels first occur.
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
        return marks
    }

    /// The label with the window, or with the number of windows and the end of the last.
    func words(_ style: OutputStyle) -> String {
        let last = windows[windows.count - 1]
        guard windows.count > 1 else { return "\(label.visible) \(style.span(last))" }
        return "\(label.visible) in \(windows.count) pieces until \(style.moment(last.end))"
    }

    /// The columns of each window that lies in the horizon.
    func columns(_ timeline: Timeline) -> [Range<Int>] {
        windows.compactMap { timeline.columns(of: $0) }
    }

    /// A bar for each run of columns, from the first column to the last; pauses stay blank where
    /// they fill a column.
    func bars(_ columns: [Range<Int>]) -> String {
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
