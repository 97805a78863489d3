import Foundation
import Solstice
import SolsticePlanning

/// Times jobs that may pause, and compares what they emit with two simpler rules.
struct PausingBench {
    private static let hours = 336
    private static let work = TimeSpan(hours: 8)
    private static let overhead = TimeSpan(hours: 0.5)

    private let bench: Bench

    init(_ bench: Bench) { self.bench = bench }

    func run() {
        bench.section(
            "a pausable job: 8 h of work, 30 min for each resume, 336 h, one region, modelled")
        // Ten regions, every fifth week of the year.
        let year = ModelledRates(regions: 10, hours: 8760)
        let cases = (0..<10).flatMap { region in
            let grams = year.gramsPerKWh(region)
            return stride(from: 0, to: 8760 - Self.hours, by: 840).map {
                Array(grams[$0..<$0 + Self.hours])
            }
        }
        let planners = cases.map(planner)
        time(planners)
        compare(cases, planners)
    }

    private func time(_ planners: [JobPlanner]) {
        func seconds(_ job: JobSpecification) -> Double {
            bench.samples(atLeast: 3) {
                for planner in planners { _ = planner.plan(job, now: ModelledRates.dawn) }
            }.median / Double(planners.count)
        }
        let pausable = seconds(job(isPausable: true))
        let whole = seconds(job(isPausable: false))
        bench.line(
            "planned with pauses (JobPlanner, everything)", "\(pausable.asSeconds) each")
        bench.line("the same job planned without", "\(whole.asSeconds) each")
        bench.line(
            "what pausing adds, per job and region", (pausable - whole).asSeconds,
            goal: "≤ 10 µs (the search alone)")
    }

    private func compare(_ cases: [[Double]], _ planners: [JobPlanner]) {
        var unpaused: [Double] = []
        var cheapest: [Double] = []
        var pauses = 0
        for (grams, planner) in zip(cases, planners) {
            guard let best = emissions(planner, isPausable: true),
                let once = emissions(planner, isPausable: false)
            else { continue }
            unpaused.append(once.grams / best.grams)
            cheapest.append(Self.cheapestSlots(grams) * Self.gramsPerRate / best.grams)
            if best.segments > 1 { pauses += 1 }
        }
        bench.line("cases, and those where pausing pays", "\(unpaused.count), \(pauses)")
        bench.line("not pausing, against the exact plan, mean", (unpaused.mean - 1).asSigned)
        bench.line(
            "the 8 cheapest hours, resumes paid, against it, mean", (cheapest.mean - 1).asSigned)
    }

    /// The sum of the rates of the cheapest hours, and of what each resume repeats at the rate of the
    /// hour that it is in.
    private static func cheapestSlots(_ grams: [Double]) -> Double {
        let count = Int(work.hours)
        let chosen = grams.indices.sorted { (grams[$0], $0) < (grams[$1], $1) }.prefix(count)
            .sorted()
        let resumes = zip(chosen, chosen.dropFirst()).filter { $1 - $0 > 1 }.map(\.1)
        return chosen.reduce(0) { $0 + grams[$1] }
            + resumes.reduce(0) { $0 + grams[$1] } * overhead.hours
    }

    /// 1 kW at the modelled PUE.
    private static let gramsPerRate = 1.1

    private func emissions(
        _ planner: JobPlanner, isPausable: Bool
    ) -> (grams: Double, segments: Int)? {
        guard
            case .placed(let planned) = planner.plan(
                job(isPausable: isPausable), now: ModelledRates.dawn)
        else { return nil }
        return (planned.placement.footprint.emissions.grams, planned.placement.segments.count)
    }

    private func planner(_ grams: [Double]) -> JobPlanner {
        JobPlanner(
            outlooks: [
                ModelledRates.outlook(
                    "home", carbonGramsPerKWh: grams, from: ModelledRates.dawn, capacity: nil,
                    of: "gpu")
            ], accelerators: [], reservations: [], worthwhileFraction: 0)
    }

    private func job(isPausable: Bool) -> JobSpecification {
        JobSpecification(
            name: "a job", command: ["true"],
            deadline: ModelledRates.dawn + TimeSpan(seconds: 3600 * Self.hours),
            variants: [
                WorkloadVariant(
                    accelerator: "gpu", duration: Self.work,
                    powerPerAccelerator: Power(watts: 1000))
            ], home: "home", capPolicy: .uncapped,
            pausing: isPausable ? PausePolicy(resumeOverhead: Self.overhead) : nil)
    }
}

extension Double {
    /// A difference as a percentage with its sign.
    var asSigned: String { String(format: "%+.2f %%", self * 100) }
}
