import Glibc
import SolsticeDomain

/// A window chosen by a replayed decision, and its outcome.
struct ChosenWindow: Equatable, Sendable {
    /// When the decision was made, in hours from the start of the history.
    let origin: Int
    /// Its length in hours; for a job that pauses, that of the single window standing for it.
    let length: Double
    /// Hours from the decision to its start.
    let lead: Int
    /// The logarithm of the actual over the expected value.
    let ratio: Double
}

extension ChosenStretch {
    /// The maximum age of decisions, in hours.
    static let longestAge = 720 * 24
    /// A decision this old, in hours, has half the weight of one made now.
    private static let halvingHours = 90.0 * 24
    /// Standard deviation of the kernel over lengths, in doublings.
    private static let lengthDeviation = 0.8
    /// The same over leads.
    private static let leadDeviation = 1.0
    /// The squared distance, in deviations, beyond which a decision is ignored.
    private static let farthest = 36.0
    /// The least total weight for a result: that of one decision made now.
    private static let leastWeight = 1.0
    /// The number of windows of a zone's grid that together count as one independent sample.
    private static let windowsAlike = 10.0

    /// The record of the decisions of a history of `hourCount` hours; `band` is that of any window
    /// of a length and a lead.
    init(_ windows: [ChosenWindow], hourCount: Int, band: (Double, Double) -> RelativeBand) {
        let recent = windows.filter { hourCount - $0.origin <= Self.longestAge }
        let entries = recent.map { window in
            Entry(
                window, age: hourCount - window.origin,
                band: band(window.length, Double(window.lead)))
        }.sorted { $0.units < $1.units }
        var low = ChosenStretch.none.low
        var high = ChosenStretch.none.high
        for (row, length) in Self.lengthHours.enumerated() {
            for (column, lead) in Self.leadHours.enumerated() {
                guard let range = Self.range(of: entries, length: length, lead: lead) else {
                    continue
                }
                low[row * Self.leadHours.count + column] = range.low
                high[row * Self.leadHours.count + column] = range.high
            }
        }
        self.init(low: low, high: high)
    }

    /// A decision as weighted in the table.
    private struct Entry {
        /// How many hours ago the decision was made.
        let age: Int
        let length: Double
        let lead: Double
        let weight: Double
        /// Its outcome, in units of the half of the band on its side.
        let units: Double

        init(_ window: ChosenWindow, age: Int, band: RelativeBand) {
            self.age = age
            length = log2(window.length)
            lead = log2(1 + Double(window.lead))
            weight = exp2(-Double(age) / halvingHours)
            let half = abs(log(window.ratio < 0 ? band.low : band.high))
            units = window.ratio / max(half, 1e-6)
        }
    }

    /// The weighted quantiles of outcomes near a length and a lead, widened if few decisions
    /// contribute; nil if next to none do.
    private static func range(
        of entries: [Entry], length: Double, lead: Double
    ) -> (low: Double, high: Double)? {
        let (lengthPlace, leadPlace) = (log2(length), log2(1 + lead))
        var total = 0.0
        var byAge = [Double](repeating: 0, count: longestAge + 1)
        let weights = entries.map { entry -> Double in
            let down = (entry.length - lengthPlace) / lengthDeviation
            let right = (entry.lead - leadPlace) / leadDeviation
            let distance = down * down + right * right
            guard distance < farthest else { return 0 }
            let weight = entry.weight * exp(-0.5 * distance)
            total += weight
            byAge[entry.age] += weight
            return weight
        }
        guard total >= leastWeight else { return nil }
        let squares = byAge.reduce(0) { $0 + $1 * $1 }
        let independent = total * total / squares / (windowsAlike + (lead + length) / 48)
        let low = quantile(0.1 * total, entries, weights)
        let high = quantile(0.9 * total, entries, weights)
        let wider = (1 + 2 / max(independent, 0.5)).squareRoot()
        let middle = 0.5 * (low + high)
        return (middle + wider * (low - middle), middle + wider * (high - middle))
    }

    /// The weighted quantile of the entries.
    private static func quantile(
        _ share: Double, _ entries: [Entry], _ weights: [Double]
    ) -> Double {
        var sum = 0.0
        var before: (sum: Double, units: Double)?
        for (entry, weight) in zip(entries, weights) where weight > 0 {
            // Each entry sits at the middle of its own weight.
            let middle = sum + 0.5 * weight
            if middle >= share {
                guard let before, middle > before.sum else { return entry.units }
                let part = (share - before.sum) / (middle - before.sum)
                return before.units + part * (entry.units - before.units)
            }
            before = (middle, entry.units)
            sum += weight
        }
        return before?.units ?? 0
    }
}

extension ChosenStretch {
    /// All its entries as plain numbers.
    var numbers: [Double] { low + high }

    /// Decodes the stretch from numbers.
    init?(_ reader: inout NumberReader) {
        let cells = Self.lengthHours.count * Self.leadHours.count
        guard let low = reader.next(cells), let high = reader.next(cells) else { return nil }
        self.init(low: low, high: high)
    }
}
