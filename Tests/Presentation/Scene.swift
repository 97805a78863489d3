import SolsticeDomain
import SolsticePresentation
import Testing

/// A view with values to draw, under the name of its golden files.
struct Scene: Sendable, CustomTestStringConvertible {
    let name: String
    let draw: @Sendable (OutputStyle) -> String

    init(_ name: String, draw: @escaping @Sendable (OutputStyle) -> String) {
        self.name = name
        self.draw = draw
    }

    var testDescription: String { name }

    static let all: [Scene] =
        jobs + ends + plans + grid + reports + backtests + statements + charts
        + feeds + skill

    /// The scenes that are reviewed at every width and in colour.
    static let inEveryForm = all.filter {
        ["queue", "detail", "explanation", "plan", "report-one", "profile"].contains($0.name)
    }

    private static let jobs: [Scene] = [
        Scene("submitted") { style in
            JobViews.submitted(
                Samples.record(pastDecisions: Samples.pastDecisions), isDryRun: false,
                notes: [
                    "The power of a v100 is its board's limit: state yours with --watts-per-gpu"
                ],
                style: style)
        },
        Scene("submitted-not-worth-waiting") { style in
            JobViews.submitted(
                Samples.record(plan: Samples.plan(grams: 39_760, against: 39_800)),
                isDryRun: true, notes: [], style: style)
        },
        Scene("submitted-unplaced") { style in
            JobViews.submitted(
                Samples.record(state: .queued, plan: nil), isDryRun: false, notes: [],
                style: style)
        },
        Scene("queue") { style in JobViews.queue(Samples.queue, style: style) },
        Scene("queue-without-options") { style in
            let record = Samples.record(
                specification: Samples.specification(deadline: nil),
                plan: Samples.plan(grams: 39_760, against: 39_800))
            return JobViews.queue([record], style: style)
        },
        Scene("queue-empty") { style in JobViews.queue([], style: style) },
        Scene("detail") { style in
            JobViews.detail(Samples.finished, events: Samples.events, style: style)
        },
        Scene("detail-levers") { style in
            JobViews.detail(Samples.withLevers, events: [], style: style)
        },
        Scene("submitted-levers") { style in
            JobViews.submitted(Samples.withLevers, isDryRun: false, notes: [], style: style)
        },
        Scene("detail-pausing") { style in
            JobViews.detail(Samples.pausing(pieces: 9), events: [], style: style)
        },
        Scene("submitted-pausing") { style in
            JobViews.submitted(
                Samples.pausing(pieces: 2), isDryRun: false, notes: [], style: style)
        },
        Scene("hostile") { style in
            let record = Samples.record(
                specification: Samples.specification(
                    name: Samples.hostileName, command: ["sh", "-c", Samples.hostileName]))
            return JobViews.detail(record, events: [], style: style) + "\n\n"
                + JobViews.queue([record], style: style)
        },
    ]

    private static let ends: [Scene] = [
        Scene("outcome-succeeded") { style in JobViews.outcome(Samples.finished, style: style) },
        Scene("outcome-failed") { style in
            let record = Samples.record(
                state: .failed, plan: nil,
                attempts: [Samples.attempt(outcome: .signalled(9), cap: nil)])
            return JobViews.outcome(record, style: style)
        },
        Scene("outcome-missed") { style in
            JobViews.outcome(Samples.record(state: .missed), style: style)
        },
        Scene("explanation") { style in
            ExplanationView.text(
                Samples.explanation,
                record: Samples.record(pastDecisions: Samples.pastDecisions), style: style)
        },
        Scene("explanation-hours") { style in
            ExplanationView.text(
                Samples.explanation, record: Samples.record(),
                outlook: Samples.outlook(hours: 120), style: style)
        },
        Scene("explanation-pointless-wait") { style in
            ExplanationView.text(Samples.pointlessWait, record: Samples.record(), style: style)
        },
    ]

    private static let plans: [Scene] = [
        plan("plan", Samples.queuePlan), plan("plan-kept", Samples.keptPlan),
        plan("plan-proven", Samples.provenPlan),
        plan("plan-with-misses", Samples.planWithMisses),
        plan("plan-interrupted", Samples.interruptedPlan),
        plan("plan-dry-run", Samples.dryPlan, isDryRun: true),
        plan("plan-large", Samples.largePlan, isDryRun: true),
        plan("plan-empty", Samples.emptyPlan),
    ]

    private static func plan(_ name: String, _ plan: QueuePlan, isDryRun: Bool = false) -> Scene {
        Scene(name) { style in PlanView.text(plan, isDryRun: isDryRun, style: style) }
    }

