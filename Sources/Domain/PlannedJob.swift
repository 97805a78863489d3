/// A placement beside the baseline it is measured against.
public struct PlannedJob: Equatable, Sendable {
    /// When, where, how hard and on what.
    public let placement: Placement
    /// The same job at its earliest moment, at home, as asked for and uncapped.
    public let baseline: Placement
    /// The difference and where it comes from.
    public let saving: Saving

    /// A placement with its baseline.
    public init(placement: Placement, baseline: Placement, saving: Saving) {
        self.placement = placement
        self.baseline = baseline
        self.saving = saving
    }

    /// Savings under this share are noise to anyone; the plan then says that waiting is not worth it.
    public static let worthwhileFraction = 0.01

    /// Whether the plan saves enough to be worth mentioning.
    public var isWorthwhile: Bool { saving.fraction >= Self.worthwhileFraction }
}
