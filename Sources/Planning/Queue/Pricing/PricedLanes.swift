/// The priced rate of every site and pool for every power per accelerator that the queue has:
/// what one accelerator costs in an hour, in grams, with its running integral.
final class PricedLanes {
    let model: QueueModel
    /// Grams per accelerator-hour that a slot of a pool costs on top of emissions.
    let prices: Flat<Double>
    private let slots: Int
    private let classOfMode: Flat<Int32>
    private let classCount: Int
    private let pairOfOption: Flat<Int32>
    private let laneOfPairAndClass: Flat<Int32>
    private let lanes: [(site: Int, pool: Int, kilowatts: Double)]
    private let rates: Flat<Double>
    private let integrals: Flat<Double>
    private let coarse: Flat<Float>

    /// Where a queue knows so many powers that the lanes would hold more numbers than this, powers
    /// that are close are taken for the smallest of them, so that a bound stays a bound.
    private static let mostNumbers = 3_000_000

    init(_ model: QueueModel) {
        self.model = model
        slots = model.grid.count
        prices = Flat(repeating: 0, count: model.pools.count * slots)
        var table = LaneTable(model, grain: 0)
        var grain = 0.005
        while table.lanes.count * (slots + 1) > Self.mostNumbers, grain < 1 {
            table = LaneTable(model, grain: grain)
            grain *= 2
        }
        classCount = table.classes.count
        classOfMode = Flat(table.classOfMode)
        pairOfOption = Flat(table.pairOfOption)
        laneOfPairAndClass = Flat(table.laneOf)
        lanes = table.lanes
        rates = Flat(repeating: 0, count: lanes.count * slots)
        integrals = Flat(repeating: 0, count: lanes.count * (slots + 1))
        coarse = Flat(repeating: 0, count: lanes.count * (slots + 1))
    }

    /// Lanes of their own, at a share of the present prices.
    func scaled(by share: Double) -> PricedLanes {
        let scaled = PricedLanes(model)
        for index in 0..<prices.count { scaled.prices[index] = share * prices[index] }
        scaled.refresh()
        return scaled
    }

    /// Does some work while all prices are a share of what they are.
    func withPrices(times share: Double, _ body: (PricedLanes) -> Void) {
        let kept = Flat(copying: prices)
        for index in 0..<prices.count { prices.base[index] *= share }
        refresh()
        body(self)
        prices.assign(from: kept)
        refresh()
    }

    /// Index of the priced rate that a job meets on an option.
    func lane(_ member: QueueModel.Member, _ option: Int) -> Int {
        let mode = member.firstMode + Int(model.options[option].mode)
        let pair = Int(pairOfOption[option])
        return Int(laneOfPairAndClass[pair * classCount + Int(classOfMode[mode])])
    }

    func rates(_ lane: Int) -> UnsafePointer<Double> { UnsafePointer(rates.base + lane * slots) }

    func integrals(_ lane: Int) -> UnsafePointer<Double> {
        UnsafePointer(integrals.base + lane * (slots + 1))
    }

    /// What an accelerator of a lane pays between two seconds from the origin.
    func integral(_ lane: Int, from start: Int, to end: Int) -> Double {
        func running(_ second: Int) -> Double {
            SlotGrid.integral(to: second, rates(lane), integrals(lane), step: model.grid.step)
        }
        return running(end) - running(start)
    }

    /// What a job pays for a run in one piece on an option, in grams.
    func cost(
        of member: QueueModel.Member, on option: Int, from start: Int, to end: Int
    ) -> Double {
        let run = model.run(member, option)
        return integral(lane(member, option), from: start, to: end) * Double(run.count)
            + run.extraGrams
    }

    /// The cheapest run of a job in one piece on an option, with no other job in its way; nil if its
    /// window is too short.
    func cheapestRun(_ member: QueueModel.Member, _ option: Int) -> FreeStart? {
        let run = model.run(member, option)
        let lane = lane(member, option)
        var search = FreeStart(
            rates: rates(lane), integrals: integrals(lane), step: model.grid.step,
            duration: run.duration)
        search.search(from: Int(member.earliest) + run.delay, to: Int(member.deadline))
        return search.start < 0 ? nil : search
    }

