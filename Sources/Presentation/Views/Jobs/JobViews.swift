public import SolsticeDomain

/// Jobs as users and shell scripts read them.
public enum JobViews {
    /// The answer of `submit`: when, where and on what the job runs, and what that saves.
    public static func submitted(
        _ record: JobRecord, isDryRun: Bool, notes: [Message], style: OutputStyle
    ) -> String {
        SubmittedText(record: record, isDryRun: isDryRun, notes: notes, style: style).text
    }

    /// The queue, one job per row, in the order given.
    public static func queue(_ records: [JobRecord], style: OutputStyle) -> String {
        switch style.medium {
        case .terminal: QueueText(records: records, style: style).text
        case .pipe: TabSeparated.text(QueueRow.heading, records.lazy.map(QueueRow.cells))
        }
    }

    /// Everything about one job: the request, the plan, its executions, their use, and its history.
    public static func detail(
        _ record: JobRecord, events: [JobEvent], style: OutputStyle
    ) -> String {
        JobDetailText(record: record, events: events, style: style).text
    }

    /// What a job counts for in reports: `a final run of project protein-paper`.
    public static func marks(of job: Job) -> String {
        let kind = job.specification.isFinalRun ? "a final" : "a preliminary"
        let project = job.specification.project.map { "project \($0.visible)" } ?? "no project"
        return "\(kind) run of \(project)"
    }

    /// How a job ended and what it emitted, in one paragraph.
    public static func outcome(_ record: JobRecord, style: OutputStyle) -> String {
        switch style.medium {
        case .terminal:
            Paragraph.lines(OutcomeWords(record: record, style: style).text, width: style.width)
                .joined(separator: "\n")
        case .pipe: TabSeparated.text(["field", "value"], JobFields(record: record).rows)
        }
    }
}

/// The answer to a submission.
struct SubmittedText {
    let record: JobRecord
    let isDryRun: Bool
    let notes: [Message]
    let style: OutputStyle

    /// The whole answer.
    var text: String {
        switch style.medium {
        case .terminal: terminalLines.joined(separator: "\n")
        case .pipe:
            TabSeparated.text(
                ["field", "value"],
                JobFields(record: record).rows + [["is_dry_run", isDryRun ? "true" : "false"]]
                    + notes.map { ["note", "\($0)"] })
        }
    }

    private var terminalLines: [String] {
        let ink = Ink(style)
        var lines = Paragraph.lines(headline, width: style.width).map { ink.paint($0, .strong) }
        if let plan = record.plan {
            var sheet = FactSheet()
            PlanFacts.add(plan, of: record, to: &sheet, style: style)
            lines += sheet.lines(style)
        }
        for note in notes {
            lines += Paragraph.lines(note.visible, width: style.width)
        }
        lines += Paragraph.lines(nextStep, width: style.width).map { ink.paint($0, .faint) }
        return lines
    }

    private var headline: String {
        guard !isDryRun else {
            return "Dry run: \(record.name.shortened(to: 48)) would be planned like this"
        }
        switch record.job.state {
        case .held: return "\(record.title) is held"
        case .queued: return "\(record.title) is queued and not placed yet"
        case .missed: return "\(record.title) cannot meet its deadline"
        default: return "\(record.title) is \(record.job.state.rawValue)"
        }
    }

    private var nextStep: String {
        if isDryRun { return "Nothing was kept; leave out \(setting: .dryRun) to submit the job." }
        let id = record.job.id
        if record.job.state == .held {
            return "It waits for `\(run: .release, "\(id)")`."
        }
        return record.plan == nil
            ? "It is placed as soon as a region is free: `\(run: .show, "\(id)")`"
            : "Other times and places: `\(run: .explain, "\(id)")`"
    }
}
