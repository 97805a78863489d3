extension BacktestSummary {
    /// How many window means of a place came out inside their P10–P90 bands.
    public struct Coverage: Equatable, Sendable {
        /// A zone, or several with `+` between.
        public let place: String
        /// The windows began at least so far ahead.
        public let leadFrom: TimeSpan
        /// They began less than so far ahead.
        public let leadTo: TimeSpan
        /// How many came out below P10.
        public let below: Int
        /// How many came out from P10 to P90.
        public let inside: Int
        /// How many came out above P90.
        public let above: Int

        /// Counts of these parts.
        public init(
            place: String, leadFrom: TimeSpan, leadTo: TimeSpan, below: Int, inside: Int,
            above: Int
        ) {
            self.place = place
            self.leadFrom = leadFrom
            self.leadTo = leadTo
            self.below = below
            self.inside = inside
            self.above = above
        }

        /// How many windows were looked at.
        public var total: Int { below + inside + above }
        /// The share inside, 0.8 for bands that are right; nil without windows.
        public var share: Double? { total > 0 ? Double(inside) / Double(total) : nil }
    }
}
