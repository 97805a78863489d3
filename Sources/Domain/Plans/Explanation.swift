/// Why a job is planned as it is: the alternatives.
public struct Explanation: Equatable, Sendable {
    /// A way to run the job, and how much less than the baseline it would emit.
    public struct Alternative: Equatable, Sendable {
        /// When, where, under which cap and on what.
        public let placement: Placement
        /// Baseline minus this.
        public let saving: Emissions

        /// Creates an alternative with its saving.
        public init(placement: Placement, saving: Emissions) {
            self.placement = placement
            self.saving = saving
        }
    }

    /// What a later deadline would buy.
    public struct SlackOffer: Equatable, Sendable {
        /// How much later the deadline would be.
        public let extra: TimeSpan
        /// The best placement then.
        public let placement: Placement
        /// Emissions of the best plan now minus emissions of this one.
        public let furtherSaving: Emissions

        /// An offer.
        public init(extra: TimeSpan, placement: Placement, furtherSaving: Emissions) {
            self.extra = extra
            self.placement = placement
            self.furtherSaving = furtherSaving
        }
    }

    /// A region that was not considered, and why.
    public struct Exclusion: Equatable, Sendable {
        /// The region.
        public let region: RegionID
        /// Why it was left out, and how to include it.
        public let reason: Message

        /// A region with its reason.
        public init(region: RegionID, reason: Message) {
            self.region = region
            self.reason = reason
        }
    }

    /// The best plan now; for a job that is running or finished, the plan it was started on.
    public let best: PlannedJob
    /// The best placement in each region that can take the job, lowest emissions first.
    public let byRegion: [Alternative]
    /// The best placement of each variant that can run in time, in the job's order; empty for a job
    /// with one variant.
    public let byVariant: [Alternative]
    /// The best placement for a start on each of the coming days in the chosen region, in
    /// chronological order.
    public let byStart: [Alternative]
    /// The best placement at the earliest possible start anywhere; nil if nothing is free.
    public let startNow: Alternative?
    /// What 6, 24 and 72 more hours would buy; empty for a job without a deadline.
    public let slack: [SlackOffer]
    /// Regions that were left out.
    public let exclusions: [Exclusion]
    /// What money buys: the placements that no other beats on both cost and emissions, lowest
    /// emissions first; empty if no price is known.
    public let frontier: [Alternative]
    /// The value of continuing to wait, hour by hour; nil if that is not weighed.
    public let waiting: WaitingValue?
    /// How carbon-free the plan's hours are expected to be; nil if nothing is known of it.
    public var carbonFree: CarbonFreeFigure?

    /// Creates an explanation from its parts.
    public init(
        best: PlannedJob, byRegion: [Alternative], byVariant: [Alternative] = [],
        byStart: [Alternative], startNow: Alternative?, slack: [SlackOffer],
        exclusions: [Exclusion],
        frontier: [Alternative] = [], waiting: WaitingValue? = nil
    ) {
        self.best = best
        self.byRegion = byRegion
        self.byVariant = byVariant
        self.byStart = byStart
        self.startNow = startNow
        self.slack = slack
        self.exclusions = exclusions
        self.frontier = frontier
        self.waiting = waiting
    }

    /// What waiting saves against starting at once, with every other choice free.
    public var gainFromWaiting: Emissions? {
        startNow.map { $0.placement.footprint.emissions - best.placement.footprint.emissions }
    }

    /// Whether waiting saves at least ``PlannedJob/worthwhileFraction`` of starting at once.
    public var isWaitingWorthwhile: Bool {
        guard let startNow, let gain = gainFromWaiting else { return false }
        let now = startNow.placement.footprint.emissions
        return now > .zero && gain / now >= PlannedJob.worthwhileFraction
    }
}
