import Glibc
import SolsticeDomain

/// How much work the steps of planning a queue get, in counts and not in seconds, so that the same
/// queue gets the same plan on any machine.
struct QueueEffort {
    let priceSteps: Int
    let spreadingRounds: Int
    let spreadingPasses: Int
    let reinsertions: Int
    /// Improvement is done in so many bouts, each from the best plan that the one before found.
    let bouts: Int
    /// Changes that each search of a bout tries.
    let ruins: Int
    /// After so many bouts that find nothing better there is no other.
    let patience: Int
    /// The share of a job's mean emissions by which a change may at first make things worse.
    let warmth: Double

    /// With more jobs than these each of two searches moves its own.
    static let mostJobsForBouts = 5000
    /// With more jobs than these what a few of them do is soon lost among the others.
    static let mostJobsForRuins = 50_000

    init(_ effort: PlanningEffort, model: QueueModel, choices: PriceChoices) {
        let (steps, rounds, passes, again, seconds): (Int, Int, Int, Int, Double) =
            switch effort {
            case .quick: (120, 2, 40, 1, 0.05)
            case .standard: (400, 5, 200, 3, 1.5)
            case .thorough: (1200, 8, 400, 6, 20)
            }
        let kinds = choices.kinds.count
        if kinds < 400 {
            // A few kinds of job cost next to nothing a step, and need more of them.
            priceSteps = steps * 8
        } else {
            // Where jobs are alike, a step costs less, and more of them are worth it.
            let affordable = steps * 6 * model.members.count / max(1, choices.looks)
            priceSteps = min(max(steps * 3 / 5, affordable), steps * 3 / 2)
        }
        // The first passes do most, and with many jobs each takes long. Jobs of whole slots soon find
        // the places that are left over when they are moved one by one.
        let isLarge = model.members.count > Self.mostJobsForRuins
        let share = isLarge ? (model.isFractional ? 0.25 : 0.2) : 1
        spreadingPasses = Int(share * Double(passes))
        spreadingRounds = isLarge && !model.isFractional ? min(rounds, 3) : rounds
        reinsertions = isLarge ? 1 : again
        let jobs = Double(max(1, model.members.count))
        guard model.members.count <= Self.mostJobsForBouts else {
            (bouts, patience, warmth) = (4, 4, 0.004)
            ruins = isLarge ? 0 : Int(seconds / Self.secondsPerRuin(model))
            return
        }
        // With a few jobs there is soon nothing left to try.
        let trialShare = effort == .quick ? 1 : min(1, pow(jobs / Self.manyToTry, 1.5))
        let all = Int(seconds * trialShare / Self.secondsPerRuin(model))
        bouts = 4
        patience = effort == .thorough ? 3 : 2
        let most =
            switch effort {
            case .quick: Double.infinity
            case .standard: max(2000, 30 * jobs * jobs)
            case .thorough: max(12_000, 180 * jobs * jobs)
            }
        ruins = Int(min(Double(all / bouts), most))
        // Many changes for each job leave time to cool down from further up.
        warmth = min(0.03, max(0.004, 0.03 * Double(ruins) / (1000 * jobs)))
    }

    /// Fewer jobs than these get less than the whole time.
    private static let manyToTry = 50.0

    /// What taking some jobs out and finding them other places takes, roughly.
    private static func secondsPerRuin(_ model: QueueModel) -> Double {
        let jobs = Double(max(1, model.members.count))
        let options = model.members.reduce(0.0) { $0 + Double($1.options.count) } / jobs
        let slots =
            model.members.reduce(0.0) { $0 + Double($1.deadline - $1.earliest) } / jobs
            / Double(model.grid.step)
        let pausing = Double(model.members.count { $0.overhead >= 0 }) / jobs
        return 3e-6 + 3.5 * options * (0.1e-6 + slots * (0.4e-9 + 60e-9 * pausing))
    }
}
