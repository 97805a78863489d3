import SolsticeDomain
import SolsticeTestSupport
import Foundation
import Glibc
import Testing

/// A folder with a database of its own, in which the real program works on virtual time.
///
/// Virtual time passes at the same rate for all processes and is never set back, as a machine's
/// clock would not be.
final class CrashBench: Sendable {
    /// Virtual seconds per real second.
    static let rate = 1200.0
    private static let dawn = moment("2022-03-01")

    private let scratch: ScratchFolder
    /// Where everything lies.
    var folder: String { scratch.path }
    /// The database's file.
    let database: String
    private let program: String
    private let begunAt = ContinuousClock.now

    /// A region that runs jobs here, with four weeks of carbon data.
    init(capacity: Int = 12, database elsewhere: String? = nil) async throws {
        program = try BuiltProgram.path()
        scratch = try ScratchFolder(isKept: true)
        database = elsewhere ?? scratch.database
        try scratch.makeFolder("words")
        try scratch.write(CrashJob.script, to: "job.sh")
        try scratch.write(Self.history, to: "history.csv")
        for arguments in [
            [
                "region", "add", "home", "--zone", "GRID", "--time-zone", "UTC", "--pue", "1.2",
                "--executor", "local", "--capacity", "v100=\(capacity)",
            ],
            ["import", "carbon", history],
        ] {
            let child = try start(arguments)
            try #require(await child.end() == 0, "\(child.errors)")
        }
    }

    /// What the jobs write into.
    var ledger: String { folder + "/ledger" }
    /// The file of carbon data.
    var history: String { folder + "/history.csv" }
    /// Where the attempts' folders lie.
    var attemptsFolder: String { String(database.dropLast(3)) + "-jobs" }

    /// Starts a command.
    func start(_ arguments: [String]) throws -> Child {
        let seconds = Double((ContinuousClock.now - begunAt).components.seconds)
        let now = Self.dawn + TimeSpan(seconds: Int(seconds * Self.rate))
        return try Child(
            program, arguments, folder: folder,
            environment: [
                "HOME": folder, "PATH": "/usr/bin:/bin", "TZ": "UTC",
                "SOLSTICE_DATABASE": database, "SOLSTICE_NOW": "\(now)",
            ])
    }

    /// Starts a service.
    func startService(_ more: String...) throws -> Child {
        try start(["run", "--clock", "\(Int(Self.rate))x"] + more)
    }

    /// Removes the folder; not called after a failure, so that people can look into it.
    func remove() { scratch.remove() }

    /// How many attempts have a folder by now.
    var attemptFolderCount: Int {
        (try? FileManager.default.contentsOfDirectory(atPath: attemptsFolder).count) ?? 0
    }

    /// The shims at work here, with their attempts' folders.
    var shims: [(number: Int32, folder: String)] {
        processes.compactMap { number, words in
            guard words.contains("shim"), let last = words.last, last.hasPrefix(attemptsFolder)
            else {
                return nil
            }
            return (number, last)
        }
    }

    /// The processes that run a job of this database's, shims not counted.
    var jobProcesses: [Int32] {
        processes.filter { $0.words.contains(ledger) }.map(\.number)
    }

    private var processes: [(number: Int32, words: [String])] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return names.compactMap { name in
            guard let number = Int32(name),
                let bytes = FileManager.default.contents(atPath: "/proc/\(name)/cmdline")
            else { return nil }
            let words = bytes.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
            return words.isEmpty ? nil : (number, words)
        }
    }

    /// Half the hours are dirty, in turns, so that jobs which may pause do.
    private static let history = CarbonTable.text(
        zones: ["GRID"], from: dawn - .day * 28, hours: 672
    ) { _, hour in hour.isMultiple(of: 2) ? 50 : 500 }
}
