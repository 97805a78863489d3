import Foundation
import SolsticeDomain
import SolsticePresentation
import Testing

@Suite struct JSONTests {
    /// Every document by name.
    private static let documents: [(String, String)] = [
        ("job", JSONViews.job(Samples.record())),
        ("job-unplaced", JSONViews.job(Samples.record(state: .held, plan: nil))),
        ("show", JSONViews.job(Samples.finished, events: Samples.events)),
        (
            "submitted",
            JSONViews.submitted(
                Samples.record(pastDecisions: Samples.pastDecisions), isDryRun: true,
                notes: ["a \"note\""])
        ),
        ("plan", JSONViews.plan(Samples.planWithMisses, isDryRun: false)),
        ("plan-empty", JSONViews.plan(Samples.emptyPlan, isDryRun: false)),
        ("jobs", JSONViews.jobs(Samples.queue)),
        ("jobs-empty", JSONViews.jobs([])),
        (
            "explanation",
            JSONViews.explanation(Samples.explanation, record: Samples.record())
        ),
        (
            "profile",
            JSONViews.profile(
                Samples.profile { month, _ in month == 1 }, id: "DE", unit: "g/kWh",
                timeZone: "Europe/Berlin")
        ),
        (
            "forecast",
            JSONViews.forecast(
                Samples.outlook(hours: 48), horizon: Samples.horizon(hours: 48),
                marked: [(label: "plan", window: Samples.window(31, 2, hours: 8))])
        ),
        ("backtest", JSONViews.backtest(Samples.backtest)),
        ("skill", JSONViews.skill(Samples.skills, zone: "GB", signal: .direct)),
        ("feeds", JSONViews.feeds(Samples.feedRecords)),
        ("feed", JSONViews.feed(Samples.feedRecords[1])),
        ("regions", JSONViews.regions(Samples.regionRecords)),
        ("region", JSONViews.region(Samples.regionRecords[2])),
        ("catalog", JSONViews.catalog(Samples.regionRecords.map(\.region))),
        ("accelerators", JSONViews.accelerators(Samples.accelerators)),
        ("accelerator", JSONViews.accelerator(Samples.accelerators[1])),
        ("import", JSONViews.importReport(Samples.importReport(batch: nil), isDryRun: true)),
        ("doctor", JSONViews.doctor(Samples.findings)),
        ("doctor-plan", JSONViews.doctor([], violations: Samples.violations)),
        ("diagnostic", JSONViews.diagnostic(Samples.diagnostic)),
        (
            "backup",
            JSONViews.backup(
                BackupReport(
                    path: "/backups/a.db", byteCount: 1_234_944, jobCount: 12,
                    newestMigration: "v09-tell-feeds-imports"))
        ),
        (
            "restored",
            JSONViews.restore(
                RestoreReport(
                    path: "/data/solstice.db", keptPath: nil, jobCount: 12, foundJobs: [3, 4],
                    heldJobs: [5], unknownJobs: [13, 14], runningUnknownJobs: [14]))
        ),
    ]

    private func object(_ text: String, _ path: String...) throws -> [String: Any] {
        var found = try #require(
            JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        for key in path { found = try #require(found[key] as? [String: Any]) }
        return found
    }

    @Test func `every document is a single object and matches its golden file`() throws {
        for (name, text) in Self.documents {
            #expect(try !object(text).isEmpty, "\(name)")
            try Golden.check(text, "\(name).json")
        }
    }

    @Test(arguments: [
        ([], ["job", "placement", "baseline", "saving", "attempts", "realised"]),
        (
            ["job"],
            [
                "id", "name", "state", "deadline", "hours", "gpus", "gpuType", "command", "home",
                "regions", "earliest", "cap", "signal", "workingDirectory", "submittedAt",
            ]
        ),
        (
            ["placement"],
            [
                "region", "accelerator", "powerCapWatts", "segments", "itEnergyKWh",
                "facilityEnergyKWh", "emissionsGrams", "emissionsP10Grams", "emissionsP90Grams",
                "cost", "signal", "basis",
            ]
        ),
        (
            ["baseline"],
            ["region", "accelerator", "start", "end", "facilityEnergyKWh", "emissionsGrams"]
        ),
        (["saving"], ["grams", "fraction", "byLever", "byFactor"]),
        (
            ["saving", "byLever"],
            ["time", "region", "cap", "accelerator", "pausing", "transfer"]
        ),
        (["saving", "byFactor"], ["itEnergy", "pue", "carbonIntensity", "transfer"]),
    ])
    func `submit and show keep their contract`(path: [String], keys: [String]) throws {
        var found = try object(JSONViews.job(Samples.record()))
        for key in path { found = try #require(found[key] as? [String: Any]) }
        #expect(Set(keys).isSubset(of: Set(found.keys)))
    }

    @Test func `missing values are null and never left out`() throws {
        let unplaced = Samples.record(
            state: .held, specification: Samples.specification(deadline: nil), plan: nil)
        let record = try object(JSONViews.job(unplaced))
        for key in ["placement", "baseline", "saving", "realised"] {
            #expect(record[key] is NSNull, "\(key)")
        }
        let job = try #require(record["job"] as? [String: Any])
        for key in ["deadline", "earliest", "signal", "executablePath"] {
            #expect(job[key] is NSNull, "\(key)")
        }
        let flat = JSONViews.job(Samples.record(plan: Samples.plan(grams: 1, against: 2)))
        let placement = try object(flat, "placement")
        for key in ["powerCapWatts", "emissionsP10Grams", "emissionsP90Grams"] {
            #expect(placement[key] is NSNull, "\(key)")
        }
    }

    @Test func `numbers keep all their digits`() {
        let grams = 27_512.123456789
        let text = JSONViews.job(Samples.record(plan: Samples.plan(grams: grams, against: 1e9)))
        #expect(text.contains("\"emissionsGrams\": 27512.123456789,"))
    }

    @Test func `a non-finite number is null`() throws {
        let text = JSONViews.job(
            Samples.record(plan: Samples.plan(grams: .nan, against: .infinity)))
        #expect(try object(text, "placement")["emissionsGrams"] is NSNull)
        #expect(try object(text, "baseline")["emissionsGrams"] is NSNull)
    }

    @Test func `a hostile name comes back unchanged and prints harmlessly`() throws {
        let specification = Samples.specification(name: Samples.hostileName + "\"\\/")
        let text = JSONViews.job(Samples.record(specification: specification))
        #expect(try object(text, "job")["name"] as? String == Samples.hostileName + "\"\\/")
        #expect(Harm.found(in: text).isEmpty)
    }

    @Test func `instants are in UTC to the second`() throws {
        let job = try object(JSONViews.job(Samples.record()), "job")
        #expect(job["deadline"] as? String == "2026-02-02T06:00:00Z")
    }

    @Test func `a profile has all 576 cells`() throws {
        let text = JSONViews.profile(
            Samples.profile { month, _ in month == 1 }, id: "DE", unit: "g/kWh", timeZone: "UTC")
        let cells = try #require(object(text, "profile")["cells"] as? [[String: Any]])
        #expect(cells.count == 576)
        #expect(cells[0]["mean"] is Double)
        #expect(cells[575]["mean"] is NSNull)
    }
}
