import SolsticeDomain
import SolsticePresentation
import Testing

/// A page with its values, under the name of its golden file.
struct PageScene: Sendable, CustomTestStringConvertible {
    let name: String
    let draw: @Sendable (PageSetting) -> String

    init(_ name: String, draw: @escaping @Sendable (PageSetting) -> String) {
        self.name = name
        self.draw = draw
    }

    var testDescription: String { name }

    /// The page as it is drawn in Berlin.
    var html: String { draw(Samples.setting) }

    static let all: [PageScene] = queues + regions + jobs + rest

    private static let queues: [PageScene] = [
        PageScene("queue") {
            PageViews.queue(
                Samples.summary, Samples.listing(Samples.queue, next: 15), setting: $0)
        },
        PageScene("queue-empty") {
            PageViews.queue(Samples.emptySummary, Samples.listing([]), setting: $0)
        },
        PageScene("queue-none-failed") {
            PageViews.queue(
                Samples.summary, Samples.listing([], filter: .state(.failed), after: nil),
                setting: $0)
        },
        PageScene("queue-hostile") {
            PageViews.queue(
                Samples.hostileSummary, Samples.listing([Samples.hostileRecord], after: 3),
                setting: $0)
        },
    ]

    private static let regions: [PageScene] = [
        PageScene("regions") { PageViews.regions(Samples.sights, next: "bare", setting: $0) },
        PageScene("regions-empty") { PageViews.regions([], setting: $0) },
        PageScene("regions-hostile") {
            PageViews.regions([Samples.hostileSight], after: "a/b", setting: $0)
        },
        PageScene("region") {
            PageViews.region(
                Samples.sights[0], horizon: Samples.week, setting: $0)
        },
        PageScene("region-bare") {
            PageViews.region(Samples.sights[2], horizon: Samples.week, setting: $0)
        },
        PageScene("region-hostile") {
            PageViews.region(Samples.hostileSight, horizon: Samples.week, setting: $0)
        },
    ]

    private static let jobs: [PageScene] = [
        PageScene("job") { PageViews.job(Samples.plannedSight, setting: $0) },
        PageScene("job-pausing") {
            PageViews.job(
                JobSight(
                    record: Samples.pausing(pieces: 5), events: [], explanation: nil,
                    outlook: Samples.outlook(hours: 168)), setting: $0)
        },
        PageScene("job-finished") { PageViews.job(Samples.finishedSight, setting: $0) },
        PageScene("job-unplaced") {
            PageViews.job(
                JobSight(
                    record: Samples.record(state: .queued, plan: nil), events: [],
                    explanation: nil, outlook: nil), setting: $0)
        },
        PageScene("job-hostile") { PageViews.job(Samples.hostileJob, setting: $0) },
    ]

    private static let rest: [PageScene] = [
        PageScene("log") { PageViews.log(Samples.logSight, setting: $0) },
        PageScene("log-empty") { PageViews.log(Samples.emptyLog, setting: $0) },
        PageScene("log-hostile") { PageViews.log(Samples.hostileLog, setting: $0) },
        PageScene("error") { PageViews.error(status: 404, Samples.diagnostic, setting: $0) },
        PageScene("error-hostile") {
            PageViews.error(
                status: 500,
                Diagnostic(
                    .software, Message(Samples.markupName), causes: [Message(Samples.hostileName)],
                    remedy: "`\(Samples.markupName)"), setting: $0)
        },
    ]
}

extension Samples {
    static let setting = PageSetting(
        now: now, clock: berlin, version: "0.3.0", dataUntil: at(30, 22))

    /// The coming week.
    static let week = TimeWindow(start: now, length: .day * 7)

    static func listing(
        _ records: [JobRecord], filter: QueueFilter = .open, after: JobID? = nil, next: JobID? = nil
    ) -> QueueListing {
        QueueListing(records: records, filter: filter, after: after, next: next)
    }

    private static func tally(
        _ jobs: Int, _ grams: Double, _ baseline: Double
    ) -> QueueSummary.Tally {
        .init(
            jobs: jobs, emissions: Emissions(grams: grams), baseline: Emissions(grams: baseline))
    }

    /// Two weeks, some days without jobs and one that emitted more than its baseline.
    private static let days: [QueueSummary.Day] = [
        (15, 2, 18_200.0, 31_000.0), (16, 1, 9400, 9800), (17, 4, 41_000, 66_500),
        (20, 1, 14_000, 12_500), (21, 3, 22_000, 39_000), (23, 2, 17_600, 40_100),
        (26, 5, 52_000, 81_000), (27, 2, 20_100, 33_300), (28, 1, 6200, 15_000),
        (30, 2, 26_900, 40_100),
    ].map { .init(start: at($0.0, 0), signal: .lifecycle, tally: tally($0.1, $0.2, $0.3)) }

