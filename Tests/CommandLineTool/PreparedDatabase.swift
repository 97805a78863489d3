import SolsticeDomain
import SolsticeTestSupport
import Foundation
import Testing

/// A database with a home, two zones of four weeks and one planned job, made once by the program
/// itself and copied for every test.
enum PreparedDatabase {
    /// A program with such a database.
    static func open() async throws -> Program {
        let program = try Program()
        try await database.value.write(to: URL(fileURLWithPath: program.database))
        return program
    }

    /// Two zones of four weeks up to the moment of the tests; nights are clean in both.
    static let history = CarbonTable.text(
        zones: ["GRID", "NORTH"], from: moment("2022-02-01"), hours: 672
    ) { zone, hour in
        zone == "GRID"
            ? CarbonTable.isNight(hour) ? 100 : 400 : CarbonTable.isNight(hour) ? 20 : 40
    }

    private static let database = Task {
        let program = try Program()
        try program.write(history, to: "history.csv")
        for arguments in [
            ["region", "add", "home", "--zone", "GRID", "--time-zone", "UTC", "--pue", "1.2"],
            ["import", "carbon", "history.csv"],
            [
                "submit", "--name", "first", "--hours", "2", "--gpu-type", "v100", "--deadline",
                "+1d", "--", "true",
            ],
        ] {
            let outcome = try await program.run(arguments)
            try #require(outcome.status == 0, "\(outcome.errors)")
        }
        let file = URL(fileURLWithPath: program.database)
        #expect(!FileManager.default.fileExists(atPath: file.path + "-wal"))
        return try Data(contentsOf: file)
    }
}

extension Program {
    /// Submits a job that has half a year; busy machines are slow.
    func submitAtLeisure(
        _ command: String..., options: [String] = []
    ) async throws -> Outcome {
        try await run(
            [
                "submit", "--hours", "2", "--gpu-type", "v100", "--deadline", "+180d", "--cap",
                "none",
            ]
                + options
                + ["--"] + command)
    }
}
