import HTTPTypes
import HummingbirdTesting
import Solstice
import Testing

@testable import SolsticeDashboard

@Suite struct ChangingTests {
    private let venue: Venue

    init() async throws { venue = try await Venue() }

    private static let job = """
        {"name": "new", "command": ["true"], "hours": 2, "gpuType": "v100", "gpus": 1,
         "wattsPerGpu": 250, "deadline": "+1d", "workingDirectory": "/"}
        """

    /// Every state in the database, in the order of the jobs.
    private func states() throws -> [JobState] {
        try Scheduler(databasePath: venue.path, clock: .fixed(at: Venue.now))
            .queue(includingFinal: true).map(\.job.state)
    }

    private func importCount() throws -> Int {
        try Scheduler(databasePath: venue.path, clock: .fixed(at: Venue.now))
            .regionRecords()[0].carbon[0].count
    }

    private func events(of job: JobID) throws -> [JobEvent] {
        try Scheduler(databasePath: venue.path, clock: .fixed(at: Venue.now)).events(job)
    }

    @Test func `a job is submitted, and its event names the token`() async throws {
        let response = try await venue.ask(
            .post, "/api/v1/jobs", body: Self.job, as: venue.token)
        #expect(response.status == .created, "\(response.text)")
        #expect(try states().count == 5)
        #expect(try events(of: 5).first?.actor == "token test")
    }

