import HTTPTypes
import Solstice
import SolsticeJobFiles
import SolsticePresentation

extension Operations {
    /// Replaying jobs over history.
    static let backtests: [Operation] = [
        Operation(
            method: .get, path: "/api/v1/backtest", name: "backtest", tag: "planning",
            summary: "What jobs would have saved, had they been decided upon in the past. Takes "
                + "all cores for up to the server's plan limit; what is whole by then is answered",
            access: .writing,
            parameters: [
                .query(
                    "mix", .string(length: 1...200),
                    "Kinds of job, LENGTH@SLACK, and /RESUME for those that may pause, with "
                        + "commas: \(mostKinds) at most (8h@24h,8h@7d,24h@7d,8h@30d)"),
                .query("from", moment, "The first submission (a year into the history)"),
                .query("to", moment, "The end of submissions (near the history's end)"),
                .query(
                    "policy", .string(choices: BacktestPolicy.allCases.map(\.rawValue)),
                    "How it is decided when they run (all)", isRepeated: true),
                .query(
                    "zone", .string(length: 1...200),
                    "A zone or a region (all with history)", isRepeated: true),
                .query(
                    "across", .boolean,
                    "Let jobs run in any of the zones, at once in the first"),
                .query("signal", Schemas.signal, "Which carbon intensity"),
                .query(
                    "everyHours", .integer(6...24 * 366),
                    "How far apart submissions of a kind lie (13)"),
            ],
            success: .json(Schemas.under("backtest", .named("Backtest")), "The comparison"),
            canConflict: true
        ) { inputs, site in
            let asked = try request(inputs, site.moments(site.reader))
            let end = ContinuousClock.now + .seconds(site.planning.seconds)
            let summary = try await site.onAllCores(inputs) { scheduler in
                try scheduler.backtest(asked) { _ in ContinuousClock.now < end }
            }
            return .json(JSONViews.backtest(summary))
        }
    ]

    /// These limits on kinds and windows keep the replay of one zone, which cannot be interrupted,
    /// to about a minute.
    private static let mostKinds = 8
    private static let longestWindow = TimeSpan.day * 62
    private static let moment = Schema.string(length: 1...100)

    private static func request(
        _ inputs: Inputs, _ moments: InstantReader
    ) throws(Diagnostic) -> BacktestRequest {
        var request = BacktestRequest()
        if let mix = inputs.text("mix") { request.kinds = try BacktestArgument.kinds(mix) }
        guard request.kinds.count <= mostKinds else {
            throw Diagnostic(
                .usage, "\(request.kinds.count) kinds of job are more than \(mostKinds)",
                remedy: "ask for some at a time")
        }
        if let long = request.kinds.first(where: { $0.window > longestWindow }) {
            throw Diagnostic(
                .usage, "a job of \(long.name) may take more than 62 days",
                remedy: "give it less slack here, or use \(run: .backtest)")
        }
        let policies = inputs.list("policy").compactMap { BacktestPolicy(rawValue: $0) }
        if !policies.isEmpty { request.policies = policies }
        request.places = inputs.list("zone")
        request.isAcross = inputs.flag("across")
        request.signal = inputs.text("signal").flatMap { CarbonSignal(rawValue: $0) }
        if let hours = inputs.integer("everyHours") {
            request.distance = TimeSpan(hours: Double(hours))
        }
        request.from = try moments.instant(inputs.text("from"), option: .name(.from))
        request.to = try moments.instant(inputs.text("to"), option: .name(.to))
        return request
    }
}
