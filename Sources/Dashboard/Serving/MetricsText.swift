import Solstice
import SolsticePresentation
import Synchronization

/// The metrics of a queue in Prometheus' exposition format, version 0.0.4.
struct MetricsText {
    let site: Site

    /// A value with the labels that distinguish it from others of its name.
    private struct Sample {
        var labels: [(name: String, value: String)] = []
        let value: Double
    }

    /// All metric families, one after the other.
    func text() async throws -> String {
        let (summary, newest, now) = try await site.read {
            (try $0.summary(), try $0.newestCarbonHours(), $0.now)
        }
        let ages = newest.map { hour in
            Sample(
                labels: [("zone", hour.zone.rawValue), ("signal", hour.signal.rawValue)],
                value: Double((now - hour.end).seconds))
        }
        return families(of: summary)
            + family(
                "solstice_carbon_data_age_seconds", "gauge",
                "How long ago the newest imported hour of carbon intensity ended.", ages)
            + requests
    }

    private func families(of summary: QueueSummary) -> String {
        let plan = summary.plan.map { [$0] } ?? []
        return family(
            "solstice_build_info", "gauge", "Which release serves.",
            [Sample(labels: [("version", Scheduler.version)], value: 1)])
            + family(
                "solstice_jobs", "gauge", "Jobs by state.",
                JobState.allCases.map {
                    Sample(
                        labels: [("state", $0.rawValue)], value: Double(summary.counts[$0] ?? 0))
                })
            + tallies("planned", "jobs that are planned or run", summary.planned)
            + tallies("realised", "finished jobs, as last stated", summary.realised)
            + family(
                "solstice_plan_created_timestamp_seconds", "gauge",
                "When the plan in force was made.",
                plan.map { Sample(value: Double($0.createdAt.secondsSinceEpoch)) })
            + family(
                "solstice_plan_gap_ratio", "gauge",
                "How far the plan of the queue is above the best possible at most.",
                plan.compactMap(\.gap).map { Sample(value: $0) })
            + family(
                "solstice_plan_seconds", "gauge", "How long the plan of the queue was worked on.",
                plan.compactMap(\.seconds).map { Sample(value: $0) })
    }

    private func tallies(
        _ kind: String, _ what: String, _ tallies: [CarbonSignal: QueueSummary.Tally]
    ) -> String {
        func samples(_ figure: (QueueSummary.Tally) -> Emissions) -> [Sample] {
            CarbonSignal.allCases.compactMap { signal in
                tallies[signal].map {
                    Sample(labels: [("signal", signal.rawValue)], value: figure($0).grams)
                }
            }
        }
        return family(
            "solstice_\(kind)_emissions_grams", "gauge", "CO2e of \(what).", samples(\.emissions))
            + family(
                "solstice_\(kind)_baseline_grams", "gauge",
                "CO2e that the baselines of \(what) have.", samples(\.baseline))
            + family(
                "solstice_\(kind)_saving_grams", "gauge",
                "Baselines less emissions of \(what).", samples(\.saving))
    }

    private var requests: String {
        family(
            "solstice_http_requests_total", "counter", "Answers by the class of their status.",
            site.counts.byClass.sorted { $0.key < $1.key }.map {
                Sample(labels: [("class", "\($0.key)xx")], value: Double($0.value))
            })
    }

    private func family(
        _ name: String, _ kind: String, _ help: String, _ samples: [Sample]
    ) -> String {
        guard !samples.isEmpty else { return "" }
        let lines = samples.map { sample in
            let labels = sample.labels.map { "\($0.name)=\"\(Self.escaped($0.value))\"" }
            return name + (labels.isEmpty ? "" : "{\(labels.joined(separator: ","))}")
                + " \(sample.value)\n"
        }
        return "# HELP \(name) \(help)\n# TYPE \(name) \(kind)\n" + lines.joined()
    }

    private static func escaped(_ value: String) -> String {
        value.reduce(into: "") { text, letter in
            switch letter {
            case "\\": text += "\\\\"
            case "\"": text += "\\\""
            case "\n", "\r\n": text += "\\n"
            default: text.append(letter)
            }
        }
    }
}

/// The number of answered requests, by status class.
final class RequestCounts: Sendable {
    private let counts = Mutex<[Int: Int]>([:])

    /// Counts a response with this status.
    func count(_ status: Int) { counts.withLock { $0[status / 100, default: 0] += 1 } }

    /// The counts by the status' first digit.
    var byClass: [Int: Int] { counts.withLock { $0 } }
}
