import HTTPTypes
import Solstice
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
            let page = try await site.read {
                try $0.page(
                    in: states, beyond: inputs.integer("after"),
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
