import Foundation
import Solstice
import SolsticePlanning

/// Plans the 100,000 jobs of the Alibaba PAI trace, as GAIA (ASPLOS '24) prepared it, on the observed
/// carbon intensities of ten zones. The data are not part of the project, so that this runs only
/// where they lie beside it.
struct TraceBench {
    /// The name by which a process of its own is told to measure it.
    static let name = "trace"

    private static let folder = URL(filePath: #filePath)
        .appending(path: "../../../shared/data").standardizedFileURL
    private static let jobsFile = folder.appending(path: "gaia_pai-100k.csv.gz")
    private static let carbonFile = folder.appending(path: "dev_carbon_2021_2022.csv.gz")
    private static let usedShare = 0.6
    private static let slack = TimeSpan(seconds: 7 * 86_400)
    private static let cores: AcceleratorID = "cpu"

    let queues: QueueBench

    func run(_ bench: Bench) throws {
        bench.section("a recorded queue: Alibaba PAI, 10 zones, observed hourly rates of 2021–2022")
        let files = [Self.jobsFile, Self.carbonFile]
        guard files.allSatisfy({ FileManager.default.fileExists(atPath: $0.path) }) else {
            return bench.note(
                "skipped: gaia_pai-100k.csv.gz and dev_carbon_2021_2022.csv.gz are not beside the "
                    + "checkout in ../shared/data")
        }
        bench.note(
            "every rate known ahead; 7 d of slack; 30 W a CPU and a PUE of 1.1 (modelled); jobs wider"
        )
        bench.note("than half a zone run on that half and longer, for as many CPU-hours")
        print(QueueMeasurement.head)
        try queues.measureAlone(Self.name)
    }

    /// Plans the trace in this process.
    static func measure(limitSeconds: Double) throws {
        let jobs = try recordedJobs()
        let carbon = try observedCarbon()
        guard let dawn = carbon.compactMap({ $0.series.span?.start }).max() else { return }
        let used = jobs.reduce(0) { $0 + $1.hours * Double($1.cpus) }
        let span = jobs.map(\.arrivalHours).max() ?? 0
        let capacity = Int((used / usedShare / span / Double(carbon.count)).rounded(.up))
        let entries = jobs.enumerated().map { index, job in
            QueueEntry(
                id: JobID(index),
                job: specification(
                    job, widest: capacity / 2, home: RegionID(carbon[0].zone.rawValue), dawn)
            )
        }
        let outlooks = carbon.map { zone in
            ModelledRates.outlook(
                zone.zone.rawValue, carbonGramsPerKWh: zone.series.rawValues, from: dawn,
                capacity: capacity, of: cores)
        }
        let title = "\(Double(jobs.count).grouped) jobs, \(capacity) CPUs a zone"
        QueueMeasurement(title: title, goal: "none set", limitSeconds: limitSeconds).run(
            QueuePlanner(outlooks: outlooks, accelerators: [], reservations: []), entries,
            now: dawn)
    }

    /// A line of the trace.
    private struct RecordedJob {
        let arrivalHours: Double
        let hours: Double
        let cpus: Int
    }

    private static func specification(
        _ job: RecordedJob, widest: Int, home: RegionID, _ dawn: Instant
    ) -> JobSpecification {
        let count = min(job.cpus, widest)
        let duration = TimeSpan(hours: job.hours * Double(job.cpus) / Double(count))
        let earliest = dawn + TimeSpan(hours: job.arrivalHours)
        return JobSpecification(
            name: "recorded", command: ["true"], deadline: earliest + duration + slack,
            earliest: earliest, acceleratorCount: count,
            variants: [
                WorkloadVariant(
                    accelerator: cores, duration: duration, powerPerAccelerator: Power(watts: 30))
            ], home: home, capPolicy: .uncapped)
    }

    private static func recordedJobs() throws -> [RecordedJob] {
        let lines = String(decoding: try unpacked(jobsFile), as: UTF8.self).split(separator: "\n")
        return try lines.dropFirst().map { line in
            let cells = line.split(separator: ",").compactMap { Double($0) }
            guard cells.count == 3 else {
                throw ChildProcess.Failure(
                    program: jobsFile.path, reason: "has a bad line: \(line)")
            }
            return RecordedJob(arrivalHours: cells[0], hours: cells[1], cpus: Int(cells[2]))
        }
    }

    private static func observedCarbon() throws -> [CarbonSeries] {
        let file = SourceFile(name: "carbon.csv", bytes: try unpacked(carbonFile))
        return try GridDataReader.readCarbon(file, options: ImportOptions(signal: .lifecycle))
            .series
    }

    private static func unpacked(_ file: URL) throws -> [UInt8] {
        let plain = FileManager.default.temporaryDirectory.appending(
            path: "solstice-bench-\(getpid()).csv")
        defer { try? FileManager.default.removeItem(at: plain) }
        try ChildProcess(
            program: "/usr/bin/env", arguments: ["gzip", "-dc", file.path], output: plain.path
        ).run()
        return [UInt8](try Data(contentsOf: plain))
    }
}
