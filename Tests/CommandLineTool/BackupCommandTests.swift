import SolsticeTestSupport
import Foundation
import Testing

@Suite(.timeLimit(.minutes(20))) struct BackupCommandTests {
    private let program: Program
    private var backup: String { program.folder + "/backup.db" }

    init() async throws { program = try await PreparedDatabase.open() }

    private func show(_ job: Int) async throws -> JSONObject {
        try await program("show", "\(job)", "--json").json()
    }

    @Test func `a backup is one complete file that only its owner can read`() async throws {
        let made = try await program("backup", "backup.db", "--json")
        #expect(made.status == 0, "\(made.errors)")
        let json = try made.json()
        #expect(json.text("backup.path") == "backup.db")
        #expect(json.number("backup.jobs") == 1)
        #expect(json.text("backup.newestMigration")?.hasPrefix("v") == true)
        let attributes = try FileManager.default.attributesOfItem(atPath: backup)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        #expect((attributes[.size] as? Int).map(Double.init) == json.number("backup.bytes"))
        let names = try FileManager.default.contentsOfDirectory(atPath: program.folder)
        #expect(names.filter { $0.hasPrefix("backup") } == ["backup.db"])
        let original = try await program("show", "1", "--json").output
        #expect(try await program("show", "1", "--json", "--database", backup).output == original)
    }

    @Test func `an existing file is replaced only by force`() async throws {
        try program.write("precious", to: "backup.db")
        let refused = try await program("backup", "backup.db")
        #expect(refused.status == 73)
        #expect(refused.errors.contains("backup.db is there already"))
        #expect(refused.errors.contains("--force"))
        #expect(try String(contentsOfFile: backup, encoding: .utf8) == "precious")
        #expect(try await program("backup", "backup.db", "--force").status == 0)
        #expect(try await program("status", "--database", backup).status == 0)
    }

    @Test(arguments: ["solstice.db", "link.db", "solstice.db-wal", "second.db"])
    func `a backup never replaces the database itself, whatever its name`(name: String)
        async throws
    {
        let service = try await program.start(["run"])
        try await eventually("the service works") { service.output.contains("waits until") }
        try FileManager.default.createSymbolicLink(
            atPath: program.folder + "/link.db", withDestinationPath: "solstice.db")
        try FileManager.default.linkItem(
            atPath: program.database, toPath: program.folder + "/second.db")
        for words in [["backup", name, "--force"], ["restore", name]] {
            let refused = try await program.run(words)
            #expect(refused.status == 64, "\(refused.errors)")
            #expect(refused.errors.contains("\(name) is the database itself"))
        }
        service.interrupt()
        #expect(try await service.end().status == 0)
        #expect(try await show(1).text("job.state") == "planned")
    }

    @Test func `without a database, none is created and nothing is backed up`() async throws {
        let refused = try await program("backup", "backup.db", "--database", "none.db")
        #expect(refused.status == 66)
        #expect(refused.errors.contains("there is no database at none.db"))
        let names = try FileManager.default.contentsOfDirectory(atPath: program.folder)
        #expect(!names.contains("none.db") && !names.contains("backup.db"))
    }

    @Test func `a database is restored, and the previous one is kept`() async throws {
        #expect(try await program("backup", "backup.db").status == 0)
        #expect(try await program("cancel", "1").status == 0)
        let restored = try await program("restore", "backup.db", "--json")
        #expect(restored.status == 0, "\(restored.errors)")
        #expect(try await show(1).text("job.state") == "planned")
        let kept = try #require(try restored.json().text("restored.kept"))
        #expect(kept.hasPrefix("\(program.folder)/solstice-before-restore-20"))
        let before = try await program("show", "1", "--json", "--database", kept).json()
        #expect(before.text("job.state") == "cancelled")
        let names = try FileManager.default.contentsOfDirectory(atPath: program.folder)
        #expect(!names.contains { $0.contains("draft") })
    }

    @Test func `a backup is restored if there is no database yet`() async throws {
        #expect(try await program("backup", "backup.db").status == 0)
        let restored = try await program("restore", "backup.db", "--database", "other.db")
        #expect(restored.status == 0, "\(restored.errors)")
        let job = try await program("show", "1", "--json", "--database", "other.db").json()
        #expect(job.text("job.state") == "planned")
        let attributes = try FileManager.default.attributesOfItem(
            atPath: program.folder + "/other.db")
        #expect(attributes[.posixPermissions] as? Int == 0o600)
    }

    @Test func `a damaged database is replaced and kept, with the log beside it`() async throws {
        #expect(try await program("backup", "backup.db").status == 0)
        let wreck = String(repeating: "wreck ", count: 1000)
        try program.write(wreck, to: "solstice.db")
        try program.write("a stranger's log", to: "solstice.db-wal")
        let restored = try await program("restore", "backup.db", "--json")
        #expect(restored.status == 0, "\(restored.errors)")
        let kept = try #require(try restored.json().text("restored.kept"))
        #expect(try String(contentsOfFile: kept, encoding: .utf8) == wreck)
        #expect(try await show(1).text("job.state") == "planned")
        #expect(try await program("doctor").output.contains("is sound"))
    }

    @Test(arguments: [
        ("missing.db", 66, "there is no file missing.db"),
        ("text.db", 65, "text.db is damaged"), ("empty.db", 65, "empty.db is no backup"),
    ])
    func `a file that is not a backup is refused, and nothing changes`(
        name: String, status: Int, words: String
    ) async throws {
        try program.write(String(repeating: "zone,utc\n", count: 100), to: "text.db")
        try program.write("", to: "empty.db")
        let before = program.bytes()
        let refused = try await program("restore", name)
        #expect(Int(refused.status) == status, "\(refused.errors)")
        #expect(refused.errors.contains(words), "\(refused.errors)")
        #expect(program.bytes() == before)
    }

    @Test func `while a service runs, a backup is possible but a restore is not`() async throws {
        let service = try await program.start(["run"])
        try await eventually("the service works") { service.output.contains("waits until") }
        let made = try await program("backup", "backup.db")
        #expect(made.status == 0, "\(made.errors)")
        let refused = try await program("restore", "backup.db")
        #expect(refused.status == 75)
        #expect(refused.errors.contains("another service runs on"))
        service.interrupt()
        #expect(try await service.end().status == 0)
        #expect(try await program("restore", "backup.db").status == 0)
    }
}
