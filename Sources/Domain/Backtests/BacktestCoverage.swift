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

extension BacktestSummary {
    /// How many plans for a kind of job fell inside the P10–P90 band printed with them.
    public struct PlanCoverage: Equatable, Sendable {
        /// A zone, or several with `+` between; nil for all together.
        public let place: String?
        /// The kind of job; nil for all together.
        public let kind: String?
        /// The minimum lead of the plans, inclusive.
        public let leadFrom: TimeSpan
        /// The maximum lead of the plans, exclusive; nil for no limit.
        public let leadTo: TimeSpan?
        /// How many fell below P10.
        public let below: Int
        /// How many fell between P10 and P90.
        public let inside: Int
        /// How many fell above P90.
        public let above: Int
        /// The equivalent number of plans that do not overlap.
        public let independentCount: Double

        /// Creates a coverage from its counts.
        public init(
            place: String?, kind: String?, leadFrom: TimeSpan, leadTo: TimeSpan?, below: Int,
            inside: Int, above: Int, independentCount: Double
        ) {
            self.place = place
            self.kind = kind
            self.leadFrom = leadFrom
            self.leadTo = leadTo
            self.below = below
            self.inside = inside
            self.above = above
            self.independentCount = independentCount
        }

        /// How many plans there were.
        public var total: Int { below + inside + above }
        /// The share inside, 0.8 for calibrated bands; nil without plans.
        public var share: Double? { total > 0 ? Double(inside) / Double(total) : nil }

        /// The 95 % confidence interval of the share (Wilson, JASA 1927), with overlapping plans
        /// counted as fewer; nil without plans.
        public var interval: ClosedRange<Double>? {
            guard let share, independentCount > 0 else { return nil }
            let square = Self.normal * Self.normal / independentCount
            let middle = (share + square / 2) / (1 + square)
            let spread = (share * (1 - share) * square + square * square / 4).squareRoot()
            return max(0, middle - spread / (1 + square))...min(1, middle + spread / (1 + square))
        }

        private static let normal = 1.959964
    }

    /// The coverage of plans summed by key, in order of first appearance.
    public func planCoverage<Key: Hashable>(
        by key: (PlanCoverage) -> Key
    ) -> [(key: Key, coverage: PlanCoverage)] {
        var keys: [Key] = []
        var groups: [Key: [PlanCoverage]] = [:]
        for entry in planCoverage where entry.total > 0 {
            if groups[key(entry)] == nil { keys.append(key(entry)) }
            groups[key(entry), default: []].append(entry)
        }
        return keys.map { ($0, PlanCoverage(sumOf: groups[$0] ?? [])) }
    }
}

extension BacktestSummary.PlanCoverage {
    /// The sum of the parts.
    fileprivate init(sumOf parts: [Self]) {
        func common<Value: Equatable>(_ value: (Self) -> Value?) -> Value? {
            guard let first = parts.first.flatMap(value) else { return nil }
            return parts.allSatisfy { value($0) == first } ? first : nil
        }
        let isOpen = parts.contains { $0.leadTo == nil }
        self.init(
            place: common(\.place), kind: common(\.kind),
            leadFrom: parts.map(\.leadFrom).min() ?? .zero,
            leadTo: isOpen ? nil : parts.compactMap(\.leadTo).max(),
            below: parts.reduce(0) { $0 + $1.below }, inside: parts.reduce(0) { $0 + $1.inside },
            above: parts.reduce(0) { $0 + $1.above },
            independentCount: parts.reduce(0) { $0 + $1.independentCount })
    }
}
