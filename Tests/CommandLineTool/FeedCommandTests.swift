import SolsticeTestSupport
import Foundation
import Testing

/// `solstice feed`, with commands in the place of providers.
@Suite struct FeedCommandTests {
    private static let table =
        "zone,utc,direct_g_per_kwh\n"
        + (0..<24).map { "DE,2022-02-28T\($0 < 10 ? "0" : "")\($0):00Z,\(100 + $0)\n" }.joined()

    private func program() async throws -> Program {
        let program = try Program()
        try program.write(Self.table, to: "table.csv")
        let added = try await program(
            "feed", "add", "own", "--provider", "command", "--zone", "DE", "--", "cat",
            program.folder + "/table.csv")
        #expect(added.status == 0, "\(added.errors)")
        #expect(added.output.contains("own"))
        return program
    }

    @Test func `a feed is added, synced, listed, shown and removed`() async throws {
        let program = try await program()
        let synced = try await program("feed", "sync", "--json")
        #expect(synced.status == 0, "\(synced.errors)")
        let list = try await program("feed", "--json").json()
        #expect(list.text("feeds.0.newestHourEnd") == "2022-03-01T00:00:00Z")
        let rows = try await program("feed", "list").output.split(separator: "\n")
        #expect(rows.count == 2)
        #expect(rows[1].contains("own\tcommand\tDE"))
        #expect(try await program("feed", "show", "own").status == 0)
        #expect(try await program("feed", "remove", "own").status == 0)
        #expect(try await program("feed", "show", "own").status == 64)
        let profile = try await program("profile", "carbon", "DE")
        #expect(profile.status == 0, "what it brought stays")
    }

    @Test func `a feed that returns a mistake is reported, and nothing is stored`() async throws {
        let program = try await program()
        try program.write(Self.table + "DE,2022-03-01,much\n", to: "table.csv")
        let synced = try await program("feed", "sync", "own")
        #expect(synced.status == 65)
        #expect(synced.errors.contains("feed own: the answer cannot be used"))
        #expect(synced.errors.contains("much"))
        #expect(try await program("profile", "carbon", "DE").status == 66)
    }

    @Test func `the service follows a feed by itself`() async throws {
        let program = try await program()
        let run = try await program.start(["run", "--clock", "60x"])
        let deadline = ContinuousClock.now + .seconds(300)
        while try await program("profile", "carbon", "DE").status != 0,
            ContinuousClock.now < deadline
        {
            try await Task.sleep(for: .milliseconds(50))
        }
        run.interrupt()
        #expect(try await run.end().status == 0)
        #expect(try await program("profile", "carbon", "DE").status == 0)
    }

    @Test func `a token is read from the environment and shown nowhere`() async throws {
        let program = try Program()
        let added = try await program(
            "feed", "add", "de", "--provider", "electricity-maps", "--zone", "DE", "--base-url",
            "http://127.0.0.1:9", "--token-env", "TOKEN", "--json",
            environment: ["TOKEN": "hush-hush-4711"])
        #expect(added.status == 0, "\(added.errors)")
        let synced = try await program.start(
            ["feed", "sync", "-v"], environment: ["TOKEN": "hush-hush-4711"])
        // No provider listens there: it is tried for a while, which Ctrl-C ends.
        try await synced.handlesInterrupts()
        synced.interrupt()
        let outcome = try await synced.end()
        #expect(outcome.status == 75)
        for text in [added.output, added.errors, outcome.output, outcome.errors] {
            #expect(!text.contains("hush"))
        }
        for bytes in program.bytes() { #expect(bytes.range(of: Data("hush".utf8)) == nil) }
    }

    @Test func `a token file that others can read is refused with the command to fix it`()
        async throws
    {
        let program = try Program()
        try program.write("hush", to: "token")
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o644], ofItemAtPath: program.folder + "/token")
        let added = try await program(
            "feed", "add", "de", "--provider", "electricity-maps", "--zone", "DE",
            "--token-file", "token")
        #expect(added.status == 64)
        #expect(added.errors.contains("chmod 600 \(program.folder)/token"))
    }
}