    /// The integrals with few digits, for searches that need not be exact.
    var coarseIntegrals: UnsafePointer<Float> { UnsafePointer(coarse.base) }

    var count: Int { lanes.count }

    /// Whose prices a lane has.
    func pool(_ lane: Int) -> Int { lanes[lane].pool }

    /// What all free capacity is worth at the present prices, in grams.
    func worth(of spare: Flat<Double>) -> Double {
        var worth = 0.0
        for index in 0..<prices.count where prices.base[index] > 0 {
            worth += prices.base[index] * spare.base[index]
        }
        return worth * model.grid.stepHours
    }

    /// Brings all lanes up to date with the prices.
    func refresh() {
        if lanes.count * slots < 50_000 {
            for lane in 0..<lanes.count { refresh(lane) }
        } else {
            // Each worker writes the rates and integrals of its own lane.
            Workers.forEach(count, sharing: self) { lanes, lane in lanes.refresh(lane) }
        }
    }

    private func refresh(_ index: Int) {
        let lane = lanes[index]
        let site = model.sites[lane.site].rates.base
        let price = prices.base + lane.pool * slots
        let rate = rates.base + index * slots
        let integral = integrals.base + index * (slots + 1)
        let few = coarse.base + index * (slots + 1)
        let hours = model.grid.stepHours
        var sum = 0.0
        for slot in 0..<slots {
            let value = site[slot] * lane.kilowatts + price[slot]
            rate[slot] = value
            integral[slot] = sum
            few[slot] = Float(sum)
            sum += value * hours
        }
        integral[slots] = sum
        few[slots] = Float(sum)
    }
}

/// Which priced rates a queue needs: one for each site, pool and power per accelerator.
struct LaneTable {
    private(set) var classes: [Double] = []
    private(set) var classOfMode: [Int32]
    private(set) var pairOfOption: [Int32] = []
    private(set) var laneOf: [Int32]
    private(set) var lanes: [(site: Int, pool: Int, kilowatts: Double)] = []

    /// A table in which powers are rounded down to shares of `grain`; 0 for no rounding.
    init(_ model: QueueModel, grain: Double) {
        var pairs: [(site: Int, pool: Int)] = []
        var indices: [Int: Int32] = [:]
        for option in model.options {
            let key = Int(option.site) * model.pools.count + Int(option.pool)
            if indices[key] == nil {
                indices[key] = Int32(pairs.count)
                pairs.append((Int(option.site), Int(option.pool)))
            }
            pairOfOption.append(indices[key] ?? 0)
        }
        classOfMode = [Int32](repeating: -1, count: model.modes.count)
        laneOf = []
        classify(model, grain: grain)
        laneOf = [Int32](repeating: -1, count: pairs.count * classes.count)
        for member in model.members {
            for option in member.options {
                let mode = member.firstMode + Int(model.options[option].mode)
                let pair = Int(pairOfOption[option])
                let key = pair * classes.count + Int(classOfMode[mode])
                if laneOf[key] < 0 {
                    laneOf[key] = Int32(lanes.count)
                    lanes.append(
                        (pairs[pair].site, pairs[pair].pool, classes[Int(classOfMode[mode])]))
                }
            }
        }
    }

    private mutating func classify(_ model: QueueModel, grain: Double) {
        var indices: [Double: Int32] = [:]
        for member in model.members {
            for option in member.options {
                let mode = member.firstMode + Int(model.options[option].mode)
                guard classOfMode[mode] < 0 else { continue }
                let kilowatts = model.modes[mode].kilowatts / Double(model.modes[mode].count)
                let value = grain == 0 ? kilowatts : Self.floor(kilowatts, grain: grain)
                if let known = indices[value] {
                    classOfMode[mode] = known
                } else {
                    classOfMode[mode] = Int32(classes.count)
                    indices[value] = Int32(classes.count)
                    classes.append(value)
                }
            }
        }
    }

    /// The next smaller power on a scale of equal shares: the top bits of its mantissa.
    private static func floor(_ value: Double, grain: Double) -> Double {
        guard value > 0 else { return value }
        let steps = max(1, (1 / grain).rounded())
        let significand = ((value.significand - 1) * steps).rounded(.down) / steps + 1
        return Double(sign: .plus, exponent: value.exponent, significand: significand)
    }
}
