import Foundation
import Solstice

/// Times the import of ten zones' modelled history.
struct ImportBench {
    let grid: SourceFile
    let folder: URL

    private static let goal = "≥ 300,000 rows/s"

    func run(_ bench: Bench) throws {
        bench.section("import: a CSV of 10 zones, two years of hours, two signals, modelled")
        let rows = ModelledGrid.rowCount
        try bench.rate("read it", unit: "rows", units: rows, goal: Self.goal) {
            _ = try GridDataReader.readCarbon(grid, options: ImportOptions())
        }
        var number = 0
        try bench.rate(
            "import it into a new database, profiles included", unit: "rows", units: rows,
            goal: Self.goal
        ) {
            number += 1
            let path = folder.appending(path: "import-\(number).db").path
            let scheduler = try Scheduler(databasePath: path, clock: .system)
            _ = try scheduler.importCarbon(grid, options: ImportOptions())
        }
    }
}
