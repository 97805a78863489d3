import SolsticeTesting
import SolsticeTestSupport
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Solstice
import Testing

@testable import SolsticeDashboard

/// A database of its own with a queue in every state of life, served without a network; gone after
/// the test.
final class Venue: Sendable {
    /// A Tuesday. History ends here.
    static let now = moment("2022-03-01")
    /// A name that tries everything that names are not for.
    static let hostile = "<script>alert(1)</script>\u{1B}[31m\u{202E}\" onload=\"x"

    let token: String
    private let folder: ScratchFolder
    /// The database.
    var path: String { folder.database }

    /// One region whose nights are clean; job 1 is over, 2 is planned, 3 held, and 4 has a hostile
    /// name. All venues are copies of one, but for
    /// one that `isOwn`.
    init(isOwn: Bool = false) async throws {
        folder = try ScratchFolder()
        let path = folder.database
        if isOwn {
            token = try await Self.furnish(path)
        } else {
            let model = try await Self.model.value
            for (end, bytes) in model.files {
                try bytes.write(to: URL(fileURLWithPath: path + end))
            }
            token = model.token
        }
    }

    /// The files of the database that is copied, and its token.
    private static let model = Task {
        let venue = try await Venue(isOwn: true)
        let files = ["", "-wal"].compactMap { end in
            FileManager.default.contents(atPath: venue.path + end).map { (end, $0) }
        }
        return (files: files, token: venue.token)
    }

    private static func furnish(_ path: String) async throws -> String {
        let scheduler = try Scheduler(databasePath: path, clock: .fixed(at: Self.now))
        let token = try scheduler.makeToken("test")
        var region = RegionChange()
        region.zone = "GRID"
        region.timeZone = "UTC"
        region.pue = PUE(1.2)
        region.capacity = ["v100": 8]
        region.isHome = true
        _ = try scheduler.addRegion("home", region)
        _ = try scheduler.importCarbon(Self.history, options: ImportOptions())
        _ = try scheduler.submit(Self.request("over") { $0.deadline = nil })
        try await Self.run(path)
        _ = try scheduler.submit(Self.request("planned"))
        _ = try scheduler.submit(Self.request("held") { $0.isHeld = true })
        _ = try scheduler.submit(Self.request(Self.hostile))
        return token
    }

    /// Hours of the four weeks before, clean from 2 to 6 o'clock.
    static let history = SourceFile(
        name: "history.csv",
        bytes: Array(
            CarbonTable.text(zones: ["GRID"], from: now - .day * 28, hours: 672) { _, hour in
                CarbonTable.isNight(hour) ? 100 : 400
            }.utf8))

    private static func request(
        _ name: String, _ change: (inout SubmissionRequest) -> Void = { _ in }
    ) -> SubmissionRequest {
        var request = SubmissionRequest(
            command: ["train"], workingDirectory: "/", duration: .any(TimeSpan(hours: 2)))
        request.name = name
        request.gpuType = "v100"
        request.wattsPerGPU = .any(Power(watts: 250))
        request.deadline = now + .day
        request.cap = .uncapped
        change(&request)
        return request
    }

    /// Brings what is due to its end on a simulated machine whose time runs fast.
    private static func run(_ path: String) async throws {
        let clock = SchedulerClock.running(from: now, rate: 50_000)
        let executor = SimulatedExecutor(clock: clock) { _ in
            SimulatedJob(duration: TimeSpan(hours: 2))
        }
        let service = try Service(
            scheduler: Scheduler(databasePath: path, clock: clock),
            executors: Executors(everywhere: executor), environment: [:], notify: { _ in })
        try await service.run(untilEmpty: true)
    }

    /// A server of the database, at the moment that history ends, or at another.
    func server(
        at moment: Instant = now, _ change: (inout WebConfiguration) -> Void = { _ in }
    ) throws -> WebServer {
        var configuration = WebConfiguration(port: 0)
        change(&configuration)
        return try WebServer(
            databasePath: path, clock: .fixed(at: moment), executors: nil, zone: .utc,
            configuration: configuration)
    }

    /// Asks for something, and holds what is answered against the contract.
    @discardableResult
    func ask(
        _ method: HTTPRequest.Method = .get, _ uri: String, body: String? = nil,
        type: String? = "application/json", as token: String? = nil,
        headers: HTTPFields = [:], of server: WebServer? = nil,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> TestResponse {
        var fields = headers
        if let token { fields[.authorization] = "Bearer \(token)" }
        if body != nil { fields[.contentType] = type }
        let server = try server ?? self.server()
        let sent = fields
        let response = try await server.application().test(.router) { client in
            try await client.executeRequest(
                uri: uri, method: method, headers: sent, body: body.map { ByteBuffer(string: $0) })
        }
        if let flaw = Contract.flaw(in: response, to: method, uri) {
            Issue.record("\(method) \(uri): \(flaw)", sourceLocation: sourceLocation)
        }
        return response
    }
}

extension TestResponse {
    /// The body as text.
    var text: String { String(buffer: body) }
}
