import SolsticeDomain

/// The forecast for each place from an hour on, shared by the replay's decisions of that hour:
/// rates, their running sums, and the cost of starting jobs of each length.
struct Outlooks {
    /// By place: the expected rate of each hour from now, in gCO2e per IT kWh.
    private(set) var rates: [[Double]]
    private var running: [Double]
    /// By length in hours: the lowest emissions, in grams per kW, of a start in each hour from now.
    private(set) var startCosts: [Int: [Double]] = [:]
    /// By length in hours: the best place to start in now.
    private(set) var bestPlace: [Int: Int] = [:]
    private let hours: Int
    /// Whether it is made from daily levels, for jobs that wait for a season.
    private let byLevels: Bool

    init(placeCount: Int, hours: Int, byLevels: Bool = false) {
        self.byLevels = byLevels
        rates = [[Double]](repeating: [Double](repeating: 0, count: hours), count: placeCount)
        running = [Double](repeating: 0, count: hours + 1)
        self.hours = hours
    }

    /// Takes the rates of `known` from an hour on, for the requested number of hours, and the costs
    /// of starting jobs of some lengths.
    mutating func update(
        _ known: [PlaceKnowledge], from hour: Int, hours count: Int, lengths: [Int: Int]
    ) {
        let count = min(count, hours)
        for length in lengths.keys where startCosts[length] == nil {
            startCosts[length] = [Double](repeating: 0, count: hours)
        }
        for place in known.indices {
            rates[place].withUnsafeMutableBufferPointer { buffer in
                let part = UnsafeMutableBufferPointer(rebasing: buffer[0..<count])
                if !known[place].writeExpected(from: hour, byLevels: byLevels, into: part) {
                    part.update(repeating: 1)
                }
                for index in 0..<count { running[index + 1] = running[index] + part[index] }
            }
            for (length, slack) in lengths {
                add(place, length: length, starts: min(slack, count - length) + 1)
            }
        }
    }

    private mutating func add(_ place: Int, length: Int, starts: Int) {
        guard starts > 0, let index = startCosts.index(forKey: length) else { return }
        startCosts.values[index].withUnsafeMutableBufferPointer { costs in
            let first = running[length] - running[0]
            if place == 0 || first < costs[0] { bestPlace[length] = place }
            for start in 0..<starts {
                let cost = running[start + length] - running[start]
                costs[start] = place == 0 ? cost : min(costs[start], cost)
            }
        }
    }
}
