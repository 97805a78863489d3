public import SolsticeDomain

extension PlanChecker {
    /// Capacity taken for a time by something other than the jobs being judged.
    public struct Holding: Equatable, Sendable {
        /// The region.
        public let region: String
        /// The accelerator's identifier.
        public let accelerator: String
        /// How many are taken; not negative.
        public let count: Int
        /// When.
        public let window: TimeWindow

        /// Creates a holding: a count of an accelerator, taken for a time.
        public init(region: String, accelerator: String, count: Int, window: TimeWindow) {
            precondition(count >= 0, "a holding gives nothing back")
            self.region = region
            self.accelerator = accelerator
            self.count = count
            self.window = window
        }
    }
}
