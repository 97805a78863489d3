/// The usual values of a series by month, local hour and kind of day.
///
/// 12 months × 24 hours × workday or weekend. Nights, weekends and winters come from the data of
/// each zone and are never assumed.
public struct SeasonalProfile<Quantity: ScalarQuantity>: Equatable, Sendable {
    /// The position of a value in the table.
    public typealias Slot = SeasonalSlot

    /// The distribution of the hours that fall into a slot.
    public struct Cell: Equatable, Sendable {
        /// Mean, weighted by time.
        public let mean: Quantity
        /// The value that one hour in ten is below.
        public let p10: Quantity
        /// The value that nine hours in ten are below.
        public let p90: Quantity
        /// How many hours (or shorter steps) were counted.
        public let count: Int

        /// A distribution as stored.
        public init(mean: Quantity, p10: Quantity, p90: Quantity, count: Int) {
            self.mean = mean
            self.p10 = p10
            self.p90 = p90
            self.count = count
        }
    }

    /// 576 cells in order of ``SeasonalSlot/index``; nil for cells without values.
    public let cells: [Cell?]

    /// A table from its cells, in order of ``SeasonalSlot/index``.
    public init(cells: [Cell?]) {
        precondition(cells.count == SeasonalSlot.count, "a profile has 12 × 24 × 2 cells")
        self.cells = cells
    }

    /// The cell of a slot; nil if it has no values.
    public func cell(_ slot: Slot) -> Cell? { cells[slot.index] }

    /// How many of the 576 cells have a value.
    @inlinable public var filledCount: Int { cells.count { $0 != nil } }

    /// How many of the 12 months have a value.
    @inlinable public var monthCount: Int {
        (0..<12).count { month in cells[month * 48..<month * 48 + 48].contains { $0 != nil } }
    }
}
