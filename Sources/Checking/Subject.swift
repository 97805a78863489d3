public import SolsticeDomain

extension PlanChecker {
    /// A job with its place in the plan.
    public struct Subject: Equatable, Sendable {
        /// Its number, by which others depend on it.
        public let id: Int
        /// What was asked for.
        public let job: JobSpecification
        /// What the plan makes of it.
        public let placement: Placement
        /// Whether it has started already: then it is not judged, but takes capacity and keeps
        /// those waiting that depend on it.
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
