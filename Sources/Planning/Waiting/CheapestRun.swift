/// The cheapest run of a job over slots whose costs are known: what perfect foresight would do, or
/// what a forecast says if it is believed.
public struct CheapestRun: Sendable {
    /// The cost of it all, in the unit of the slots' costs.
    public let cost: Double
    /// The seconds in which the job runs, counted from the first slot's start.
    public let segments: [Range<Int>]

    /// The cheapest run of a job that may pause, within all the slots; nil where it does not fit.
    public static func pausable(
        durationSeconds: Int, resumeSeconds: Int, costPerHour: [Double], slotSeconds: Int
    ) -> CheapestRun? {
        let work = PausableWork(
            fromSecond: 0, toSecond: costPerHour.count * slotSeconds,
            durationSeconds: durationSeconds, overheadSeconds: resumeSeconds)
        let costs = SlotCosts(
            originSecond: 0, stepSeconds: slotSeconds, costPerHour: costPerHour)
        return PausableSearch().cheapestRun(of: work, over: costs).map {
            CheapestRun(cost: $0.cost, segments: $0.segments)
        }
    }
}
