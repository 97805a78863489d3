/// The ways to do a job's work beside each other, each where and when it emits least.
public struct Comparison: Equatable, Sendable {
    /// A way to do the work.
    public struct Entry: Equatable, Sendable {
        /// The variant.
        public let variant: WorkloadVariant
        /// Its best place; nil if it cannot end in time anywhere.
        public let placement: Placement?
        /// What its accelerator does for each watt of its board, over what the first variant's does;
        /// nil unless speed and power of both have a source.
        public let speedPerWatt: Double?

        /// A variant with its place.
        public init(variant: WorkloadVariant, placement: Placement?, speedPerWatt: Double?) {
            self.variant = variant
            self.placement = placement
            self.speedPerWatt = speedPerWatt
        }
    }

    /// The job.
    public let job: JobSpecification
    /// The best of all.
    public let best: PlannedJob
    /// Each variant, in the job's order.
    public let entries: [Entry]
    /// The regions that were left out.
    public let exclusions: [Explanation.Exclusion]

    /// A comparison of a job's variants.
    public init(
        job: JobSpecification, best: PlannedJob, entries: [Entry],
        exclusions: [Explanation.Exclusion] = []
    ) {
        self.job = job
        self.best = best
        self.entries = entries
        self.exclusions = exclusions
    }
}

extension Accelerator {
    /// Its speed for each watt of its board; nil unless both have a source.
    public var speedPerWatt: Double? {
        guard let relativeSpeed, let boardPower else { return nil }
        return relativeSpeed.value.ratio / boardPower.value.watts
    }
}
