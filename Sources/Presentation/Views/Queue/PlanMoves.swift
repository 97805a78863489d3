internal import SolsticeDomain

/// The jobs that a plan moves, for the user: those that move farthest in time first, then those
/// that get their first place.
struct PlanMoves {
    private let moved: [QueuePlan.Entry]
    private let style: OutputStyle

    /// Maximum number of rows; the rest are only counted.
    static let limit = 20

    /// The moves of a plan.
    init(_ moved: [QueuePlan.Entry], style: OutputStyle) {
        self.moved = moved.map { (entry: $0, distance: $0.distance) }
            .sorted { ($1.distance, $0.entry.job.id) < ($0.distance, $1.entry.job.id) }
            .map(\.entry)
        self.style = style
    }

    /// A table under its title; empty if no job moves.
    var lines: [String] {
        guard !moved.isEmpty else { return [] }
        let shown = Array(moved.prefix(Self.limit))
        let title = moved.count > shown.count ? "What would move farthest" : "What would move"
        return [Ink(style).paint(title, .strong)]
            + Table(columns: columns(shown), rows: shown, indent: 2).lines(style)
            + PlanTroubles.more(moved.count - shown.count)
    }

    private typealias Column = Table<QueuePlan.Entry>.Column

    private func columns(_ shown: [QueuePlan.Entry]) -> [Column] {
        let style = style
        var columns = [
            Column("id", importance: 10, isNumeric: true) { "\($0.job.id)" },
            Column("name", importance: 3, shortest: 8) { $0.job.shortName },
            Column("from", importance: 6, shortest: 6) { $0.previous?.region.visible ?? "–" },
            Column("", importance: 8) { $0.previous.map { style.shortMoment($0.start) } ?? "" },
            Column("→ to", importance: 7, shortest: 8) {
                "→ " + $0.planned.placement.region.visible
            },
            Column("", importance: 9) { style.shortMoment($0.planned.placement.start) },
        ]
        if shown.contains(where: { $0.changeOfHardware != nil }) {
            columns.append(
                Column("and", importance: 4) { $0.changeOfHardware ?? "" })
        }
        columns.append(
            Column("saves", importance: 9, isNumeric: true, tone: Self.tone) {
                $0.previous == nil ? "–" : Scales.text($0.gain)
            })
        return columns
    }

    private static func tone(_ entry: QueuePlan.Entry) -> Ink.Tone? {
        let gain = entry.gain.grams
        return gain >= 0.005 ? .good : gain <= -0.005 ? .notice : nil
    }
}

extension QueuePlan.Entry {
    /// The emissions it saves over its previous place; zero for a job without one.
    var gain: Emissions {
        previous.map { $0.footprint.emissions - planned.placement.footprint.emissions } ?? .zero
    }

    /// How far its start moves, either way; negative for a job that had no place.
    fileprivate var distance: TimeSpan {
        guard let previous else { return TimeSpan(seconds: -1) }
        return TimeSpan(seconds: abs((planned.placement.start - previous.start).seconds))
    }

    /// Other changes, `on a100 at 250 W in 3 pieces`; nil if only time and region change.
    fileprivate var changeOfHardware: String? {
        guard let previous else { return nil }
        let placement = planned.placement
        var parts: [String] = []
        if previous.accelerator != placement.accelerator {
            parts.append("on \(placement.accelerator.visible)")
        }
        if previous.powerCap != placement.powerCap {
            parts.append(placement.powerCap.map { "at \(Scales.text($0))" } ?? "uncapped")
        }
        if previous.segments.count != placement.segments.count {
            let count = placement.segments.count
            parts.append(count == 1 ? "in one piece" : "in \(count) pieces")
        }
        return parts.isEmpty ? nil : parts.joined(separator: " ")
    }
}

/// The jobs of a plan that miss their deadline, for the user.
struct PlanTroubles {
    let plan: QueuePlan
    let style: OutputStyle

    /// Maximum number of rows; the rest are only counted.
    static let limit = 20

    /// The jobs that end after their deadline, the latest first.
    var late: [String] {
        let late = plan.late.map { (entry: $0, by: $0.delay) }.sorted {
            ($1.by, $0.entry.job.id) < ($0.by, $1.entry.job.id)
        }.map(\.entry)
        guard !late.isEmpty else { return [] }
        let style = style
        typealias Column = Table<QueuePlan.Entry>.Column
        let columns = [
            Column("id", importance: 10, isNumeric: true) { "\($0.job.id)" },
            Column("name", importance: 6, shortest: 8) { $0.job.shortName },
            Column("region", importance: 3, shortest: 8) { $0.planned.placement.region.visible },
            Column("ends", importance: 8) { style.moment($0.planned.placement.end) },
            Column("deadline", importance: 4) {
                $0.job.specification.deadline.map(style.moment) ?? "–"
            },
            Column("late by", importance: 9, isNumeric: true, tone: { _ in .bad }) {
                $0.delay.spoken
            },
        ]
        let shown = Array(late.prefix(Self.limit))
        let title = Numerals.count(
            late.count, "job ends after its deadline", "jobs end after their deadlines")
        return [Ink(style).paint(title, .strong)]
            + Table(columns: columns, rows: shown, indent: 2).lines(style)
            + Self.more(late.count - shown.count)
    }

    /// The jobs without a place, each with its obstacles.
    var unplaceable: [String] {
        guard !plan.unplaceable.isEmpty else { return [] }
        let ink = Ink(style)
        let title = Numerals.count(
            plan.unplaceable.count, "job cannot end by its deadline",
            "jobs cannot end by their deadlines")
        let lines = plan.unplaceable.prefix(Self.limit).flatMap { job in
            Paragraph.lines(words(job), width: style.width, first: "  ", rest: "    ")
        }
        return [ink.paint(title, .strong)] + lines.map { ink.paint($0, .bad) }
            + Self.more(plan.unplaceable.count - Self.limit)
    }

    private func words(_ trouble: QueuePlan.Unplaceable) -> String {
        let job = trouble.job
        let text = "\(job.id) \(job.shortName): \(trouble.reason.visible)"
        guard let earliest = trouble.earliestFinish else { return text }
        let late = job.specification.deadline.map { earliest - $0 } ?? .zero
        let after = late > .zero ? ", \(late.spoken) after its deadline" : ""
        return "\(text); it could end \(style.moment(earliest)) at the earliest\(after)"
    }

    /// `and 12 more`; empty if all are shown.
    static func more(_ count: Int) -> [String] {
        count > 0
            ? ["  and \(Numerals.grouped(String(count))) more; all of them: \(set: .json)"] : []
    }
}

extension QueuePlan.Entry {
    /// How long after its deadline it ends; zero without a deadline.
    fileprivate var delay: TimeSpan {
        job.specification.deadline.map { planned.placement.end - $0 } ?? .zero
    }
}

extension Job {
    /// The name, safe to print and short enough for a table.
    var shortName: String { specification.name.visible.shortened(to: 32) }
}