    static let summary = QueueSummary(
        counts: [
            .running: 1, .planned: 1204, .held: 1, .queued: 2, .failed: 1, .succeeded: 310,
        ],
        planned: [.lifecycle: tally(1205, 8_400_000, 12_100_000)],
        realised: [.lifecycle: tally(310, 2_274_000, 3_683_000), .direct: tally(2, 4000, 3900)],
        days: days + [.init(start: at(29, 0), signal: .direct, tally: tally(2, 4000, 3900))],
        plan: .init(
            id: 17, createdAt: at(30, 22, 31), reason: "new carbon intensity", gap: 0.0037))

    static let emptySummary = QueueSummary(
        counts: [:], planned: [:], realised: [:], days: [], plan: nil)

    static let hostileSummary = QueueSummary(
        counts: [.planned: 1], planned: [:], realised: [:], days: [],
        plan: .init(id: 1, createdAt: now, reason: markupName, gap: nil))

    static let sights: [RegionSight] = [
        RegionSight(
            record: regionRecords[0], outlook: outlook(hours: 168), planned: charted,
            seasons: RegionSeasons(
                carbon: profile(), signal: .lifecycle, carbonTimeZone: "Europe/Berlin",
                pue: warmth, pueTimeZone: "Europe/Berlin", rate: product,
                ratePUESource: .seasonalTable)),
        RegionSight(record: regionRecords[1], outlook: nil, planned: []),
        RegionSight(record: regionRecords[2], outlook: nil, planned: []),
    ]

    private static let product = SeasonalProfile<EmissionRate>(
        cells: zip(warmth.cells, profile().cells).map { pue, carbon in
            guard let pue, let carbon else { return nil }
            return .init(
                mean: pue.mean * carbon.mean, p10: pue.p10 * carbon.p10,
                p90: pue.p90 * carbon.p90, count: min(pue.count, carbon.count))
        })

    /// Higher in the afternoons and in summer; nothing is known of December.
    private static let warmth = SeasonalProfile<PUE>(
        cells: SeasonalSlot.all.map { slot in
            guard slot.month < 12 else { return nil }
            let season = Double(6 - abs(slot.month - 7)) * 0.02
            let afternoon = Double(max(0, 8 - abs(slot.hour - 15))) * 0.012
            let mean = 1.08 + season + afternoon
            return .init(mean: PUE(mean), p10: PUE(mean), p90: PUE(mean), count: 22)
        })

    static let plannedSight = JobSight(
        record: record(pastDecisions: pastDecisions), events: Array(events.prefix(2)),
        explanation: explanation, outlook: outlook(hours: 168))

    static let finishedSight: JobSight = {
        let metered = Attempt(
            job: 12, number: 2, purpose: .retry, region: "europe-north1",
            folder: "/var/lib/solstice/attempts/12-2", startedAt: at(30, 12),
            endedAt: at(30, 20, 24), outcome: .exited(0), appliedCap: nil,
            capProblem: "nvidia-smi: not permitted", devices: [0, 1, 2, 3],
            pauses: [.init(start: at(30, 14), end: at(30, 15))],
            readings: [
                MeterReading(
                    meter: .acceleratorCounter, energy: ITEnergy(kilowattHours: 61.2),
                    coveredSeconds: 30_000)
            ])
        let broken = attempt(started: at(30, 10), ended: at(30, 11), outcome: .exited(1))
        let first = EmissionsStatement(
            revision: 1, statedAt: at(30, 20, 25), batch: nil, realised: realised)
        let second = EmissionsStatement(
            revision: 2, statedAt: at(30, 22), batch: 7,
            reason: .observed([TimeWindow(start: at(30, 14), end: at(30, 17))]), realised: realised)
        let record = JobRecord(
            job: Job(
                id: 12, specification: specification(), submittedAt: at(30, 10),
                state: .succeeded), plan: plan, attempts: [broken, metered], realised: realised,
            statements: [first, second])
        return JobSight(record: record, events: events, explanation: nil, outlook: nil)
    }()

    static let logSight = LogSight(
        job: 12, name: "train-bert",
        piece: LogPiece(
            attempt: 2, offset: 65_536,
            bytes: Array(
                ("epoch 1 \u{1B}[32mloss 0.82\u{1B}[0m\r\n"
                    + "  1%\r 50%\r100% |####|\nif a < b && c: print(\"<b>\")\n\tindented\n").utf8),
            size: 70_000))

    static let emptyLog = LogSight(
        job: 12, name: "train-bert",
        piece: LogPiece(attempt: 1, offset: 0, bytes: [], size: 0))
}
