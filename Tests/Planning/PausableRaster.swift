@testable import SolsticePlanning

/// The least cost of pausable work by a plain programme over every cell of a raster: far slower
/// than the search, and sharing nothing with it.
enum PausableRaster {
    /// The least cost where all times are multiples of the raster; infinite where nothing fits.
    static func leastCost(of work: PausableWork, over slots: SlotCosts, raster: Int) -> Double {
        let needed = work.durationSeconds / raster
        let overhead = work.overheadSeconds / raster
        var resting = [Double](repeating: .infinity, count: needed + 1)
        var running = resting
        for second in stride(from: work.fromSecond, to: work.toSecond, by: raster) {
            let offset = second - slots.originSecond
            let isInside = offset >= 0 && offset / slots.stepSeconds < slots.costPerHour.count
            let rate = isInside ? slots.costPerHour[offset / slots.stepSeconds] : .infinity
            let cost = rate * Double(raster) / 3600
            var nextResting = resting
            var nextRunning = [Double](repeating: .infinity, count: needed + 1)
            for owed in 0...needed {
                nextResting[owed] = min(resting[owed], running[owed])
                var entering = running[owed]
                if owed >= overhead { entering = min(entering, resting[owed - overhead]) }
                if owed == needed { entering = min(entering, 0) }
                if owed > 0 { nextRunning[owed - 1] = entering + cost }
            }
            (resting, running) = (nextResting, nextRunning)
        }
        return min(resting[0], running[0])
    }

    /// The least cost of a run without a pause over all seconds at which it can start; nil where
    /// none fits. Every slot must be open.
    static func leastUnpausedCost(of work: PausableWork, over slots: SlotCosts) -> Double? {
        let end = slots.originSecond + slots.stepSeconds * slots.costPerHour.count
        let window = max(work.fromSecond, slots.originSecond)..<min(work.toSecond, end)
        var sums = [0.0]
        for second in window {
            let slot = (second - slots.originSecond) / slots.stepSeconds
            sums.append(sums[sums.count - 1] + slots.costPerHour[slot])
        }
        var least: Double?
        for end in stride(from: work.durationSeconds, to: sums.count, by: 1) {
            let cost = (sums[end] - sums[end - work.durationSeconds]) / 3600
            least = min(least ?? cost, cost)
        }
        return least
    }
}
