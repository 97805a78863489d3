import HTTPTypes
import Solstice
import SolsticePresentation

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
