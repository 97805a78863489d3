import Foundation
import HTTPTypes
import HummingbirdTesting
import Solstice
import Testing

@testable import SolsticeDashboard

@Suite struct LogTests {
    private let venue: Venue
    private let log: String

    init() async throws {
        venue = try await Venue(isOwn: true)
        let scheduler = try Scheduler(databasePath: venue.path, clock: .fixed(at: Venue.now))
        let folder = try #require(try scheduler.record(1).attempts.first).folder
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true)
        log = folder + "/output.log"
    }

    @Test func `a log is read in pieces, and from its end`() async throws {
        try "0123456789".write(toFile: log, atomically: false, encoding: .utf8)
        for (query, text) in [
            ("", "0123456789"), ("?offset=0&limit=4", "0123"), ("?offset=4&limit=4", "4567"),
            ("?offset=-3", "789"), ("?offset=-99", "0123456789"), ("?offset=99", ""),
            ("?attempt=1&offset=8", "89"),
        ] {
            let response = try await venue.ask(.get, "/api/v1/jobs/1/log" + query)
            #expect(response.status == .ok && response.text == text, "\(query)")
        }
    }

    @Test func `a symbolic link in place of a log is not followed`() async throws {
        try FileManager.default.createSymbolicLink(
            atPath: log, withDestinationPath: "/etc/passwd")
        let response = try await venue.ask(.get, "/api/v1/jobs/1/log")
        #expect(response.status == .notFound)
        #expect(!response.text.contains("root:"))
    }

    @Test func `a pipe in place of a log does not block the reader`() async throws {
        #expect(mkfifo(log, 0o600) == 0)
        #expect(try await venue.ask(.get, "/api/v1/jobs/1/log").status == .notFound)
    }
}
