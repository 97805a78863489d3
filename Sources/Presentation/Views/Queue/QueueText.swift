internal import SolsticeDomain

/// The queue on a terminal.
struct QueueText {
    let records: [JobRecord]
    let style: OutputStyle

    /// The table with its totals, or what to do with an empty queue.
    var text: String {
        guard !records.isEmpty else {
            return Paragraph.lines(Self.emptyHint, width: style.width).joined(separator: "\n")
        }
        let table = Table(columns: columns, rows: records).lines(style)
        let ink = Ink(style)
        let sum = Paragraph.lines(summary, width: style.width).map { ink.paint($0, .faint) }
        return (table + sum).joined(separator: "\n")
    }

    /// What to do with an empty queue.
    static let emptyHint =
        "No jobs. Submit one: "
        + "`\(run: .submit, .set(.hours, "8"), .set(.deadline, "+2d"), .set(.command, "COMMAND"))`"

    private typealias Column = Table<JobRecord>.Column

    private var columns: [Column] {
        let style = style
        var columns = [
            Column("id", importance: 10, isNumeric: true) { "\($0.job.id)" },
            Column("name", importance: 9, shortest: 10) { $0.name.shortened(to: 32) },
            Column("state", importance: 10, tone: { $0.job.state.tone }) {
                $0.job.state.rawValue
            },
            Column("start", importance: 9) { $0.start.map(style.brief) ?? "–" },
            Column("region", importance: 6, shortest: 8) { ($0.region ?? "–").visible },
            Column("on", importance: 4, shortest: 6) {
                let kind =
                    $0.plan?.placement.accelerator ?? $0.job.specification.askedFor.accelerator
                return "\($0.count)×\(kind.visible)"
            },
        ]
        if records.contains(where: { $0.cap != nil }) {
            columns.append(
                Column("cap", importance: 2, isNumeric: true) { $0.cap.map(Scales.text) ?? "–" })
        }
        if records.contains(where: { $0.job.specification.deadline != nil }) {
            columns.append(
                Column("deadline", importance: 5) {
                    $0.job.specification.deadline.map(style.brief) ?? "–"
                })
        }
        return columns + [
            Column("CO2e", importance: 8, isNumeric: true) {
                $0.emissions.map(Scales.text) ?? "–"
            },
            Column("saving", importance: 7, isNumeric: true, tone: Self.savingTone) {
                $0.savedFraction.map(Numerals.percent) ?? "–"
            },
        ]
    }

    private static func savingTone(_ record: JobRecord) -> Ink.Tone? {
        guard let share = record.savedFraction else { return nil }
        if share < 0 { return .bad }
        return share >= PlannedJob.worthwhileFraction ? .good : nil
    }

    /// `3 jobs (1 running, 2 planned): 12.3 kg CO2e, saving 40.1 kg (76 %)`.
    private var summary: String {
        let states = JobState.allCases.compactMap { state in
            let count = records.count { $0.job.state == state }
            return count == 0 ? nil : "\(count) \(state.rawValue)"
        }
        let jobs = "\(Numerals.count(records.count, "job")) (\(states.joined(separator: ", ")))"
        let placed = records.filter { $0.emissions != nil }
        guard !placed.isEmpty else { return jobs }
        let emitted = placed.compactMap(\.emissions).reduce(.zero, +)
        let saved = placed.compactMap(\.savedEmissions).reduce(.zero, +)
        let baseline = emitted + saved
        let share = baseline > .zero ? saved / baseline : 0
        return "\(jobs): \(Scales.text(emitted)) CO2e, saving \(Scales.text(saved)) "
            + "(\(Numerals.percent(share))) against starting each at once at home"
    }
}

/// A job as one row for programs; the columns are the same for every queue.
enum QueueRow {
    /// Names of the columns, units included.
    static let heading = [
        "id", "name", "state", "start", "end", "region", "accelerator", "accelerator_count",
        "power_cap_watts", "deadline", "emissions_grams", "saving_grams", "saving_fraction",
    ]

    /// The cells of a job; empty if there is no value.
    static func cells(_ record: JobRecord) -> [String] {
        let asked = record.job.specification
        return [
            "\(record.job.id)", asked.name, record.job.state.rawValue, record.start.plain,
            record.end.plain, record.region?.rawValue ?? "",
            (record.plan?.placement.accelerator ?? asked.askedFor.accelerator).rawValue,
            "\(record.count)", record.cap.plain, asked.deadline.plain,
            record.emissions.plain, record.savedEmissions.plain,
            record.savedFraction.map(Numerals.plain) ?? "",
        ]
    }
}
