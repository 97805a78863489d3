import Glibc
import SolsticeDomain

/// How far window means deviated from their forecasts, and how the forecasts were revised, by
/// length and lead: found by replaying the method on the zone's own past.
struct WindowErrors: Equatable, Sendable {
    /// Lengths of replayed windows, in hours.
    static let lengths = [1, 3, 8, 24, 72, 168, 336]
    /// Leads to a window's start, in hours: multiples of ``originStep``.
    static let leads = [0, 5, 10, 25, 50, 100, 170, 335, 720]
    /// A forecast is replayed every this many hours; it has no factor in common with a day, so that
    /// every hour of the day occurs.
    static let originStep = 5

    /// By length and lead: the P10 of the logarithm of actual over forecast means.
    private(set) var low: [Double]
    /// By length and lead: the P90 of the logarithm of actual over forecast means.
    private(set) var high: [Double]
    /// By length: how forecasts are revised.
    private(set) var revisions: [RevisionProcess]

    /// The default if there is no history.
    init() {
        low = []
        high = []
        revisions = []
        for length in Self.lengths {
            for lead in Self.leads {
                let deviation = Self.priorDeviation(length: length, lead: lead)
                low.append(-Self.tenth * deviation)
                high.append(Self.tenth * deviation)
            }
            revisions.append(Self.priorRevision(length: length))
        }
    }

    /// Decodes the errors from numbers.
    init?(_ reader: inout NumberReader) {
        let cells = Self.lengths.count * Self.leads.count
        guard let low = reader.next(cells), let high = reader.next(cells) else { return nil }
        self.low = low
        self.high = high
        revisions = []
        for _ in Self.lengths {
            guard let four = reader.next(4), four[0] >= 0, four[1] > 0, four[2] >= 0, four[3] > 0
            else { return nil }
            revisions.append(
                RevisionProcess(
                    fast: .init(deviation: four[0], correlationHours: four[1]),
                    slow: .init(deviation: four[2], correlationHours: four[3])))
        }
    }

    /// The P90 of the standard normal distribution.
    static let tenth = 1.2815515655446004

    static func priorDeviation(length: Int, lead: Int) -> Double {
        0.25 * (1 - exp(-(Double(lead) + 0.5 * Double(length) + 2) / 36)).squareRoot()
            * exp(-Double(length) / 1000)
    }

    private static func priorRevision(length: Int) -> RevisionProcess {
        RevisionProcess(
            fast: .init(
                deviation: 0.2 * exp(-Double(length) / 300),
                correlationHours: 40 + Double(length) / 2),
            slow: .init(deviation: 0.05, correlationHours: 800))
    }

    /// The prior counts as this many windows that do not overlap.
    private static let priorWindows = 3.0

    /// The errors and revisions of a replay of `hourCount` hours.
    init(_ replay: WindowReplay, hourCount: Int) {
        self.init()
        for (row, length) in Self.lengths.enumerated() {
            for (column, lead) in Self.leads.enumerated() {
                blend(
                    row, column, errors: replay.errors[row * Self.leads.count + column],
                    independent: Double(hourCount) / Double(lead + length + 24))
            }
            revisions[row] = RevisionProcess(
                meanSquares: replay.revisions[row], prior: revisions[row],
                independent: Double(hourCount) / Double(length + 120))
        }
    }

    private mutating func blend(
        _ row: Int, _ column: Int, errors: [Double], independent: Double
    ) {
        let cell = row * Self.leads.count + column
        guard errors.count >= 20 else {
            // Beyond what could be replayed, the band is at least as wide as at the lead before.
            guard column > 0 else { return }
            low[cell] = min(low[cell], low[cell - 1])
            high[cell] = max(high[cell], high[cell - 1])
            return
        }
        let sorted = errors.sorted()
        let weight = independent / (independent + Self.priorWindows)
        let inflation = (1 + 1.5 / independent).squareRoot()
        let middle = 0.5 * (Self.quantile(0.1, sorted) + Self.quantile(0.9, sorted))
        func wide(_ quantile: Double) -> Double { middle + inflation * (quantile - middle) }
        low[cell] = weight * wide(Self.quantile(0.1, sorted)) + (1 - weight) * low[cell]
        high[cell] = weight * wide(Self.quantile(0.9, sorted)) + (1 - weight) * high[cell]
    }

    private static func quantile(_ share: Double, _ sorted: [Double]) -> Double {
        let place = share * Double(sorted.count) - 0.5
        let left = min(max(Int(place.rounded(.down)), 0), sorted.count - 1)
        let right = min(left + 1, sorted.count - 1)
        return sorted[left] + (place - Double(left)) * (sorted[right] - sorted[left])
    }
}

extension WindowErrors {
    /// The band of a window's mean relative to its forecast, for any length and lead in hours.
    func band(length: Double, lead: Double) -> RelativeBand {
        let (row, rowPart) = ForecastErrors.place(length, in: Self.lengths.map(Double.init))
        let (column, columnPart) = ForecastErrors.place(lead, in: Self.leads.map(Double.init))
        // Months ahead, the season itself may change: the band keeps growing.
        let beyond = max(1, lead / Double(Self.leads[Self.leads.count - 1]))
        let growth = 1 + 0.1 * log(beyond)
        func read(_ table: [Double]) -> Double {
            func at(_ row: Int) -> Double {
                let first = row * Self.leads.count + column
                return table[first] + columnPart * (table[first + 1] - table[first])
            }
            return growth * (at(row) + rowPart * (at(row + 1) - at(row)))
        }
        return RelativeBand(low: exp(read(low)), high: exp(read(high)))
    }

    /// How forecasts of windows of a length are revised.
    func revision(hours: Double) -> RevisionProcess {
        let (row, part) = ForecastErrors.place(hours, in: Self.lengths.map(Double.init))
        let (short, long) = (revisions[row], revisions[row + 1])
        func between(
            _ short: RevisionProcess.Part, _ long: RevisionProcess.Part
        ) -> RevisionProcess.Part {
            RevisionProcess.Part(
                deviation: short.deviation + part * (long.deviation - short.deviation),
                correlationHours: short.correlationHours
                    + part * (long.correlationHours - short.correlationHours))
        }
        return RevisionProcess(
            fast: between(short.fast, long.fast), slow: between(short.slow, long.slow))
    }
}

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
