/// The share of electricity that comes from carbon-free sources (CFE), from 0 to 1.
///
/// It is shown beside emissions; no plan is made from it.
public struct CarbonFreeShare: ScalarQuantity {
    /// The share.
    public let rawValue: Double
    /// Wraps a share.
    public init(rawValue: Double) { self.rawValue = rawValue }
    /// A share from 0 to 1.
    public init(_ share: Double) { rawValue = share }

    /// The values a share can have.
    public static let plausible: ClosedRange<Double> = 0...1
}

/// How carbon-free the electricity of some hours is, and how that is known.
public struct CarbonFreeFigure: Equatable, Sendable {
    /// What the share comes from.
    public enum Basis: Equatable, Sendable {
        /// The hours' own values in the record, which cover this share of their energy.
        case recorded(coverage: Double)
        /// What is usual for the months and hours in the record of a zone.
        case usual(ZoneID)
        /// Yearly figures, by whom they were published, without duplicates.
        case annual(sources: [String])
    }

    /// The share of the energy, over the hours for which it is known.
    public let share: CarbonFreeShare
    /// What it comes from.
    public let basis: Basis

    /// Creates a figure with its basis.
    public init(share: CarbonFreeShare, basis: Basis) {
        self.share = share
        self.basis = basis
    }

    /// Whether it comes from the hours' own values.
    public var isRecorded: Bool { if case .recorded = basis { true } else { false } }
}

/// How carbon-free the facility energy of several jobs was, as far as that is known.
public struct CarbonFreeTotal: Equatable, Sendable {
    /// The share of these jobs' facility energy.
    public let share: CarbonFreeShare
    /// The jobs whose share is known.
    public let jobCount: Int
    /// Those of them whose hours are in the record; the others have yearly figures.
    public let recordedCount: Int

    /// The total over jobs with their energy; nil if no share is known.
    init?(of jobs: [(energy: FacilityEnergy, figure: CarbonFreeFigure?)]) {
        let known = jobs.compactMap { job in job.figure.map { (job.energy, $0) } }
        let energy = known.reduce(FacilityEnergy.zero) { $0 + $1.0 }
        guard energy > .zero else { return nil }
        share = CarbonFreeShare(known.reduce(0) { $0 + ($1.0 / energy) * $1.1.share.rawValue })
        jobCount = known.count
        recordedCount = known.count { $0.1.isRecorded }
    }
}
