import Foundation
import Solstice
import SolsticePlanning

/// Times the search of one job's best window in ten regions over two weeks.
struct WindowBench {
    private static let regions = 10
    private static let hours = 336
    private let rates = ModelledRates(regions: Self.regions, hours: Self.hours)
    private let bench: Bench

    init(_ bench: Bench) { self.bench = bench }

    func run() {
        bench.section("one job: \(Self.regions) regions × \(Self.hours) h, one core, modelled")
        let outlooks = rates.outlooks(capacity: nil, of: "v100")
        timeWindowSearch(outlooks)
        timePlanner(outlooks)
        timeQueue(outlooks)
    }

    /// The search alone, as a program that calls the library may use it.
    private func timeWindowSearch(_ outlooks: [RegionOutlook]) {
        let integrals = outlooks.map { PrefixIntegral($0.rate) }
        let horizon = TimeWindow(
            start: ModelledRates.dawn, length: TimeSpan(seconds: 3600 * Self.hours))
        for (title, minutes) in [("whole hours", 60), ("any minute", 1)] {
            var found = 0.0
            bench.rate(
                "best window, \(title) (WindowSearch)", unit: "jobs", units: 500,
                goal: "≥ 1,000,000 jobs/s"
            ) {
                for job in 0..<500 {
                    let length = (60 + job * 97 % 1380) / minutes * minutes
                    for integral in integrals {
                        found +=
                            WindowSearch.best(
                                duration: TimeSpan(seconds: 60 * length), in: integral,
                                allowed: horizon)?.integral ?? 0
                    }
                }
            }
            precondition(found > 0, "every job has a window")
        }
    }

    /// The whole answer for one job: place, baseline, saving by lever and by factor.
    private func timePlanner(_ outlooks: [RegionOutlook]) {
        let planner = JobPlanner(outlooks: outlooks, accelerators: [], reservations: [])
        let jobs = jobs(count: 100)
        bench.rate("plan with baseline and savings (JobPlanner)", unit: "jobs", units: jobs.count) {
            for job in jobs { _ = planner.plan(job, now: ModelledRates.dawn) }
        }
    }

    /// The same for many jobs at once, where nobody limits anything.
    private func timeQueue(_ outlooks: [RegionOutlook]) {
        let planner = QueuePlanner(outlooks: outlooks, accelerators: [], reservations: [])
        let entries = jobs(count: 20_000).enumerated().map { QueueEntry(id: $0, job: $1) }
        let seconds = Bench.seconds {
            _ = planner.plan(entries, now: ModelledRates.dawn, effort: .quick)
        }
        let rate = Double(entries.count) / seconds
        bench.line(
            "the same, \(Double(entries.count).grouped) jobs at once, no limits (QueuePlanner)",
            "\(rate.grouped) jobs/s  (\((1 / rate).asSeconds) each)")
    }

    private func jobs(count: Int) -> [JobSpecification] {
        (0..<count).map { index in
            JobSpecification(
                name: "a job", command: ["true"],
                deadline: ModelledRates.dawn + TimeSpan(seconds: 3600 * Self.hours),
                variants: [
                    WorkloadVariant(
                        accelerator: "v100",
                        duration: TimeSpan(seconds: 3600 * (1 + index % 24)),
                        powerPerAccelerator: Power(watts: 300))
                ], home: rates.names[0], capPolicy: .uncapped)
        }
    }
}
