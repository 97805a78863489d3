import SolsticeDomain

/// How much work the steps of planning a queue get, in counts and not in seconds, so that the same
/// queue gets the same plan on any machine.
struct QueueEffort {
    let priceSteps: Int
    let spreadingRounds: Int
    let spreadingPasses: Int
    let reinsertions: Int
    let ruins: Int

    init(_ effort: PlanningEffort, model: QueueModel, choices: PriceChoices) {
        let (steps, rounds, passes, again, seconds): (Int, Int, Int, Int, Double) =
            switch effort {
            case .quick: (120, 2, 12, 1, 0.05)
            case .standard: (400, 5, 30, 3, 1.5)
            case .thorough: (1200, 8, 100, 6, 20)
            }
        let kinds = choices.kinds.count
        if kinds < 400 {
            // A few kinds of job cost next to nothing a step, and need more of them.
            priceSteps = steps * 8
        } else {
            // Where jobs are alike, a step costs less, and more of them are worth it.
            let affordable = steps * 15 / 2 * model.members.count / max(1, choices.looks)
            priceSteps = min(max(steps * 3 / 5, affordable), steps * 3 / 2)
        }
        spreadingRounds = rounds
        // The first passes do most, and with many jobs each takes long.
        let isLarge = model.members.count > 50_000
        spreadingPasses = isLarge ? max(1, passes / 2) : passes
        reinsertions = isLarge ? min(again, 2) : again
        // What a few jobs do is soon lost among many.
        let few = isLarge ? 2000.0 : 5000
        let share = min(1, few / Double(max(1, model.members.count)))
        ruins = Int(seconds * share / Self.secondsPerRuin(model))
    }

    /// What taking some jobs out and finding them places anew takes, roughly.
    private static func secondsPerRuin(_ model: QueueModel) -> Double {
        let jobs = Double(max(1, model.members.count))
        let options = model.members.reduce(0.0) { $0 + Double($1.options.count) } / jobs
        let slots =
            model.members.reduce(0.0) { $0 + Double($1.deadline - $1.earliest) } / jobs
            / Double(model.grid.step)
        let pausing = Double(model.members.count { $0.overhead >= 0 }) / jobs
        return 3e-6 + 6 * options * (0.1e-6 + slots * (0.4e-9 + 60e-9 * pausing))
    }
}
