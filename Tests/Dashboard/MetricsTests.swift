import HTTPTypes
import Testing

@testable import SolsticeDashboard

@Suite struct MetricsTests {
    @Test func `the queue, its emissions and its data are exported to Prometheus`() async throws {
        let venue = try await Venue()
        let lines = try await venue.ask(.get, "/metrics").text.split(separator: "\n")
        #expect(lines.contains("solstice_jobs{state=\"planned\"} 2.0"))
        #expect(lines.contains("solstice_jobs{state=\"succeeded\"} 1.0"))
        #expect(
            lines.contains(
                "solstice_carbon_data_age_seconds{zone=\"GRID\",signal=\"direct\"}"
                    + " 0.0"))
        // Two hours at 250 W with a PUE of 1.2, twice, in clean hours and in dirty ones.
        #expect(
            lines.contains { $0.hasPrefix("solstice_planned_saving_grams{signal=\"direct\"} ") })
        #expect(
            lines.contains { $0.hasPrefix("solstice_realised_emissions_grams{signal=\"direct\"}") })
    }

    @Test func `every family has its help and type once, before its samples`() async throws {
        let venue = try await Venue()
        var seen: Set<Substring> = []
        var family: Substring = ""
        for line in try await venue.ask(.get, "/metrics").text.split(separator: "\n") {
            let words = line.split(separator: " ")
            if line.hasPrefix("# HELP") {
                #expect(seen.insert(words[2]).inserted)
                family = words[2]
            } else if line.hasPrefix("# TYPE") {
                #expect(words[2] == family && ["gauge", "counter"].contains(words[3]))
            } else {
                #expect(words[0].prefix { $0 != "{" } == family)
                #expect(Double(words[words.count - 1]) != nil)
            }
        }
        #expect(seen.count > 8)
    }
}
