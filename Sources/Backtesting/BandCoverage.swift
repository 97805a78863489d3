public import SolsticeDomain

/// How many windows fell inside their P10–P90 band, by how far ahead they began.
public struct BandCoverage: Equatable, Sendable {
    /// How many windows fell below, inside and above their bands.
    public struct Count: Equatable, Sendable {
        /// Below P10.
        public internal(set) var below = 0
        /// From P10 to P90.
        public internal(set) var inside = 0
        /// Above P90.
        public internal(set) var above = 0

        /// All windows.
        public var total: Int { below + inside + above }
        /// The share inside; nil without windows. A calibrated band covers 0.8.
        public var share: Double? { total > 0 ? Double(inside) / Double(total) : nil }

        mutating func add(_ ratio: Double, low: Double, high: Double) {
            if ratio < low {
                below += 1
            } else if ratio > high {
                above += 1
            } else {
                inside += 1
            }
        }
    }

    /// Windows that began within a day.
    public internal(set) var withinDay = Count()
    /// Windows that began from one day to a week ahead.
    public internal(set) var withinWeek = Count()

    /// The sum of both.
    public func adding(_ other: BandCoverage) -> BandCoverage {
        func sum(_ left: Count, _ right: Count) -> Count {
            var sum = left
            sum.below += right.below
            sum.inside += right.inside
            sum.above += right.above
            return sum
        }
        var result = BandCoverage()
        result.withinDay = sum(withinDay, other.withinDay)
        result.withinWeek = sum(withinWeek, other.withinWeek)
        return result
    }
}

/// How many plans for a kind of job fell inside the band printed with them, by how far ahead they
/// began.
public struct ChosenCoverage: Equatable, Sendable {
    /// The kind of job.
    public let kind: JobKind
    /// The minimum lead of the plans, inclusive.
    public let leadFrom: TimeSpan
    /// The maximum lead of the plans, exclusive; nil for no limit.
    public let leadTo: TimeSpan?
    /// Their counts below, inside and above the band.
    public internal(set) var count = BandCoverage.Count()
    /// The equivalent number of plans that do not overlap: a job submitted while another of its
    /// kind runs adds little.
    public internal(set) var independentCount = 0.0

    /// The bounds of the leads.
    static let bounds: [TimeSpan] = [.zero, .day, .day * 7]

    /// Zero counts for each range of leads.
    static func empty(_ kind: JobKind) -> [ChosenCoverage] {
        bounds.indices.map { index in
            ChosenCoverage(
                kind: kind, leadFrom: bounds[index],
                leadTo: index + 1 < bounds.count ? bounds[index + 1] : nil)
        }
    }

    private init(kind: JobKind, leadFrom: TimeSpan, leadTo: TimeSpan?) {
        self.kind = kind
        self.leadFrom = leadFrom
        self.leadTo = leadTo
    }
}
