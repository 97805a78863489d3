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
    static let history: String = {
        var lines = ["zone,utc,direct_g_per_kwh"]
        for hour in 0..<672 {
            let day = hour / 24 + 1
            let stamp = String(format: "2022-02-%02dT%02d:00Z", day, hour % 24)
            let isNight = (2..<6).contains(hour % 24)
            lines.append("GRID,\(stamp),\(isNight ? 100 : 400)")
            lines.append("NORTH,\(stamp),\(isNight ? 20 : 40)")
        }
        return lines.joined(separator: "\n") + "\n"
    }()

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
    /// The database's bytes, and those not yet laid into it.
    func bytes() -> [Data] {
        [database, database + "-wal"].map { FileManager.default.contents(atPath: $0) ?? Data() }
    }

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
