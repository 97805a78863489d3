import HTTPTypes
import Solstice
import SolsticeJSON
import SolsticePresentation

extension Operations {
    /// The queue as a whole.
    static let queue: [Operation] = [
        Operation(
            method: .get, path: "/api/v1/summary", name: "summary", tag: "queue",
            summary: "Counts by state, planned and realised emissions, the plan in force",
            success: .json(Schemas.under("summary", .named("Summary")), "The summary")
        ) { _, site in
            .json(JSONViews.summary(try await site.read { try $0.summary() }))
        },
        Operation(
            method: .get, path: "/api/v1/jobs", name: "jobs", tag: "queue",
            summary: "Jobs with their plans, page by page",
            parameters: [
                .query(
                    "state", .string(choices: ["open", "all"] + Schemas.states),
                    "open: unfinished, the default; or any state, repeatable",
                    isRepeated: true),
                .query("project", .string(length: 1...200), "Only jobs of this project"),
                .query(
                    "order", .string(choices: ["ascending", "descending"]),
                    "By number; usually ascending"),
                .query(
                    "after", .integer(0...Int(Int32.max)),
                    "Only jobs beyond this number: the page's before `next`"),
                .query("limit", .integer(1...500), "How many jobs at most (100)"),
            ],
            success: .json(
                .object([
                    .always("jobs", .array(.named("JobRecord"))),
                    .always("next", Schemas.integer.orNull, "To ask for the next page with"),
                ]), "A page of jobs")
        ) { inputs, site in
            let states = JobStates.named(inputs.list("state"))
            let page = try await site.read { scheduler in
                try scheduler.page(
                    in: states, project: try scheduler.foundProject(inputs.text("project")),
                    beyond: inputs.integer("after").map(JobID.init(_:)),
                    isDescending: inputs.text("order") == "descending",
                    limit: inputs.integer("limit") ?? 100)
            }
            return .json(JSONViews.jobs(page))
        },
    ]
}

/// The job states named in a request.
enum JobStates {
    /// The named ones; nil for all, and the unfinished ones if none is named.
    static func named(_ names: [String]) -> [JobState]? {
        if names.isEmpty { return JobState.open }
        if names.contains("all") { return nil }
        let single = names.compactMap { JobState(rawValue: $0) }
        return names.contains("open") ? JobState.open + single.filter(\.isFinal) : single
    }
}

extension Operations {
    /// One job.
    static let jobs: [Operation] = [
        Operation(
            method: .get, path: "/api/v1/jobs/{job}", name: "job", tag: "jobs",
            summary: "All that is kept about a job", parameters: [job],
            success: .json(
                .object(
                    Schemas.record + [
                        .always("pastDecisions", JSONSchema.named("PastDecisions").orNull),
                        .always("events", .array(.named("JobEvent"))),
                    ]), "The job with its history")
        ) { inputs, site in
            let (record, events) = try await site.read { scheduler in
                let id = try scheduler.foundJob(inputs.part("job"))
                return (try scheduler.record(id), try scheduler.events(id))
            }
            return .json(JSONViews.job(record, events: events))
        },
        Operation(
            method: .get, path: "/api/v1/jobs/{job}/explanation", name: "explanation", tag: "jobs",
            summary: "Why a job is planned as it is, and what else could be done",
            parameters: [job],
            success: .json(.named("Explanation"), "The alternatives"), canConflict: true
        ) { inputs, site in
            let (explanation, record) = try await site.read { scheduler in
                let id = try scheduler.foundJob(inputs.part("job"))
                return try scheduler.explanation(id)
            }
            return .json(JSONViews.explanation(explanation, record: record, inputs.wording))
        },
        Operation(
            method: .get, path: "/api/v1/jobs/{job}/log", name: "log", tag: "jobs",
            summary: "A piece of what a job wrote",
            parameters: [
                job,
                .query("attempt", .integer(1...100_000), "Which attempt; usually the last"),
                .query(
                    "offset", .integer(-1 << 40...1 << 40),
                    "First byte; negative: counted from the end (-65536)"),
                .query("limit", .integer(1...1 << 20), "How many bytes at most (65536)"),
            ],
            success: .init(
                types: [("text/plain; charset=utf-8", nil)],
                text: "The text; Solstice-Log-Next is the offset of what follows, "
                    + "Solstice-Log-Size all there is")
        ) { inputs, site in
            let piece = try await site.read { scheduler in
                let id = try scheduler.foundJob(inputs.part("job"))
                return try scheduler.log(
                    of: id, attempt: inputs.integer("attempt"),
                    offset: inputs.integer("offset") ?? -65_536,
                    limit: inputs.integer("limit") ?? 65_536)
            }
            var answer = Answer.text(
                String(decoding: piece.bytes, as: UTF8.self), type: "text/plain; charset=utf-8")
            answer.headers = piece.headers
            return answer
        },
    ]
}

extension LogPiece {
    /// Its position in the log.
    fileprivate var headers: [HTTPField] {
        let figures = [
            ("Solstice-Log-Attempt", attempt), ("Solstice-Log-Offset", offset),
            ("Solstice-Log-Next", offset + bytes.count), ("Solstice-Log-Size", size),
        ]
        return figures.compactMap { name, value in
            HTTPField.Name(name).map { HTTPField(name: $0, value: "\(value)") }
        }
    }
}
