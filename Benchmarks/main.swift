// Prints how fast the parts are: `make bench`. A benchmark, never a test: it asserts nothing.

import Foundation
import Solstice
import SolsticePlanning

let bench = Bench(minimumSeconds: 1)
let program = CommandLine.arguments.dropFirst().first
let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
    "solstice-bench-\(getpid())")
try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
defer { try? FileManager.default.removeItem(at: folder) }

print("modelled data: 10 zones, two years of hours, two signals")
let grid = SourceFile(name: "modelled.csv", bytes: ModelledGrid.csv())
let rows = ModelledGrid.zones.count * ModelledGrid.hoursPerZone

try bench.rate("read a carbon CSV", unit: "rows", units: rows) {
    _ = try GridDataReader.readCarbon(grid, options: ImportOptions())
}
var number = 0
try bench.rate("import it into a new database, profiles included", unit: "rows", units: rows) {
    number += 1
    let path = folder.appendingPathComponent("import-\(number).db").path
    let scheduler = try Scheduler(databasePath: path, clock: .system)
    _ = try scheduler.importCarbon(grid, options: ImportOptions())
}

let series = try GridDataReader.readCarbon(grid, options: ImportOptions(signal: .direct)).series
let integrals = series.map { part in
    PrefixIntegral(
        part.series.clipped(
            to: TimeWindow(
                start: Instant(secondsSinceEpoch: 1_717_200_000), length: TimeSpan(hours: 336))))
}
let horizon = TimeWindow(
    start: Instant(secondsSinceEpoch: 1_717_200_000), length: TimeSpan(hours: 336))
bench.rate("best window of a job: 10 regions × 336 h", unit: "jobs", units: 1000) {
    for job in 0..<1000 {
        let duration = TimeSpan(seconds: 3600 + job * 97)
        for integral in integrals {
            _ = WindowSearch.best(duration: duration, in: integral, allowed: horizon)
        }
    }
}

if let program { try CommandLineBench(program: program, folder: folder, grid: grid).run(bench) }
