#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif
import SolsticeDomain

extension RevisionProcess {
    /// Correlation times tried for the fast part, in hours: four hours to a week.
    private static let fastMemories = (0..<40).map { 4 * exp(0.1 * Double($0)) }.filter { $0 < 170 }
    /// The correlation time of the slow part: longer ones cannot be told apart in a zone's past.
    private static let slowMemory = 800.0
    /// The prior counts as this many windows that do not overlap.
    private static let priorWindows = 3.0

    /// The process whose variance grows with the lead like the mean squares of revisions; errors
    /// count relative to these.
    init(
        meanSquares: [(lead: Int, mean: Double)], prior: RevisionProcess, independent: Double
    ) {
        guard meanSquares.count >= 3, meanSquares.allSatisfy({ $0.mean > 0 }) else {
            self = prior
            return
        }
        var best: (error: Double, fast: Double, slow: Double, memory: Double)?
        for memory in Self.fastMemories {
            let found = Self.variances(meanSquares, memory: memory)
            if best.map({ found.error < $0.error }) ?? true {
                best = (found.error, found.fast, found.slow, memory)
            }
        }
        guard let best else {
            self = prior
            return
        }
        let weight = independent / (independent + Self.priorWindows)
        func mixed(_ variance: Double, _ prior: Part, memory: Double) -> Part {
            let own = max(variance, 0.01 * best.fast, 1e-8).squareRoot()
            return Part(
                deviation: exp(weight * log(own) + (1 - weight) * log(prior.deviation)),
                correlationHours: weight * memory + (1 - weight) * prior.correlationHours)
        }
        self.init(
            fast: mixed(best.fast, prior.fast, memory: best.memory),
            slow: mixed(best.slow, prior.slow, memory: Self.slowMemory))
    }

    /// The two non-negative variances that fit best by least squares of relative errors.
    private static func variances(
        _ squares: [(lead: Int, mean: Double)], memory: Double
    ) -> (error: Double, fast: Double, slow: Double) {
        let growth = squares.map { square in
            (
                fast: (1 - exp(-2 * Double(square.lead) / memory)) / square.mean,
                slow: (1 - exp(-2 * Double(square.lead) / slowMemory)) / square.mean
            )
        }
        func sum(_ term: ((fast: Double, slow: Double)) -> Double) -> Double {
            growth.reduce(0) { $0 + term($1) }
        }
        let (ff, fs, ss) = (
            sum { $0.fast * $0.fast }, sum { $0.fast * $0.slow }, sum { $0.slow * $0.slow }
        )
        let (f, s) = (sum { $0.fast }, sum { $0.slow })
        let determinant = ff * ss - fs * fs
        var fast = f / ff
        var slow = 0.0
        if determinant > 1e-9 * ff * ss {
            let both = ((f * ss - s * fs) / determinant, (s * ff - f * fs) / determinant)
            if both.0 >= 0, both.1 >= 0 {
                (fast, slow) = both
            } else if both.0 < 0 {
                (fast, slow) = (0, s / ss)
            }
        }
        let error = sum {
            ($0.fast * fast + $0.slow * slow - 1) * ($0.fast * fast + $0.slow * slow - 1)
        }
        return (error, fast, slow)
    }
}
