extension BacktestSummary {
    /// How many window means of a place fell inside their P10–P90 bands.
    public struct Coverage: Equatable, Sendable {
        /// A zone, or several with `+` between.
        public let place: String
        /// The minimum lead of the windows, inclusive.
        public let leadFrom: TimeSpan
        /// The maximum lead of the windows, exclusive.
        public let leadTo: TimeSpan
        /// How many fell below P10.
        public let below: Int
        /// How many fell between P10 and P90.
        public let inside: Int
        /// How many fell above P90.
        public let above: Int

        /// Creates a coverage from its counts.
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

        /// How many windows were checked.
        public var total: Int { below + inside + above }
        /// The share inside, 0.8 for calibrated bands; nil without windows.
        public var share: Double? { total > 0 ? Double(inside) / Double(total) : nil }
    }
}
