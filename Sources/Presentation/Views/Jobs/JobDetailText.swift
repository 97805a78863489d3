internal import SolsticeDomain

/// Everything about one job.
struct JobDetailText {
    let record: JobRecord
    let events: [JobEvent]
    let style: OutputStyle

    /// The sections, separated by empty lines.
    var text: String {
        switch style.medium {
        case .terminal:
            [heading, asked, planned, executions, realised, history]
                .filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }
                .joined(separator: "\n\n")
        case .pipe:
            TabSeparated.text(["field", "value"], JobFields(record: record).rows) + "\n\n"
                + TabSeparated.text(["at", "from", "to", "actor", "reason"], events.map(cells))
        }
    }

    private func cells(_ event: JobEvent) -> [String] {
        [
            event.at.description, event.from?.rawValue ?? "", event.to.rawValue, event.actor.name,
            event.reason,
        ]
    }

    private var heading: [String] {
        let ink = Ink(style)
        let title = "\(record.title): \(record.job.state.rawValue)"
        return Paragraph.lines(title, width: style.width).map { ink.paint($0, .strong) }
    }

    private var asked: [String] { askedFor.lines(style) }

    /// The request.
    var askedFor: FactSheet {
        var sheet = FactSheet()
        let facts = JobFacts(job: record.job, style: style)
        facts.add(JobField.program, to: &sheet)
        sheet.add("submitted", style.bothWays(record.job.submittedAt))
        facts.add(JobField.times + JobField.hardware, to: &sheet)
        facts.add(JobField.places + JobField.limits + JobField.levers, to: &sheet)
        return sheet
    }

    private var planned: [String] {
        guard let plan = record.plan else { return section("Plan", ["  not placed yet"]) }
        var sheet = FactSheet()
        PlanFacts.add(plan, of: record, to: &sheet, style: style)
        let bars = SavingWaterfall(plan: plan, style: style).lines
        return section("Plan", sheet.lines(style)) + (bars.isEmpty ? [] : [""] + bars)
    }

    private var executions: [String] {
        guard !record.attempts.isEmpty else { return [] }
        let style = style
        typealias Column = Table<Attempt>.Column
        var columns = [
            Column("no.", importance: 9, isNumeric: true) { "\($0.number)" },
            Column("started", importance: 8) { style.moment($0.startedAt) },
            Column("took", importance: 7, isNumeric: true) {
                (($0.endedAt ?? style.now) - $0.startedAt).spoken
            },
            Column("region", importance: 4, shortest: 8) { $0.region.visible },
        ]
        if record.attempts.contains(where: { $0.appliedCap != nil }) {
            columns.append(
                Column("cap", importance: 3, isNumeric: true) {
                    $0.appliedCap.map(Scales.text) ?? "–"
                })
        }
        if record.attempts.contains(where: { $0.purpose != .start }) {
            columns.append(Column("why", importance: 2) { $0.purpose.rawValue })
        }
        if record.attempts.contains(where: { !$0.devices.isEmpty }) {
            columns.append(
                Column("devices", importance: 2) {
                    $0.devices.map(String.init).joined(separator: " ")
                })
        }
        if record.attempts.contains(where: { !$0.pauses.isEmpty }) {
            columns.append(
                Column("pauses", importance: 3, isNumeric: true) { "\($0.pauses.count)" })
        }
        columns += [
            Column("outcome", importance: 6, shortest: 10) { $0.outcome?.title ?? "running" },
            Column("folder", importance: 1, shortest: 12) { $0.folder.visible },
        ]
        return section(
            "Executions", Table(columns: columns, rows: record.attempts, indent: 2).lines(style))
    }

    private var realised: [String] {
        let sentences = OutcomeWords(record: record, style: style).footprint
        guard !sentences.isEmpty else { return [] }
        return section(
            "Outcome",
            Paragraph.lines(
                sentences.joined(separator: " "), width: style.width, first: "  ", rest: "  "))
    }

    private var history: [String] {
        guard !events.isEmpty else { return [] }
        let style = style
        typealias Column = Table<JobEvent>.Column
        let columns = [
            Column("when", importance: 5) { style.moment($0.at) },
            Column("state", importance: 4, tone: { $0.to.tone }) { $0.to.rawValue },
            Column("by", importance: 1) { $0.actor.name.visible },
            Column("why", importance: 3, shortest: 12) { $0.reason.visible },
        ]
        return section("History", Table(columns: columns, rows: events, indent: 2).lines(style))
    }

    private func section(_ title: String, _ lines: [String]) -> [String] {
        [Ink(style).paint(title, .strong)] + lines
    }
}
