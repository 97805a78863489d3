import Foundation
import SolsticeDomain
import SolsticePresentation
import Testing

@Suite struct PlanJSONTests {
    private func plan(_ plan: QueuePlan, isDryRun: Bool = false) throws -> [String: Any] {
        let text = JSONViews.plan(plan, isDryRun: isDryRun)
        #expect(Harm.found(in: text).isEmpty)
        let root = try #require(
            JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        return try #require(root["plan"] as? [String: Any])
    }

    private func list(_ plan: [String: Any], _ key: String) throws -> [[String: Any]] {
        try #require(plan[key] as? [[String: Any]])
    }

    @Test func `the JSON of a plan keeps its contract`() throws {
        let found = try plan(Samples.planWithMisses)
        let keys = [
            "id", "parent", "createdAt", "emissionsGrams", "baselineGrams", "lowerBoundGrams",
            "gap", "objectiveGrams", "effort", "isInterrupted", "isDryRun", "byLever", "moved",
            "placements", "unplaceable",
        ]
        #expect(Set(found.keys) == Set(keys))
        let placement = try #require(list(found, "placements").first)
        let inside = [
            "job", "name", "region", "accelerator", "powerCapWatts", "segments", "itEnergyKWh",
            "facilityEnergyKWh", "emissionsGrams", "emissionsP10Grams", "emissionsP90Grams",
            "cost", "signal", "basis", "baseline", "saving", "previous", "isMoved",
            "transferGrams", "variant", "gpus",
        ]
        #expect(Set(placement.keys) == Set(inside))
        let hopeless = try list(found, "unplaceable")
        #expect(Set(hopeless[0].keys) == ["job", "name", "reason", "earliestFinish"])
        #expect(hopeless[0]["earliestFinish"] is NSNull)
        #expect(hopeless[1]["earliestFinish"] as? String == "2026-02-02T09:05:00Z")
    }

    @Test func `a job appears by its number, and its name is not shortened`() throws {
        let last = try #require(list(plan(Samples.queuePlan), "placements").last)
        #expect(last["job"] as? Int == 17)
        #expect(last["name"] as? String == Samples.hostileName)
    }

    @Test func `a placement carries the previous one, or null`() throws {
        let places = try list(plan(Samples.queuePlan), "placements")
        #expect(places.map { $0["isMoved"] as? Bool } == [true, false, true, true, true, true])
        let before = try #require(places[0]["previous"] as? [String: Any])
        #expect(before["region"] as? String == "home")
        #expect(places[3]["previous"] is NSNull)
    }

    @Test func `a gap without a proven bound is null`() throws {
        let sample = Samples.queuePlan
        let unbounded = QueuePlan(
            id: nil, parent: nil, createdAt: sample.createdAt, entries: sample.entries,
            unplaceable: [], lowerBound: .zero, objective: sample.objective, effort: .quick,
            isInterrupted: true)
        let found = try plan(unbounded, isDryRun: true)
        for key in ["id", "parent", "gap"] { #expect(found[key] is NSNull, "\(key)") }
        #expect(found["isDryRun"] as? Bool == true)
    }
}
