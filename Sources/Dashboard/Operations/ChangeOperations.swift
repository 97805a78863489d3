import OrderedCollections
import HTTPTypes
import Solstice
import SolsticeJSON
import SolsticeJobFiles
import SolsticePresentation

extension Operations {
    /// Changes to the queue.
    static let changes: [Operation] =
        [submit, cancel, hold, release, retry, mark]

    private static let hold = act("hold", "Keep a job back that has not started") {
        scheduler, id throws(Diagnostic) in
        try scheduler.hold(id)
    }

    private static let release = act("release", "Release a held job, and plan it again") {
        scheduler, id throws(Diagnostic) in
        _ = try scheduler.release(id)
    }

    private static let submit = Operation(
        method: .post, path: "/api/v1/jobs", name: "submit", tag: "changes",
        summary: "Submit jobs: all are accepted and planned, or none", access: .writing,
        parameters: [.query("dryRun", .boolean, "Show the plan and change nothing")],
        body: .init(
            types: [
                (
                    "application/json",
                    .any([.named("JobEntry"), .array(.named("JobEntry"), count: 1...100_000)])
                ), ("application/x-ndjson", nil), ("application/yaml", nil),
            ],
            text: "A job, a list of jobs, or a job a line, as in files of jobs",
            limit: largestBody),
        success: .init(
            status: .created,
            types: [
                (
                    "application/json",
                    .object([
                        .always("jobs", .array(.named("JobRecord"))), .always("isDryRun", .boolean),
                        .always("notes", Schemas.texts),
                    ])
                )
            ], text: "The jobs with their plans"),
        canConflict: true
    ) { inputs, site in
        let isDryRun = inputs.flag("dryRun")
        let file = SourceFile(name: "the request", bytes: inputs.body)
        let submissions = try await site.change(inputs) { scheduler in
            let requests = try JobFile.requests(file, site.moments(scheduler))
            return try scheduler.submit(requests, isDryRun: isDryRun)
        }
        let notes = Array(OrderedSet(submissions.flatMap(\.notes)))
        return .json(
            JSONViews.submitted(
                submissions.map(\.record), isDryRun: isDryRun, notes: notes, inputs.wording),
            status: .created)
    }

    private static let cancel = Operation(
        method: .post, path: "/api/v1/jobs/{job}/cancel", name: "cancel", tag: "changes",
        summary: "Cancel a job; where it runs, its processes are ended", access: .writing,
        parameters: [job],
        success: .json(.object(Schemas.record), "The job as it is now"), canConflict: true
    ) { inputs, site in
        let (id, open) = try await site.change(inputs) { scheduler in
            let id = try number(inputs, scheduler)
            return (
                id, try Refusal.permitted { () throws(Diagnostic) in try scheduler.cancel(id) }
            )
        }
        if let open, let executors = site.executors {
            try await site.writer.endProcesses(of: open, executors: executors)
        }
        return .json(JSONViews.job(try await site.read { try $0.record(id) }))
    }

    private static let retry = Operation(
        method: .post, path: "/api/v1/jobs/{job}/retry", name: "retry", tag: "changes",
        summary: "Retry a job that ended without success", access: .writing,
        parameters: [
            job,
            .query(
                "deadline", .string(length: 1...100), "Another deadline, such as +2d"),
        ],
        success: .json(.object(Schemas.record), "The job as it is now"), canConflict: true
    ) { inputs, site in
        let record = try await site.change(inputs) { scheduler in
            let deadline = try site.moments(scheduler).instant(
                inputs.text("deadline"), option: .name(.deadline))
            let id = try number(inputs, scheduler)
            return try Refusal.permitted { () throws(Diagnostic) in
                try scheduler.retry(id, deadline: deadline)
            }
        }
        return .json(JSONViews.job(record))
    }

    private static let mark = Operation(
        method: .post, path: "/api/v1/jobs/{job}/mark", name: "mark", tag: "changes",
        summary: "Say which project a job is reported under, and whether its run is a final one",
        access: .writing,
        parameters: [
            job,
            .query(
                "project", .string(length: 1...JobMarks.longestName),
                "The project that it is reported under"),
            .query("noProject", .boolean, "It belongs to no project"),
            .query("final", .boolean, "It is a final run, whose result is published"),
            .query("preliminary", .boolean, "It is a preliminary run"),
        ],
        success: .json(.object(Schemas.record), "The job as it is now")
    ) { inputs, site in
        let record = try await site.change(inputs) { scheduler in
            let marks = try JobMarks(
                project: inputs.text("project"), isWithoutProject: inputs.flag("noProject"),
                isFinal: inputs.flag("final"), isPreliminary: inputs.flag("preliminary"))
            return try scheduler.mark([try number(inputs, scheduler)], as: marks)[0]
        }
        return .json(JSONViews.job(record))
    }

    /// A change of a job that needs only its name.
    private static func act(
        _ name: String, _ summary: String,
        _ act: @escaping @Sendable (Scheduler, JobID) throws(Diagnostic) -> Void
    ) -> Operation {
        Operation(
            method: .post, path: "/api/v1/jobs/{job}/\(name)", name: name, tag: "changes",
            summary: summary, access: .writing, parameters: [job],
            success: .json(.object(Schemas.record), "The job as it is now"), canConflict: true
        ) { inputs, site in
            let record = try await site.change(inputs) { scheduler in
                let id = try number(inputs, scheduler)
                try Refusal.permitted { () throws(Diagnostic) in try act(scheduler, id) }
                return try scheduler.record(id)
            }
            return .json(JSONViews.job(record))
        }
    }

    /// The job to change, which has to be unambiguous.
    private static func number(_ inputs: Inputs, _ scheduler: Scheduler) throws -> JobID {
        try scheduler.foundJob(inputs.part("job"), isUnambiguous: true)
    }
}

extension Operations {
    /// Planning the queue.
    static let planning: [Operation] = [
        Operation(
            method: .post, path: "/api/v1/plan", name: "plan", tag: "changes",
            summary: "Plan all jobs that have not started together; a better plan is kept",
            access: .writing,
            parameters: [
                .query("dryRun", .boolean, "Show what would change and keep nothing"),
                .query(
                    "effort", .string(choices: PlanningEffort.allCases.map(\.rawValue)),
                    "How long to look (standard)"),
            ],
            success: .json(Schemas.under("plan", .named("Plan")), "The plan"), canConflict: true
        ) { inputs, site in
            let isDryRun = inputs.flag("dryRun")
            let effort =
                inputs.text("effort").flatMap { PlanningEffort(rawValue: $0) } ?? .standard
            let end = ContinuousClock.now + .seconds(site.planning.seconds)
            let plan = try await site.onAllCores(inputs) {
                try $0.plan(effort: effort, isDryRun: isDryRun) { _ in ContinuousClock.now < end }
            }
            return .json(JSONViews.plan(plan, isDryRun: isDryRun))
        }
    ]
}