    private static let grid: [Scene] = [
        Scene("profile") { style in
            ProfileView.heatmap(
                Samples.profile(), title: "Carbon intensity of DE: average, lifecycle",
                unit: "g/kWh", clock: Samples.berlin, style: style)
        },
        Scene("profile-with-gaps") { style in
            ProfileView.heatmap(
                Samples.profile { month, hour in month < 4 && hour > 2 }, title: "PUE of home",
                unit: "PUE", clock: .utc, style: style)
        },
        Scene("forecast-day") { style in forecast(hours: 24, style) },
        Scene("forecast-week") { style in forecast(hours: 168, style) },
        Scene("forecast-months") { style in forecast(hours: 2400, style) },
        Scene("forecast-many") { style in
            ForecastView.text(
                Samples.outlook(hours: 72), horizon: Samples.horizon(hours: 72),
                marked: Samples.manyCharted.marks(in: Samples.horizon(hours: 72)), style: style)
        },
        Scene("forecast-steady") { style in
            ForecastView.text(
                Samples.steadyOutlook, horizon: Samples.horizon(hours: 48), marked: [],
                style: style)
        },
        Scene("forecast-pausing") { style in
            let marked = Samples.pausing(pieces: 5).plan?.placement.segments ?? []
            return ForecastView.text(
                Samples.outlook(hours: 96), horizon: Samples.horizon(hours: 96),
                marked: marked.map { (label: "12 train-bert", window: $0) }
                    + [(label: "13 other", window: Samples.window(33, 1, hours: 8))],
                style: style)
        },
        Scene("regions") { style in RegionViews.list(Samples.regionRecords, style: style) },
        Scene("region") { style in RegionViews.detail(Samples.regionRecords[0], style: style) },
        Scene("region-bare") { style in
            RegionViews.detail(Samples.regionRecords[2], style: style)
        },
        Scene("region-transfer") { style in
            var region = Samples.region
            region.transferEnergy = TransferEnergy(kilowattHoursPerGigabyte: 0.006)
            region.transferRate = DataRate(gigabitsPerSecond: 2.5)
            return RegionViews.detail(
                RegionRecord(region: region, carbon: [], pue: nil), style: style)
        },
        Scene("catalog") { style in
            RegionViews.catalog(Samples.regionRecords.map(\.region), style: style)
        },
    ]

    private static let reports: [Scene] = [
        Scene("accelerators") { style in
            AcceleratorViews.list(Samples.accelerators, style: style)
        },
        Scene("accelerator") { style in AcceleratorViews.detail(Samples.accelerator, style: style)
        },
        Scene("accelerator-both-workloads") { style in
            AcceleratorViews.detail(Samples.v100, style: style)
        },
        Scene("accelerator-unmeasured") { style in
            AcceleratorViews.detail(Samples.fast, style: style)
        },
        Scene("accelerators-with-speed") { style in
            AcceleratorViews.list([Samples.fast] + Samples.accelerators, style: style)
        },
        Scene("accelerator-import") { style in
            AcceleratorViews.imported(
                Samples.powerCapReport(isNew: false), isDryRun: false, style: style)
        },
        Scene("accelerator-import-dry-run") { style in
            AcceleratorViews.imported(
                Samples.powerCapReport(isNew: true), isDryRun: true, style: style)
        },
        Scene("import") { style in
            ImportView.text(Samples.importReport(), isDryRun: false, style: style)
        },
        Scene("import-dry-run") { style in
            ImportView.text(Samples.importReport(batch: nil), isDryRun: true, style: style)
        },
        Scene("doctor") { style in DoctorView.text(Samples.findings, style: style) },
        Scene("doctor-plan") { style in
            DoctorView.text(Samples.findings, violations: Samples.violations, style: style)
        },
        Scene("doctor-plan-stale") { style in
            let stale = Samples.violations.filter { $0.rule == .footprint }
            return DoctorView.text([], violations: stale, style: style)
        },
        Scene("doctor-plan-sound") { style in
            DoctorView.text(Array(Samples.findings.prefix(1)), violations: [], style: style)
        },
        Scene("diagnostic") { style in DiagnosticView.text(Samples.diagnostic, style: style) },
    ]

    private static let statements: [Scene] = [
        statement("report-one", Samples.oneReported),
        statement("report-many", Samples.manyReported),
        statement("report-project", Samples.projectReported),
        statement("report-empty", Samples.energyReport([])),
        statement("report-hostile", Samples.hostileReported),
    ]

    private static let charts: [Scene] = [
        chart("queue-chart", Samples.charted), chart("queue-chart-many", Samples.manyCharted),
        chart("queue-chart-empty", []),
    ]

    private static func chart(_ name: String, _ records: [JobRecord]) -> Scene {
        Scene(name) { style in
            QueueChartView.text(records, regions: Samples.chartedRegions, style: style)
        }
    }

    private static func statement(_ name: String, _ report: EnergyReport) -> Scene {
        Scene(name) { style in ReportView.text(report, style: style) }
    }

    private static let backtests: [Scene] = [
        backtest("backtest", Samples.backtest),
        backtest("backtest-short", Samples.shortBacktest),
        backtest("backtest-across", Samples.backtestAcross),
        backtest("backtest-idle", Samples.idleBacktest),
    ]

    private static func backtest(_ name: String, _ summary: BacktestSummary) -> Scene {
        Scene(name) { style in BacktestView.text(summary, style: style) }
    }

    private static func forecast(hours: Int, _ style: OutputStyle) -> String {
        ForecastView.text(
            Samples.outlook(hours: hours), horizon: Samples.horizon(hours: hours),
            marked: [
                (label: "12 train-bert", window: Samples.window(31, 2, hours: 8.4)),
                (label: "13 other", window: Samples.window(30, 23, hours: 8)),
            ], style: style)
    }
}
