import Foundation
import Solstice
import SolsticePlanning

/// A small queue with the best plan known for it, as `solve.py` and `lognormal.py` in
/// `Tests/Planning/Fixtures/queue` write and explain it.
struct StoredQueue: Decodable {
    /// A region of a stored queue.
    struct Place: Decodable {
        let capacity: Int
        let gramsPerKWh: [Double]
    }

    private static let accelerator: AcceleratorID = "gpu"

    /// Release, deadline, hours, accelerators and watts of each job.
    let jobs: [[Int]]
    let regions: [Place]
    /// Grams of the best plan known.
    let best: Double
    /// Grams that no plan is below, proven without the planner.
    let bound: Double
    /// Whether no plan can be better than ``best``.
    let isOptimal: Bool

    /// All stored queues with their names, by name.
    static func all() throws -> [(name: String, queue: StoredQueue)] {
        let folder = URL(filePath: #filePath)
            .appending(path: "../../Tests/Planning/Fixtures/queue").standardizedFileURL
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        return try files.filter { $0.hasSuffix(".json") }.sorted().map { name in
            let bytes = try Data(contentsOf: folder.appending(path: name))
            return (name, try JSONDecoder().decode(StoredQueue.self, from: bytes))
        }
    }

    /// The jobs.
    var entries: [QueueEntry] {
        jobs.enumerated().map { index, numbers in
            QueueEntry(
                id: JobID(index),
                job: JobSpecification(
                    name: "stored", command: ["true"], deadline: Self.hour(numbers[1]),
                    earliest: Self.hour(numbers[0]), acceleratorCount: numbers[3],
                    variants: [
                        WorkloadVariant(
                            accelerator: Self.accelerator,
                            duration: TimeSpan(seconds: 3600 * numbers[2]),
                            powerPerAccelerator: Power(watts: Double(numbers[4])))
                    ], home: "region-0", capPolicy: .uncapped))
        }
    }

    /// The planner of the regions.
    var planner: QueuePlanner {
        QueuePlanner(outlooks: outlooks, accelerators: [], reservations: [])
    }

    /// What the regions are known to emit.
    var outlooks: [RegionOutlook] {
        regions.enumerated().map { index, place in
            let span = TimeWindow(
                start: ModelledRates.dawn, end: Self.hour(place.gramsPerKWh.count))
            let basis = RateBasis(carbonIntensity: .seasonalTable, pue: .seasonalTable)
            return RegionOutlook(
                region: Region(
                    id: "region-\(index)", zone: "region-\(index)", timeZone: "UTC",
                    capacity: [.init(accelerator: Self.accelerator, count: place.capacity)]),
                signal: .lifecycle, pue: Series(constant: PUE(1), over: span),
                carbonIntensity: Series(
                    start: span.start, step: .hour,
                    values: place.gramsPerKWh.map { CarbonIntensity(gramsPerKWh: $0) }),
                bases: [.init(window: span, basis: basis)])
        }
    }

    private static func hour(_ hours: Int) -> Instant {
        ModelledRates.dawn + TimeSpan(seconds: 3600 * hours)
    }
}
