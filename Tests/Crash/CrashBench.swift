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
    private static let dawn = 1_646_092_800.0

    /// Where everything lies.
    let folder: String
    /// The database's file.
    let database: String
    private let program: String
    private let begunAt = ContinuousClock.now

    /// A region that runs jobs here, with four weeks of carbon data.
    init(capacity: Int = 12, database elsewhere: String? = nil) async throws {
        program = try Self.program()
        let place = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
        folder = place.appendingPathComponent("solstice-crash-\(UUID().uuidString)").path
        database = elsewhere ?? folder + "/solstice.db"
        try FileManager.default.createDirectory(
            atPath: folder + "/words", withIntermediateDirectories: true)
        try CrashJob.script.write(
            toFile: folder + "/job.sh", atomically: true, encoding: .utf8)
        try Self.history.write(toFile: history, atomically: true, encoding: .utf8)
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
        let now = Date(timeIntervalSince1970: Self.dawn + seconds * Self.rate)
        return try Child(
            program, arguments, folder: folder,
            environment: [
                "HOME": folder, "PATH": "/usr/bin:/bin", "TZ": "UTC",
                "SOLSTICE_DATABASE": database, "SOLSTICE_NOW": now.ISO8601Format(),
            ])
    }

    /// Starts a service.
    func startService(_ more: String...) throws -> Child {
        try start(["run", "--clock", "\(Int(Self.rate))x"] + more)
    }

    /// Removes the folder; left undone where somebody will want to look into it.
    func remove() { try? FileManager.default.removeItem(atPath: folder) }

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
    private static let history: String = {
        var lines = ["zone,utc,direct_g_per_kwh"]
        for hour in 0..<672 {
            let stamp = String(format: "2022-02-%02dT%02d:00Z", hour / 24 + 1, hour % 24)
            lines.append("GRID,\(stamp),\(hour % 2 == 0 ? 50 : 500)")
        }
        return lines.joined(separator: "\n") + "\n"
    }()

    /// The program named in SOLSTICE_PROGRAM, or the one that lies beside the tests' own.
    private static func program() throws -> String {
        if let named = ProcessInfo.processInfo.environment["SOLSTICE_PROGRAM"] { return named }
        let tests = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        var folder = tests.deletingLastPathComponent()
        while folder.path != "/" {
            let program = folder.appendingPathComponent("solstice").path
            var isFolder: ObjCBool = false
            if FileManager.default.fileExists(atPath: program, isDirectory: &isFolder),
                !isFolder.boolValue
            {
                return program
            }
            folder.deleteLastPathComponent()
        }
        let none: String? = nil
        return try #require(none, "no solstice beside \(tests.path): run swift build")
    }
}
