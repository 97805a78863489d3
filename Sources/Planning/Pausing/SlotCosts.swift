/// What an hour of running costs in each slot of an even grid.
struct SlotCosts: Equatable, Sendable {
    /// The start of the first slot.
    var originSecond: Int
    /// The length of a slot, above zero.
    var stepSeconds: Int
    /// The cost of one hour in each slot, zero or more; infinite where the job cannot run.
    var costPerHour: [Double]
}
