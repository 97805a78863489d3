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

    /// The search for many jobs at once, as a program that calls the library may use it, with all
    /// that is laid out for it; and for one job after another.
    private func timeWindowSearch(_ outlooks: [RegionOutlook]) {
        for (title, seconds) in [("hours", 3600), ("minutes", 60), ("seconds", 1)] {
            let requests = requests(count: 100_000, wholeSeconds: seconds)
            // Where no two jobs last equally long, nothing can be shared.
            bench.rate(
                "100,000 best windows, lasting whole \(title) (BestWindows)", unit: "jobs",
                units: requests.count, goal: seconds == 1 ? "" : "≥ 1,000,000 jobs/s"
            ) {
                let found = BestWindows(outlooks: outlooks, reservations: [])
                    .best(of: requests)
                precondition(found.allSatisfy { $0 != nil }, "every job has a window")
            }
        }
        let integrals = outlooks.map { PrefixIntegral($0.rate) }
        let requests = requests(count: 500, wholeSeconds: 60)
        var found = 0.0
        bench.rate(
            "one best window after another (WindowSearch)", unit: "jobs", units: requests.count
        ) {
            for request in requests {
                for integral in integrals {
                    found +=
                        WindowSearch.best(
                            duration: request.duration, in: integral, allowed: request.allowed)?
                        .integral ?? 0
                }
            }
        }
        precondition(found > 0, "every job has a window")
    }

    /// Jobs of one hour to a day that may start from any second of the first week on and have slack
    /// from nothing to a week.
    private func requests(count: Int, wholeSeconds: Int) -> [WindowRequest] {
        var noise = SeededNoise(seed: 7)
        func seconds(_ range: ClosedRange<Int>) -> Int { noise.whole(range) }
        let half = 3600 * Self.hours / 2
        return (0..<count).map { _ in
            let length = max(1, seconds(3600...86_400) / wholeSeconds) * wholeSeconds
            let from = seconds(0...half - 1)
            let to = min(from + length + seconds(0...half), 2 * half)
            return WindowRequest(
                duration: TimeSpan(seconds: length),
                allowed: TimeWindow(
                    start: ModelledRates.dawn + TimeSpan(seconds: from),
                    end: ModelledRates.dawn + TimeSpan(seconds: to)),
                accelerator: "v100")
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

    /// The same for many jobs at once, without limits.
    private func timeQueue(_ outlooks: [RegionOutlook]) {
        let planner = QueuePlanner(outlooks: outlooks, accelerators: [], reservations: [])
        let entries = jobs(count: 20_000).enumerated().map { QueueEntry(id: JobID($0), job: $1) }
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
                ], home: RegionID(rates.names[0]), capPolicy: .uncapped)
        }
    }
}
