import Foundation
import SolsticeDomain
import SolsticePlanning
import Testing

/// A stored queue with the best plan that a solver found in minutes; `Fixtures/queue/solve.py` tells
/// how it was made.
struct QueueFixture: Sendable, CustomTestStringConvertible {
    /// How much of the accelerator-hours the jobs take up.
    enum Load: String { case loose, medium, tight }

    private struct File: Decodable {
        struct Place: Decodable {
            let capacity: Int
            let gramsPerKWh: [Double]
        }

        let jobs: [[Int]]
        let regions: [Place]
        let best: Double
        let bound: Double
        let greedyMisses: Int
    }

    let size: Int
    let load: Load
    let number: Int

    var testDescription: String { "\(size)-\(load)-\(number)" }

    /// A queue with what is known of it.
    struct Instance {
        let queue: QueueCase
        /// Grams of the best plan that the solver found, and what no plan is below.
        let best: Double
        let bound: Double
        /// How many jobs the solver's greedy plan leaves out.
        let greedyMisses: Int
    }

    /// Reads the file.
    func instance() throws -> Instance {
        let url = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../Fixtures/queue/modelled-\(testDescription).json")
        let file = try JSONDecoder().decode(File.self, from: Data(contentsOf: url))
        let outlooks = file.regions.enumerated().map { index, region in
            World.outlook(
                index == 0 ? "home" : "region-\(index)", carbon: region.gramsPerKWh,
                capacity: World.gpus(region.capacity))
        }
        let jobs = file.jobs.map { numbers in
            var job = World.job(
                hours: 1, deadline: Double(numbers[1]), earliest: Double(numbers[0]))
            job.variants = [
                World.variant(
                    "gpu", hours: Double(numbers[2]), watts: Double(numbers[4]), count: numbers[3])
            ]
            return job
        }
        return Instance(
            queue: QueueCase(outlooks, jobs), best: file.best, bound: file.bound,
            greedyMisses: file.greedyMisses)
    }
}
