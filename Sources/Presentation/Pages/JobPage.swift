public import SolsticeDomain

/// The page of one job.
struct JobPage {
    let job: JobSight
    let setting: PageSetting

    private var record: JobRecord { job.record }
    private var id: JobID { record.job.id }

    /// The page.
    var frame: PageFrame {
        PageFrame(
            title: "Job \(id) \(record.shortName(40))", part: .queue, body: body, setting: setting)
    }

    private var body: Markup {
        """
        <p class="trail"><a href="\(plain: PagePath.queue)">Queue</a></p>
        <h1><span class="id">\(id)</span> <bdi>\(record.shortName(200))</bdi> \
        \(StateBadge.markup(record.job.state))</h1>
        \(tiles)
        \(links)
        \(JobActions(job: record.job).markup)
        \(Markup.section("Outcome", id: "outcome", outcome))
        \(Markup.section("Plan", id: "plan", JobPlanPart(job: job, setting: setting).markup))
        \(Markup.section("Where the saving comes from", id: "saving", saving))
        \(Markup.section("What else could be done", id: "else", alternatives))
        \(Markup.section("What was asked for", id: "asked", asked))
        \(Markup.section("What happened", id: "ledger", JobLedger(job: job, setting: setting).markup))
        """
    }

    private var tiles: Markup {
        let style = setting.style
        func moment(_ name: String, _ instant: Instant?, none: String) -> Markup {
            guard let instant else {
                return "<div><dt>\(name)</dt><dd>\(none)</dd></div>"
            }
            return """
                <div><dt>\(name)</dt><dd>\(setting.moment(instant))</dd>\
                <dd class="note">\(style.distance(instant))</dd></div>
                """
        }
        let words = JobTense(record)
        let parts = [
            moment(
                words.start, record.start,
                none: record.job.state.isFinal ? "never" : "no place yet"),
            moment(words.end, record.end ?? words.forgoneEnd, none: "–"),
            moment("deadline", record.job.specification.deadline, none: "none"),
            """
            <div><dt>region</dt><dd>\(record.region.map { Markup.region($0) } ?? "–")</dd></div>
            """,
            emissions, saved,
        ]
        return "<dl class=\"tiles\">\n\(parts)\n</dl>"
    }

    private var emissions: Markup {
        let name = JobTense(record).emissions
        let note: Markup =
            record.expectedBand.map {
                """
                <dd class="note">80 % interval \(Scales.text($0.p10)) – \(Scales.text($0.p90))</dd>
                """
            } ?? .nothing
        let amount = record.emissions.map { Scales.text($0) } ?? "–"
        return "<div><dt>\(name)</dt><dd>\(amount)</dd>\(note)</div>"
    }

    private var saved: Markup {
        guard let amount = record.savedEmissions, let share = record.savedFraction else {
            return "<div><dt>saving</dt><dd>–</dd></div>"
        }
        let name = JobTense(record).saving
        return """
            <div><dt>\(name)</dt><dd>\(Numerals.percent(share))</dd>\
            <dd class="note">\(Scales.text(amount)) against the baseline</dd></div>
            """
    }

    private var links: Markup {
        let log: Markup =
            record.attempts.isEmpty
            ? .nothing : "<li><a href=\"\(plain: PagePath.log(id))\">Log</a></li>"
        let statement: Markup =
            record.realised == nil
            ? .nothing
            : "<li><a href=\"\(plain: PagePath.statement(id))\">Energy statement</a></li>"
        return """
            <nav class="pager" aria-label="More of this job"><ul>
            \(log)
            \(statement)
            <li><a href="\(plain: PagePath.jobJSON(id))">JSON</a></li>
            </ul></nav>
            """
    }

    private var outcome: Markup {
        let sentences = OutcomeWords(record: record, style: setting.style).footprint
        return sentences.isEmpty ? .nothing : Markup.paragraph(sentences.joined(separator: " "))
    }

    private var saving: Markup {
        record.plan.map { SavingParts(plan: $0).markup } ?? .nothing
    }

    private var alternatives: Markup {
        guard let explanation = job.explanation else {
            return Markup.paragraph("Not looked at here: `\(run: .explain, "\(id)")`")
        }
        return Alternatives(explanation: explanation, setting: setting).markup
    }

    private var asked: Markup {
        JobDetailText(record: record, events: [], style: setting.style).askedFor.markup
    }
}

/// The data for a job's page.
public struct JobSight: Sendable {
    /// Everything stored about it.
    public let record: JobRecord
    /// What happened to it, oldest first.
    public let events: [JobEvent]
    /// Its alternatives; nil if they were not computed.
    public let explanation: Explanation?
    /// The forecast for the hours around its plan in the planned region; nil if there is none.
    public let outlook: RegionOutlook?

    /// A job with what is known about it.
    public init(
        record: JobRecord, events: [JobEvent], explanation: Explanation?, outlook: RegionOutlook?
    ) {
        self.record = record
        self.events = events
        self.explanation = explanation
        self.outlook = outlook
    }
}

/// The names of a job's figures: for one that has not ended, for one that ran, and for one given up
/// before it ran, whose figures are those of its last plan.
struct JobTense {
    let start: String
    let end: String
    let emissions: String
    let saving: String
    /// When a job that was given up was to end; nil for all others.
    let forgoneEnd: Instant?

    init(_ record: JobRecord) {
        let isOver = record.job.state.isFinal
        guard !isOver || !record.attempts.isEmpty || record.realised != nil else {
            (start, end) = ("was to start", "was to end")
            (emissions, saving) = ("was expected, CO2e", "would have been saved")
            forgoneEnd = record.plan?.placement.end
            return
        }
        forgoneEnd = nil
        start = record.attempts.isEmpty ? "starts" : "started"
        end = isOver ? "ended" : "ends"
        (emissions, saving) =
            record.realised == nil
            ? ("expected, CO2e", "saving") : ("emitted, CO2e", "saved")
    }
}

/// The actions for a job on its page. Hidden until the script shows them, since they cannot be sent
/// without it.
struct JobActions {
    let job: Job

    /// The buttons that the job's state permits; empty if there are none.
    var markup: Markup {
        let verbs = verbs
        guard !verbs.isEmpty else { return .nothing }
        let buttons = verbs.map { verb -> Markup in
            """
            <button type="button" data-act="\(plain: PagePath.jobJSON(job.id))/\(plain: verb)" \
            disabled="">\(verb.prefix(1).uppercased() + verb.dropFirst())</button>
            """
        }
        return """
            <section id="act" hidden="">
            <details id="act-open">
            <summary>Act</summary>
            <p class="act"><label for="token">Token</label> \
            <input id="token" type="password" autocomplete="off" spellcheck="false" \
            aria-describedby="token-words"/>
            \(buttons)</p>
            <p class="note" id="token-words">A token of this service, as \
            <code>\("\(run: .tokenAdd, "NAME")")</code> makes them. It is kept in this tab only.</p>
            </details>
            </section>
            """
    }

    /// As in ``JobState/successors``.
    private var verbs: [String] {
        let next = job.state.successors
        return [
            next.contains(.held) ? "hold" : nil, job.state == .held ? "release" : nil,
            job.state.isFinal && next.contains(.queued) ? "retry" : nil,
            next.contains(.cancelled) ? "cancel" : nil,
        ].compactMap(\.self)
    }
}
