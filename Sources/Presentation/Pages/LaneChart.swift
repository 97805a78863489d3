internal import SolsticeDomain

/// The jobs on one accelerator of a region: how many units are held at each moment, and each job in
/// its windows.
struct LaneChart {
    let lane: QueueLane
    let span: TimeWindow
    let id: String
    let setting: PageSetting

    /// Maximum number of jobs drawn; the rest are only counted.
    private static let most = 30
    private static let useHeight = 34
    private static let laneHeight = 26
    /// Number of steps in the drawing of use.
    private static let columns = 168

    /// The drawing, and its content as a table.
    var markup: Markup {
        let held = lane.held(Timeline(span, columns: Self.columns))
        let more = lane.records.count - shown.count
        let rest: Markup =
            more > 0 ? "<p class=\"more\">and \(Numerals.count(more, "later job"))</p>" : .nothing
        return """
            <figure class="chart">
            <figcaption><bdi>\(lane.accelerator.cut(to: 40))</bdi>: \(words(held.most))</figcaption>
            \(drawing(held.columns, most: held.most))
            \(rest)
            \(legend)
            </figure>
            \(Markup.disclosure("These jobs as a table", id: id + "-table", table.markup))
            """
    }

    private var shown: ArraySlice<JobRecord> { lane.records.prefix(Self.most) }

    /// `3 jobs, at most 12 of 16 at once`.
    private func words(_ most: Int) -> String {
        let has = lane.capacity.map { " of \($0)" } ?? ""
        let limit = lane.capacity == nil ? ", without a limit" : ""
        return "\(Numerals.count(lane.records.count, "job")), at most \(most)\(has) at once\(limit)"
    }

    private func drawing(_ held: [Int], most: Int) -> Markup {
        let height = Self.useHeight + 6 + shown.count * Self.laneHeight
        let plot = Plot(span: span, clock: setting.clock, height: height)
        // Screen readers use the table, in which every word can be read.
        return """
            <svg class="plot" width="100%" height="\(height + Plot.footHeight)" aria-hidden="true">
            \(plot.stretched(use(held, most: most), height: Self.useHeight))
            <line class="grid" x1="0" x2="100%" y1="\(Self.useHeight)" y2="\(Self.useHeight)"/>
            \(shown.enumerated().map { row($0.element, index: $0.offset, plot) })
            \(plot.foot)
            </svg>
            """
    }

    /// What is held at each moment; the upper edge is the full capacity.
    private func use(_ held: [Int], most: Int) -> Markup {
        let full = Double(max(1, lane.capacity ?? most))
        let each = StepCurve.width / Double(max(1, held.count))
        // One shape for each interval without changes.
        let starts = held.indices.filter { $0 == 0 || held[$0] != held[$0 - 1] }
        let ends = starts.dropFirst() + [held.count]
        let bars = zip(starts, ends).filter { held[$0.0] > 0 }.map { start, end -> Markup in
            let share = min(1, Double(held[start]) / full) * 100
            return """
                <rect class="use" x="\(Double(start) * each)" width="\(Double(end - start) * each)" \
                y="\(100 - share)" height="\(share)"/>
                """
        }
        return Markup(bars)
    }

    private func row(_ record: JobRecord, index: Int, _ plot: Plot) -> Markup {
        let top = Self.useHeight + 6 + index * Self.laneHeight
        let extents = lane.windows(record).compactMap(plot.extent)
        guard let first = extents.first, let last = extents.last else { return .nothing }
        let isMissing = record.isLate
        let kind = (record.job.state.isActive ? "run" : "plan") + (isMissing ? " late" : "")
        let bars = extents.map { extent -> Markup in
            """
            <rect class="\(plain: kind)" x="\(extent.from)%" width="\(extent.width)%" y="\(top + 14)" \
            height="8"/>
            """
        }
        let name =
            "\(record.job.id) \(record.shortName(24))" + (isMissing ? ", after its deadline" : "")
        // Labels extend towards the middle of the drawing, wherever the bar is.
        let isLate = first.from > 55
        let place: Markup =
            isLate
            ? "x=\"\(min(100, last.from + last.width))%\" text-anchor=\"end\""
            : "x=\"\(first.from)%\""
        let end = record.job.specification.deadline.map {
            plot.upright($0, kind: "deadline", from: top + 10, to: top + 24)
        }
        return """
            <a href="\(plain: PagePath.job(record.job.id))" tabindex="-1">\(bars)\
            <text \(place) y="\(top + 11)">\(plain: name)</text></a>\
            \(end ?? .nothing)
            """
    }

    private var legend: Markup {
        """
        <ul class="legend" aria-hidden="true">
        <li><i class="key use"></i> in use</li>
        <li><i class="key plan"></i> planned</li>
        <li><i class="key run"></i> running</li>
        <li><i class="key deadline"></i> deadline</li>
        </ul>
        """
    }

    private var table: PageTable<JobRecord> {
        let setting = setting
        typealias Column = PageTable<JobRecord>.Column
        return PageTable(
            caption: "Jobs on \(lane.accelerator.cut(to: 40))",
            columns: [
                Column("job") { $0.link(columns: 48) },
                Column("state") { StateBadge.markup($0.job.state) },
                Column("start") { $0.start.map(setting.moment) ?? "–" },
                Column("end") { $0.end.map(setting.moment) ?? "–" },
                Column("held", isNumeric: true) { "\($0.count)" },
                Column("deadline") { $0.job.specification.deadline.map(setting.moment) ?? "–" },
            ], rows: Array(shown))
    }
}
