internal import SolsticeDomain

/// A job's history: its executions, meter readings, statements and states.
struct JobLedger {
    let job: JobSight
    let setting: PageSetting

    /// Maximum rows of a table; earlier ones are only counted.
    private static let most = 100

    /// The tables that have rows.
    var markup: Markup {
        Markup([
            part("Executions", job.record.attempts, executions),
            part("Meter readings", readings, readingColumns),
            part("Statements", job.record.statements, statements),
            part("History", job.events, history),
        ])
    }

    private func part<Row>(
        _ title: String, _ rows: [Row], _ columns: [PageTable<Row>.Column]
    ) -> Markup {
        guard !rows.isEmpty else { return .nothing }
        let table = PageTable(
            caption: title, columns: columns, rows: Array(rows.suffix(Self.most)))
        let earlier = rows.count - Self.most
        let id = job.record.job.id
        let rest: Markup =
            earlier > 0
            ? .paragraph("\(Numerals.count(earlier, "earlier row")): `\(run: .show, "\(id)")`")
            : .nothing
        return "<h3>\(title)</h3>\n\(table.markup)\n\(rest)"
    }

    private var executions: [PageTable<Attempt>.Column] {
        let setting = setting
        typealias Column = PageTable<Attempt>.Column
        return [
            Column("no.", isNumeric: true) { "\($0.number)" },
            Column("why") { "\($0.purpose.rawValue)" },
            Column("started") { setting.moment($0.startedAt) },
            Column("took", isNumeric: true) {
                "\((($0.endedAt ?? setting.now) - $0.startedAt).spoken)"
            },
            Column("region") { .region($0.region) },
            Column("cap", isNumeric: true) { attempt in
                let problem: Markup =
                    attempt.capProblem.map {
                        "<span class=\"sub\">not set: \(Markup.prose($0.cut(to: 200)))</span>"
                    } ?? .nothing
                return "\(attempt.appliedCap.map(Scales.text) ?? "–") \(problem)"
            },
            Column("devices") {
                let shown = $0.devices.prefix(64).map(String.init).joined(separator: " ")
                return "\(shown.isEmpty ? "–" : shown)"
            },
            Column("pauses", isNumeric: true) { "\($0.pauses.count)" },
            Column("outcome") { "<bdi>\(($0.outcome?.title ?? "running").cut(to: 200))</bdi>" },
        ]
    }

    /// A meter's reading of one execution.
    private struct Reading {
        let attempt: Int
        let reading: MeterReading
    }

    private var readings: [Reading] {
        job.record.attempts.flatMap { attempt in
            attempt.readings.map { Reading(attempt: attempt.number, reading: $0) }
        }
    }

    private var readingColumns: [PageTable<Reading>.Column] {
        typealias Column = PageTable<Reading>.Column
        return [
            Column("execution", isNumeric: true) { "\($0.attempt)" },
            Column("meter") { "\($0.reading.meter.words)" },
            Column("IT energy", isNumeric: true) { "\(Scales.text($0.reading.energy))" },
            Column("saw", isNumeric: true) {
                "\(TimeSpan(hours: $0.reading.coveredSeconds / 3600).spoken)"
            },
        ]
    }

    private var statements: [PageTable<EmissionsStatement>.Column] {
        let setting = setting
        typealias Column = PageTable<EmissionsStatement>.Column
        return [
            Column("no.", isNumeric: true) { "\($0.revision)" },
            Column("stated") { setting.moment($0.statedAt) },
            Column("because of") { statement in
                "\(statement.reason.words(batch: statement.batch, moment: setting.style.moment))"
            },
            Column("CO2e", isNumeric: true) {
                "\(Scales.text($0.realised.footprint.emissions))"
            },
            Column("facility energy", isNumeric: true) {
                "\(Scales.text($0.realised.footprint.facilityEnergy))"
            },
            Column("saved", isNumeric: true) {
                "\(Scales.text($0.realised.savingAgainstBaseline))"
            },
            Column("energy") { "\($0.realised.energySource.rawValue)" },
            Column("observed", isNumeric: true) {
                "\(Numerals.percent($0.realised.observedShare))"
            },
            Column("estimated", isNumeric: true) {
                "\(Numerals.percent($0.realised.estimatedShare))"
            },
            Column("filled", isNumeric: true) {
                "\(Numerals.percent($0.realised.filledShare))"
            },
        ]
    }

    private var history: [PageTable<JobEvent>.Column] {
        let setting = setting
        typealias Column = PageTable<JobEvent>.Column
        return [
            Column("when") { setting.moment($0.at) },
            Column("state") { StateBadge.markup($0.to) },
            Column("by") { "<bdi>\($0.actor.name.cut(to: 40))</bdi>" },
            Column("why") { .prose($0.reason.cut(to: 400)) },
        ]
    }
}
