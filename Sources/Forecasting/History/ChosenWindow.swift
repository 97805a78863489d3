#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif
import SolsticeDomain

/// A window that a replayed decision chose, and how it came out.
struct ChosenWindow: Equatable, Sendable {
    /// When it was decided, in hours from the start of the history.
    let origin: Int
    /// Its length in hours; that of the one window that stands for a job which pauses.
    let length: Double
    /// Hours from the decision to its start.
    let lead: Int
    /// The logarithm of what came over what was expected.
    let ratio: Double
}

extension ChosenStretch {
    /// Older decisions are not looked at.
    static let longestAge = 720 * 24
    /// A decision so old weighs half as much as one of now.
    private static let halvingHours = 90.0 * 24
    /// Deviation of the kernel over lengths, in doublings.
    private static let lengthDeviation = 0.8
    /// The same over leads.
    private static let leadDeviation = 1.0
    /// The square of a distance in deviations beyond which a decision says nothing.
    private static let farthest = 36.0
    /// With less than the weight of one decision of now nothing is said.
    private static let leastWeight = 1.0
    /// A window of a zone's grid says something new after so many others.
    private static let windowsAlike = 10.0

    /// What the decisions of a history of so many hours say; `band` is that of any window of a length
    /// and a lead.
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

    /// A decision as the table weighs it.
    private struct Entry {
        /// How long ago it was decided.
        let age: Int
        let length: Double
        let lead: Double
        let weight: Double
        /// How it came out, in units of the half of the band on its side.
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

    /// The weighted quantiles of what came out near a length and a lead, made wider where few
    /// decisions say so; nil where next to none do.
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

    /// What entries of so much weight stay below.
    private static func quantile(
        _ share: Double, _ entries: [Entry], _ weights: [Double]
    ) -> Double {
        var sum = 0.0
        var before: (sum: Double, units: Double)?
        for (entry, weight) in zip(entries, weights) where weight > 0 {
            // Each entry stands at the middle of its own weight.
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

    /// The stretch that numbers were made from.
    init?(_ reader: inout NumberReader) {
        let cells = Self.lengthHours.count * Self.leadHours.count
        guard let low = reader.next(cells), let high = reader.next(cells) else { return nil }
        self.init(low: low, high: high)
    }
}
