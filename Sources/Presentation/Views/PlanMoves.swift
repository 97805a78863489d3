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
