import SolsticeTestSupport

@testable import SolsticePlanning

/// Small work over a few slots, all of whose runs on a raster can be tried.
///
/// Where all times are multiples of the raster, no run off it is cheaper.
struct PausableBruteForce {
    let work: PausableWork
    let slots: SlotCosts
    let raster: Int

    /// A random case with a window of a number of raster cells.
    init(
        raster: Int, step: Int, overhead: Int, cells: Int, costs: CostKind,
        using random: inout SplitMix64
    ) {
        self.raster = raster
        let origin = Int.random(in: -3...3, using: &random) * step
        let from = origin + Int.random(in: -2...step / raster + 1, using: &random) * raster
        let count = cells * raster / step + Int.random(in: 1...3, using: &random)
        slots = SlotCosts(
            originSecond: origin, stepSeconds: step,
            costPerHour: (0..<count).map { _ in costs.draw(using: &random) })
        work = PausableWork(
            fromSecond: from, toSecond: from + cells * raster,
            durationSeconds: Int.random(in: 1...max(1, cells * 2 / 3), using: &random) * raster,
            overheadSeconds: overhead)
    }

    /// The least cost over all sets of cells, and the fewest segments that have it; nil where no
    /// set does the work.
    func cheapest() -> (cost: Double, segments: Int)? {
        let cells = (work.toSecond - work.fromSecond) / raster
        let costs = (0..<cells).map { cost(ofCellAt: work.fromSecond + $0 * raster) }
        var best: (cost: Double, segments: Int)?
        for set in UInt32(1)..<(1 << cells) {
            let segments = (set & ~(set << 1)).nonzeroBitCount
            let needed = work.durationSeconds + (segments - 1) * work.overheadSeconds
            guard set.nonzeroBitCount * raster == needed else { continue }
            var cost = 0.0
            var rest = set
            while rest != 0 {
                cost += costs[rest.trailingZeroBitCount]
                rest &= rest - 1
            }
            guard cost < .infinity else { continue }
            let margin = 1e-9 * cost
            if let best, cost >= best.cost - margin,
                cost > best.cost + margin || segments >= best.segments
            {
                continue
            }
            best = (cost, segments)
        }
        return best
    }

    private func cost(ofCellAt second: Int) -> Double {
        let offset = second - slots.originSecond
        guard offset >= 0, offset / slots.stepSeconds < slots.costPerHour.count else {
            return .infinity
        }
        return slots.costPerHour[offset / slots.stepSeconds] * Double(raster) / 3600
    }
}

/// How the costs of slots are drawn.
enum CostKind: CaseIterable {
    case any, whole, nearlyEqual, withGaps

    /// The cost of one slot.
    func draw(using random: inout SplitMix64) -> Double {
        switch self {
        case .any: .random(in: 0...500, using: &random)
        case .whole: Double(Int.random(in: 0...4, using: &random))
        case .nearlyEqual: .random(in: 99...101, using: &random)
        case .withGaps:
            Int.random(in: 0..<4, using: &random) == 0
                ? .infinity : .random(in: 1...500, using: &random)
        }
    }
}
