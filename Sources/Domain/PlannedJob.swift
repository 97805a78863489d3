/// A placement and the baseline it is measured against.
public struct PlannedJob: Equatable, Sendable {
    /// When, where, under which cap and on what.
    public let placement: Placement
    /// The same job at its earliest start, at home, as asked for and uncapped.
    public let baseline: Placement
    /// The difference, broken down by cause.
    public let saving: Saving

    /// A placement with its baseline.
    public init(placement: Placement, baseline: Placement, saving: Saving) {
        self.placement = placement
        self.baseline = baseline
        self.saving = saving
    }

    /// A saving below this share is noise; the plan then says that waiting is not worth it.
    public static let worthwhileFraction = 0.01

    /// Whether the plan saves enough to be worth mentioning.
    public var isWorthwhile: Bool { saving.fraction >= Self.worthwhileFraction }
}