    @Test func `several jobs are all accepted or all refused`() async throws {
        let list = "[\(Self.job), \(Self.job)]"
        #expect(
            try await venue.ask(.post, "/api/v1/jobs", body: list, as: venue.token).status
                == .created)
        #expect(try states().count == 6)
        let flawed = "[\(Self.job), {\"command\": [\"true\"], \"hours\": \"soon\"}]"
        #expect(
            try await venue.ask(.post, "/api/v1/jobs", body: flawed, as: venue.token).status
                == .badRequest)
        #expect(try states().count == 6)
    }

    @Test func `jobs are also accepted as JSON lines and as YAML`() async throws {
        let line = Self.job.replacing("\n", with: " ")
        let lines = try await venue.ask(
            .post, "/api/v1/jobs", body: line + "\n" + line, type: "application/x-ndjson",
            as: venue.token)
        #expect(lines.status == .created, "\(lines.text)")
        let yaml = "- command: [\"true\"]\n  hours: 1\n  gpuType: v100\n  deadline: +1d\n"
        let response = try await venue.ask(
            .post, "/api/v1/jobs", body: yaml, type: "application/yaml", as: venue.token)
        #expect(response.status == .created, "\(response.text)")
        #expect(try states().count == 7)
    }

    @Test func `settings are given as keys, and commands as operations`() async throws {
        let slow = Self.job.replacing("\"+1d\"", with: "\"+1m\"")
        let late = try await venue.ask(.post, "/api/v1/jobs", body: slow, as: venue.token)
        #expect(late.status == .conflict)
        #expect(late.text.contains(#"\"deadline\": \""#), "\(late.text)")
        let endless = Self.job.replacing(" \"deadline\": \"+1d\",", with: "")
        let taken = try await venue.ask(
            .post, "/api/v1/jobs?dryRun=true", body: endless, as: venue.token)
        #expect(taken.text.contains(#"as soon as it can: \"deadline\": \"T\""#), "\(taken.text)")
        let retried = try await venue.ask(.post, "/api/v1/jobs/2/retry", as: venue.token)
        #expect(retried.text.contains("see: GET /api/v1/jobs/2"), "\(retried.text)")
        let file = try await venue.ask(
            .post, "/api/v1/import/carbon", body: "utc,g_per_kwh\n2022-01-01T00:00Z,1\n",
            type: "text/csv", as: venue.token)
        #expect(file.text.contains("say it with signal=lifecycle"), "\(file.text)")
        for answer in [late, taken, retried, file] { #expect(!answer.text.contains("--")) }
    }

    @Test func `a dry run shows the plan and changes nothing`() async throws {
        let response = try await venue.ask(
            .post, "/api/v1/jobs?dryRun=true", body: Self.job, as: venue.token)
        #expect(response.status == .created)
        #expect(response.text.contains("\"isDryRun\": true"))
        #expect(try states().count == 4)
    }

    @Test func `a job is held, released, cancelled and retried`() async throws {
        for (verb, state) in [
            ("hold", JobState.held), ("release", .planned), ("cancel", .cancelled),
            ("retry", .planned),
        ] {
            let response = try await venue.ask(
                .post, "/api/v1/jobs/planned/\(verb)", as: venue.token)
            #expect(response.status == .ok, "\(verb): \(response.text)")
            #expect(try states()[1] == state)
            #expect(try events(of: 2).contains { $0.actor == "token test" && $0.to != .planned })
        }
    }

    @Test func `a job is put into a project and marked as its final run, in any state`()
        async throws
    {
        let uri = "/api/v1/jobs/1/mark?project=a%20paper&final=true"
        let response = try await venue.ask(.post, uri, as: venue.token)
        #expect(response.status == .ok, "\(response.text)")
        #expect(response.text.contains("\"project\": \"a paper\""))
        #expect(response.text.contains("\"final\": true"))
        #expect(try events(of: 1).last?.actor == "token test")
        for uri in [
            "/api/v1/jobs?state=all&project=a%20paper", "/api/v1/report?project=a%20paper",
            "/report?project=a%20paper",
        ] {
            let found = try await venue.ask(.get, uri)
            #expect(found.status == .ok && !found.text.contains("held"), "\(found.text)")
        }
        let missing = try await venue.ask(.get, "/api/v1/report?project=a%20papre")
        #expect(missing.status == .notFound && missing.text.contains("did you mean a paper?"))
        let empty = try await venue.ask(.post, "/api/v1/jobs/1/mark", as: venue.token)
        #expect(empty.status == .badRequest)
        #expect(empty.text.contains("add final=true, preliminary=true or project=NAME"))
        #expect(try await venue.ask(.post, uri).status == .unauthorized)
    }

    @Test func `an action that a job's state forbids is a conflict`() async throws {
        let before = try states()
        for uri in ["/api/v1/jobs/1/hold", "/api/v1/jobs/2/release", "/api/v1/jobs/1/retry"] {
            let response = try await venue.ask(.post, uri, as: venue.token)
            #expect(response.status == .conflict, "\(uri): \(response.text)")
        }
        let late = Self.job.replacing("\"+1d\"", with: "\"+1h\"")
        let response = try await venue.ask(.post, "/api/v1/jobs", body: late, as: venue.token)
        #expect(response.status == .conflict)
        #expect(response.text.contains("earliest finish"))
        #expect(try states() == before)
    }

    @Test func `the queue is planned`() async throws {
        let response = try await venue.ask(
            .post, "/api/v1/plan?effort=quick&dryRun=true", as: venue.token)
        #expect(response.status == .ok, "\(response.text)")
        #expect(response.text.contains("\"lowerBoundGrams\""))
    }

    @Test func `history is imported from the body, and a repeat changes nothing`()
        async throws
    {
        let csv = "zone,utc,direct_g_per_kwh\nGRID,2022-03-01T00:00Z,300\n"
        for (inserted, count) in [(1, 673), (0, 673)] {
            let response = try await venue.ask(
                .post, "/api/v1/import/carbon?name=new.csv", body: csv, type: "text/csv",
                as: venue.token)
            #expect(response.status == .ok, "\(response.text)")
            #expect(response.text.contains("\"inserted\": \(inserted)"))
            #expect(try importCount() == count)
        }
    }

    @Test(arguments: [("", 400), ("&valueColumn=b", 400), ("&timeColumn=time", 400)])
    func `columns that require an option are refused without it`(
        query: String, status: Int
    ) async throws {
        let csv = "time,unix,a,b\n2022-03-01T03:00Z,1646100000,300,310\n"
        let response = try await venue.ask(
            .post, "/api/v1/import/carbon?zone=GRID&signal=direct&unit=g/kWh\(query)", body: csv,
            type: "text/csv", as: venue.token)
        #expect(response.status.code == status, "\(response.text)")
    }

    @Test func `time and value columns can be chosen over HTTP too`() async throws {
        let csv = "time,unix,a,b\n2022-03-01T03:00Z,1646100000,300,310\n"
        let response = try await venue.ask(
            .post,
            "/api/v1/import/carbon?zone=GRID&signal=marginal&unit=g/kWh&timeColumn=unix&valueColumn=b",
            body: csv, type: "text/csv", as: venue.token)
        #expect(response.status == .ok, "\(response.text)")
        #expect(response.text.contains("2022-03-01T02:00:00Z"))
    }

    @Test func `the name of an import is never read as a path`() async throws {
        let response = try await venue.ask(
            .post, "/api/v1/import/carbon?name=/etc/passwd", body: "a,b\n1,2\n", type: "text/csv",
            as: venue.token)
        #expect(response.status == .badRequest)
        #expect(!response.text.contains("root"))
    }

    @Test(arguments: [
        "5", "{}", "[]", "[{}]", "{\"command\": []}", "nonsense", "{\"command\": 5}",
        "{\"command\": [\"true\"], \"comand\": 1}", "{\"command\": [\"true\"], \"gpus\": 0}",
        "{\"command\": [\"true\"], \"priority\": 11}", "{\"name\": null, \"command\": [\"true\"]}",
    ])
    func `a body that is not a job is refused before anything is done`(body: String) async throws {
        let response = try await venue.ask(.post, "/api/v1/jobs", body: body, as: venue.token)
        #expect(response.status == .badRequest, "\(response.text)")
        #expect(try states().count == 4)
    }

    @Test func `an unsupported kind of body is refused`() async throws {
        let response = try await venue.ask(
            .post, "/api/v1/jobs", body: Self.job, type: "application/x-www-form-urlencoded",
            as: venue.token)
        #expect(response.status == .unsupportedMediaType)
        let none = try await venue.ask(.post, "/api/v1/jobs", as: venue.token)
        #expect(none.status == .unsupportedMediaType)
    }
}
