public import SolsticeDomain

/// The queue over time against each region's capacity.
public enum QueueChartView {
    /// For each region and accelerator the units held over the horizon, and below that each job's
    /// pieces and deadline; for programs one row per piece.
    ///
    /// Jobs that are finished or have no place are left out.
    public static func text(
        _ records: [JobRecord], regions: [Region], style: OutputStyle
    ) -> String {
        let lanes = QueueLane.lanes(records, regions: regions, now: style.now)
        switch style.medium {
        case .terminal: return QueueChart(lanes: lanes, style: style).text
        case .pipe:
            return TabSeparated.text(
                QueueLane.heading, lanes.flatMap { lane in lane.records.flatMap(lane.rows) })
        }
    }
}

/// The queue over time on a terminal: a curve of the units held for each region and accelerator,
/// and a line for each job.
struct QueueChart {
    let lanes: [QueueLane]
    let style: OutputStyle

    /// Maximum number of jobs drawn in a lane; the rest are only counted.
    private static let mostJobs = 24

    /// The lanes, separated by empty lines, and a legend.
    var text: String {
        guard let end = lanes.compactMap(\.end).max(), end > style.now else {
            return Paragraph.lines(
                "No job has a place: there is nothing to draw.", width: style.width
            ).joined(separator: "\n")
        }
        let margin = min(28, style.width / 4)
        let timeline = Timeline(
            TimeWindow(start: style.now, end: end), columns: style.width - margin - 1)
        let drawn = lanes.map { lane($0, timeline, margin: margin).joined(separator: "\n") }
        return (drawn + [legend(timeline)]).joined(separator: "\n\n")
    }

    private var ink: Ink { Ink(style) }

    private func lane(_ lane: QueueLane, _ timeline: Timeline, margin: Int) -> [String] {
        let held = lane.held(timeline)
        let has = lane.capacity.map { " of \($0)" } ?? ""
        let limit = lane.capacity == nil ? ", without a limit" : ""
        let title =
            "\(lane.region.visible), \(lane.accelerator.visible): "
            + "\(Numerals.count(lane.records.count, "job")), at most \(held.most)\(has) at once\(limit)"
        let shown = lane.records.prefix(Self.mostJobs)
        let more = lane.records.count - shown.count
        let rest = more > 0 ? ["  and \(Numerals.count(more, "later job"))"] : []
        return Paragraph.lines(title, width: style.width).map { ink.paint($0, .strong) }
            + [curve(held.columns, full: lane.capacity ?? held.most, margin: margin)]
            + shown.map { row($0, lane, timeline, margin: margin) } + rest
            + [
                ink.paint(
                    (String(repeating: " ", count: margin + 1) + timeline.dayMarks(style.clock))
                        .withoutTrailingSpaces, .faint)
            ]
    }

    /// Eighths of the full capacity; blank if nothing is held.
    private func curve(_ held: [Int], full: Int, margin: Int) -> String {
        let cells = held.map { count in
            let share = full > 0 ? Double(count) / Double(full) : 0
            return Self.eighths[min(8, Int((share * 8).rounded(.up)))]
        }
        return ink.paint("in use".rightAligned(to: margin), .faint) + " "
            + cells.joined().withoutTrailingSpaces
    }

    private static let eighths = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

    private func row(
        _ record: JobRecord, _ lane: QueueLane, _ timeline: Timeline, margin: Int
    ) -> String {
        let isRunning = record.job.state.isActive
        var cells = [Mark](repeating: .nothing, count: timeline.columnCount)
        for window in lane.windows(record) {
            guard let touched = timeline.columns(of: window) else { continue }
            for column in touched { cells[column] = isRunning ? .running : .planned }
        }
        let deadline = record.job.specification.deadline
        let isLate = deadline.map { (record.plan?.placement.end ?? $0) > $0 } ?? false
        if let deadline, deadline > style.now {
            // The last column before the deadline.
            let column = timeline.column(of: deadline - TimeSpan(seconds: 1)) + 1
            if cells.indices.contains(column) { cells[column] = .deadline }
        }
        let name = "\(record.job.id) \(record.name)".shortened(to: margin)
        return name.padded(to: margin) + " " + painted(cells, isLate: isLate)
    }

    private enum Mark: String {
        case nothing = " "
        case planned = "━"
        case running = "█"
        case deadline = "┊"
    }

    /// Adjacent cells of one kind are painted together.
    private func painted(_ cells: [Mark], isLate: Bool) -> String {
        let end = cells.lastIndex { $0 != .nothing }.map { $0 + 1 } ?? 0
        var line = ""
        var index = 0
        while index < end {
            let mark = cells[index]
            let next = cells[index..<end].firstIndex { $0 != mark } ?? end
            let text = String(repeating: mark.rawValue, count: next - index)
            line += ink.paint(text, tone(mark, isLate: isLate))
            index = next
        }
        return line
    }

    private func tone(_ mark: Mark, isLate: Bool) -> Ink.Tone? {
        switch mark {
        case .nothing: nil
        case .planned: isLate ? .bad : .good
        case .running: isLate ? .bad : .notice
        case .deadline: isLate ? .bad : .faint
        }
    }

    private func legend(_ timeline: Timeline) -> String {
        let step = TimeSpan(seconds: timeline.secondsPerColumn).spoken
        return Paragraph.lines(
            "━ planned, █ running, ┊ deadline; a column is \(step), from now on",
            width: style.width
        ).map { ink.paint($0, .faint) }.joined(separator: "\n")
    }
}
