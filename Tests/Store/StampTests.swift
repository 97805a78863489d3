import GRDB
import SolsticeDomain
import SolsticeStore
import Testing

/// A plan is kept only if its stamp is still the same: the stamp has to change with everything that
/// planning reads.
@Suite struct StampTests {
    private let scratch: ScratchDatabase
    private let store: Store

    init() throws {
        scratch = try ScratchDatabase()
        store = try scratch.open()
        try store.write { session in
            try session.save(
                Samples.region(capacity: [AcceleratorCapacity(accelerator: "v100", count: 8)]))
            try session.save(Samples.region("north", zone: "SE", isHome: false))
        }
    }

    /// Something that plans are made from, changed.
    struct Change: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let run: @Sendable (StoreSession) throws -> Void
    }

    static let changes = [
        Change(testDescription: "a capacity") {
            try $0.save(
                Samples.region(capacity: [AcceleratorCapacity(accelerator: "v100", count: 4)]))
        },
        Change(testDescription: "an annual figure") { session in
            try session.save(
                Region(
                    id: "north", zone: "SE", timeZone: "UTC",
                    annualPUE: SourcedFigure(PUE(1.1), source: "site report"), capacity: [],
                    executor: .local, isHome: false))
        },
        Change(testDescription: "a transfer figure") { session in
            try session.save(
                Region(
                    id: "north", zone: "SE", timeZone: "UTC", capacity: [],
                    transferRate: DataRate(gigabitsPerSecond: 2.5), executor: .local,
                    isHome: false))
        },
        Change(testDescription: "another region") {
            try $0.save(Samples.region("south", zone: "ES", isHome: false))
        },
        Change(testDescription: "a region that goes") { try $0.removeRegion("north") },
        Change(testDescription: "an accelerator's caps") { session in
            let known = try session.accelerators()
            guard let some = known.first(where: { $0.id == "v100" }) else { return }
            try session.save(
                Accelerator(
                    id: some.id, title: some.title, boardPower: some.boardPower,
                    powerCaps: [
                        PowerCapPoint(
                            cap: Power(watts: 200), relativeTime: 1.1, relativeEnergy: 0.9,
                            source: "measured")
                    ]))
        },
        Change(testDescription: "an import") { session in
            let id = try session.beginBatch(Samples.batch())
            _ = try session.importCarbon(
                Samples.hours([1, 2, 3]), zone: "DE", signal: .direct, batch: id)
        },
        Change(testDescription: "what was learnt from a history") {
            try $0.keep(
                KeptModel(fittedAt: Samples.now, knownUntil: Samples.now, numbers: [1]),
                of: .pue(region: "north"))
        },
        Change(testDescription: "a zone's local hours") {
            try $0.save(Samples.region("north", zone: "SE", timeZone: "Test/East", isHome: false))
        },
        Change(testDescription: "another job") { _ = try $0.addJob(through: [.queued]) },
    ]

    @Test(arguments: changes) func `a relevant change changes the stamp`(_ change: Change) throws {
        let before = try store.read { try $0.queueStamp() }
        #expect(try store.read { try $0.queueStamp() } == before)
        try store.write { try change.run($0) }
        #expect(try store.read { try $0.queueStamp() } != before)
    }

    @Test func `a deadline, dependency or variant cannot change without the stamp`()
        throws
    {
        try store.write { session in
            let first = try session.addJob(through: [.queued])
            var second = Samples.job("second")
            second.dependencies = [JobDependency(.afterOK, job: first)]
            _ = try session.addJob(second, through: [.queued])
        }
        for sql in [
            "UPDATE job SET deadline = 1893456000 WHERE id = 1",
            "UPDATE job SET priority = 3 WHERE id = 2",
            "UPDATE workloadVariant SET durationSeconds = 86400 WHERE job = 1",
            "DELETE FROM dependency",
        ] {
            let before = try store.read { try $0.queueStamp() }
            try scratch.raw().write { try $0.execute(sql: sql) }
            #expect(try store.read { try $0.queueStamp() } != before, "\(sql)")
        }
    }

    /// Tables that planning reads, or might, and whose every change is counted.
    private static let counted: Set<String> = [
        "zone", "region", "accelerator", "powerCapPoint", "powerCapDraw", "capacity", "importBatch",
        "forecastModel", "forecastSkill",
    ]

    /// Tables that something else of the stamp stands for.
    private static let covered: Set<String> = [
        // Hours come in batches.
        "carbonIntensity", "carbonForecast", "pue", "carbonProfile", "pueProfile",
        // A job has an event when it comes, and its places belong to plans.
        "job", "workloadVariant", "dependency", "event", "plan", "currentPlan", "placement",
        "segment",
    ]

    /// Tables that no plan of a queue is made from.
    private static let unread: Set<String> = [
        "attempt", "pause", "meterReading", "statement", "fill", "identity", "token", "feed",
        "feedState", "schemaVersion", "planningInput",
        // Shown only.
        "carbonFreeShare",
    ]

    @Test func `every table is counted, covered or not read by planning`() throws {
        let (tables, triggers) = try scratch.raw().read { database in
            (
                try String.fetchSet(
                    database,
                    sql: """
                        SELECT name FROM sqlite_master WHERE type = 'table'
                            AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'grdb_%'
                        """),
                try String.fetchAll(
                    database, sql: "SELECT sql FROM sqlite_master WHERE type = 'trigger'")
            )
        }
        #expect(tables == Self.counted.union(Self.covered).union(Self.unread))
        for table in Self.counted {
            for change in ["INSERT", "UPDATE", "DELETE"] {
                #expect(
                    triggers.contains { $0.contains(" AFTER \(change) ON \(table)\n") },
                    "\(change) \(table)")
            }
        }
    }

    @Test func `every column of a job is counted, except its state and placements`() throws {
        let (columns, trigger) = try scratch.raw().read { database in
            (
                try String.fetchAll(database, sql: "SELECT name FROM pragma_table_info('job')"),
                try String.fetchOne(
                    database, sql: "SELECT sql FROM sqlite_master WHERE name = 'jobIsChanged'")
            )
        }
        let text = try #require(trigger)
        let left = columns.filter { column in
            !text.split { !$0.isLetter }.contains { $0 == column }
        }
        #expect(Set(left) == ["id", "state", "baseline", "placement"])
    }
}
