import HTTPTypes
import Solstice
import SolsticePresentation

extension Operations {
    /// One job.
    static let jobs: [Operation] = [
        Operation(
            method: .get, path: "/api/v1/jobs/{job}", name: "job", tag: "jobs",
            summary: "All that is kept about a job", parameters: [job],
            success: .json(
                .object(
                    Schemas.record + [
                        .always("pastDecisions", Schema.named("PastDecisions").orNull),
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
            return .json(JSONViews.explanation(explanation, record: record))
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
