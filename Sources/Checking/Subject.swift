public import SolsticeDomain

extension PlanChecker {
    /// A job with its placement in the plan.
    public struct Subject: Equatable, Sendable {
        /// Its number, by which others depend on it.
        public let id: Int
        /// The request.
        public let job: JobSpecification
        /// Its placement in the plan.
        public let placement: Placement
        /// Whether it has already started: then it is not judged, but takes capacity and delays the
        /// jobs that depend on it.
        public let isFixed: Bool
        /// Whether it waits for a season, and is judged by the outlooks made for that.
        public let waitsForSeason: Bool

        /// A job with its place.
        public init(
            id: Int, job: JobSpecification, placement: Placement, isFixed: Bool,
            waitsForSeason: Bool = false
        ) {
            self.waitsForSeason = waitsForSeason
            self.id = id
            self.job = job
            self.placement = placement
            self.isFixed = isFixed
        }
    }
}
