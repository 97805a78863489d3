public import SolsticeDomain

/// Jobs as users and shell scripts read them.
public enum JobViews {
    /// The answer of `submit`: when, where and on what the job runs, and what that saves.
    public static func submitted(
        _ record: JobRecord, isDryRun: Bool, notes: [String], style: OutputStyle
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
