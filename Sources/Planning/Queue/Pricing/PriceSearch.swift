/// Finds prices of slots under which jobs, each choosing for itself, nearly respect all capacities:
/// deflected subgradient ascent on the Lagrangian dual with Polyak's step.
///
/// Whatever the prices, the sum of what jobs pay at least, less what the capacities are worth, is no
/// more than the best plan emits (Lagrangian relaxation, Geoffrion 1974).
final class PriceSearch {
    let lanes: PricedLanes
    private let model: QueueModel
    private let slots: Int
    /// Accelerators of a pool that are free in a slot on average; infinite where not limited.
    let spare: Flat<Double>
    private let direction: Flat<Double>
    /// How much each slot's overload has been swinging recently, squared.
    private let unrest: Flat<Double>
    private let bestPrices: Flat<Double>
    /// The highest value of the dual so far, computed with whole slots.
    private(set) var bestValue = -Double.infinity
    private let chunks: [Chunk]
    let choices: PriceChoices

    /// What one thread adds up.
    private final class Chunk {
        let kinds: Range<Int>
        let use: Flat<Double>
        var value = 0.0
        let minima: WindowMinima

        init(kinds: Range<Int>, numbers: Int, minima: WindowMinima) {
            self.kinds = kinds
            self.minima = minima
            use = Flat(repeating: 0, count: numbers)
        }
    }

    /// A fixed number, so that sums come out the same on any machine.
    private static let chunkCount = 4

    init(_ model: QueueModel) {
        self.model = model
        lanes = PricedLanes(model)
        lanes.refresh()
        choices = PriceChoices(model, lanes: lanes)
        slots = model.grid.count
        let numbers = model.pools.count * slots
        spare = Flat(repeating: .infinity, count: numbers)
        direction = Flat(repeating: 0, count: numbers)
        unrest = Flat(repeating: 1, count: numbers)
        bestPrices = Flat(repeating: 0, count: numbers)
        for (index, pool) in model.pools.enumerated() {
            guard let capacity = pool.capacity else { continue }
            for slot in 0..<slots {
                spare[index * slots + slot] = max(
                    0, Double(capacity) - model.occupied[index].meanUse(in: slot))
            }
        }
        let count = choices.kinds.count
        let parts = count < 1000 ? 1 : Self.chunkCount
        chunks = (0..<parts).map { [choices, slots] part in
            let kinds = count * part / parts..<count * (part + 1) / parts
            return Chunk(
                kinds: kinds, numbers: numbers + model.pools.count,
                minima: choices.tables(for: kinds, slots: slots))
        }
    }

    /// The bound that its prices prove.
    var dual: DualBound { DualBound(model: model, lanes: lanes, spare: spare) }

    /// Takes so many steps towards better prices, from the best ones so far on; `target` is what the
    /// best plan known emits. `report` receives the share done and stops the search by returning false.
    func ascend(steps: Int, target: Double, report: (Double) -> Bool) {
        let isFirst = bestValue == -.infinity
        if isFirst { WaterLevel(model).fill(lanes.prices, spare: spare) }
        var ambition = isFirst ? 0.03 : 0.003
        var failures = 0
        var successes = 0
        let hours = model.grid.stepHours
        defer {
            lanes.prices.assign(from: bestPrices)
            lanes.refresh()
        }
        for step in 0..<steps {
            // Later prices move little, and so does what is worth a look.
            let value = evaluate(all: step < Self.stepsOnAll || step % 8 == 0)
            if value > bestValue {
                if value > bestValue + abs(bestValue) * ambition * 0.01 { successes += 1 }
                bestValue = value
                bestPrices.assign(from: lanes.prices)
                failures = 0
                if successes >= 6 {
                    ambition = min(0.05, ambition * 1.2)
                    successes = 0
                }
            } else {
                successes = 0
                failures += 1
                if failures >= 8 {
                    ambition *= 0.6
                    failures = 0
                    lanes.prices.assign(from: bestPrices)
                    direction.base.update(repeating: 0, count: direction.count)
                    if ambition < 1e-7 { return }
                    continue
                }
            }
            if !report(Double(step) / Double(steps)) { return }
            let norm = deflect()
            let goal = min(target, bestValue + abs(bestValue) * ambition)
            guard norm > 0, goal > value else { return }
            let length = (goal - value) / (norm * hours)
            for index in 0..<direction.count where direction.base[index] != 0 {
                lanes.prices.base[index] = max(
                    0, lanes.prices.base[index] + length * direction.base[index])
            }
        }
    }

    private static let stepsOnAll = 60

    /// A slot that hardly swings takes steps at most so many times as long as its overload.
    private static let calm = 0.3

    /// Mixes the slots' overload into the direction, in shares of capacity and less of it where it
    /// has been swinging; returns the direction's gain for a step of one.
    private func deflect() -> Double {
        var norm = 0.0
        for index in 0..<direction.count {
            let room = spare.base[index]
            guard room < .infinity else { continue }
            var excess = -room
            for chunk in chunks { excess += chunk.use.base[index + index / slots] }
            let share = excess / max(1, room)
            unrest.base[index] = 0.9 * unrest.base[index] + 0.1 * share * share
            let scale = 1 / (Self.calm + unrest.base[index].squareRoot())
            let value = 0.7 * share * scale + 0.3 * direction.base[index]
            let isIdle = lanes.prices.base[index] == 0 && value < 0
            direction.base[index] = isIdle ? 0 : value
            // The step goes along the scaled direction, so its gain is excess × direction.
            if !isIdle { norm += value * value * max(1, room) / scale }
        }
        return norm
    }

    /// The dual's value at the present prices, with each job's use of the slots left in the chunks.
    private func evaluate(all: Bool) -> Double {
        lanes.refresh()
        if chunks.count == 1 {
            evaluate(chunks[0], all: all)
        } else {
            // Each worker writes its own chunk and the choices of that chunk's kinds.
            Workers.forEach(chunks.count, sharing: self) { search, part in
                search.evaluate(search.chunks[part], all: all)
            }
        }
        return chunks.reduce(-lanes.worth(of: spare)) { $0 + $1.value }
    }

    private func evaluate(_ chunk: Chunk, all: Bool) {
        // Differences of use from slot to slot, summed up at the end.
        let use = chunk.use.base
        use.update(repeating: 0, count: chunk.use.count)
        let integrals = lanes.coarseIntegrals
        let minima = chunk.minima
        minima.refresh(integrals)
        let list = choices.choices.base
        var sum = 0.0
        let kinds = choices.kinds.base
        for kind in chunk.kinds {
            let weight = Double(kinds[kind].weight)
            let first = Int(kinds[kind].first)
            let count = Int(kinds[kind].count)
            guard count > 0 else { continue }
            var least = Float.infinity
            var best = first
            let looked = all ? count : Int(kinds[kind].promising)
            for index in first..<first + looked {
                let value = choices.least(list[index], minima, integrals)
                if all { list[index].value = value }
                if value < least {
                    least = value
                    best = index
                }
            }
            sum += Double(least) * weight
            let slot = list[best].slot(of: least, integrals)
            let base = Int(list[best].use) + slot
            let share = Double(list[best].share) * weight
            use[base] += share
            use[base + Int(list[best].length)] -= share
            if all {
                kinds[kind].promising = Int32(choices.rank(from: first, count: count, within: 0.06))
            }
        }
        chunk.value = sum
        for pool in 0..<model.pools.count {
            var sum = 0.0
            for index in pool * (slots + 1)..<(pool + 1) * (slots + 1) {
                sum += use[index]
                use[index] = sum
            }
        }
    }
}

/// The proven lower bound that the prices of slots give, exact to the second.
struct DualBound {
    let model: QueueModel
    let lanes: PricedLanes
    /// Accelerators of a pool that are free in a slot on average; infinite where not limited.
    let spare: Flat<Double>

    /// A fixed number, so that sums come out the same on any machine.
    private static let parts = 4

    /// The bound of what any plan of some jobs emits, in weighed grams.
    ///
    /// The dual's value at the present prices, exact to the second, or, where that is higher, the
    /// sum of what each job emits where it emits least.
    func value(of isCounted: (Int) -> Bool) -> Double {
        let priced = exactSum(of: isCounted) - lanes.worth(of: spare)
        var alone = 0.0
        lanes.withPrices(times: 0) { _ in alone = exactSum(of: isCounted) }
        return max(priced, alone)
    }

    private func exactSum(of isCounted: (Int) -> Bool) -> Double {
        let count = model.members.count
        let counted = (0..<count).map(isCounted)
        // Workers only read the bound.
        let sums = Workers.map(Self.parts, sharing: self) { bound, part in
            let pausing = PausableSearch()
            var sum = 0.0
            for job in count * part / Self.parts..<count * (part + 1) / Self.parts
            where counted[job] {
                sum += bound.leastPriced(job, pausing)
            }
            return sum
        }
        return sums.reduce(0, +)
    }

    /// What a job pays at least at the present prices.
    private func leastPriced(_ job: Int, _ pausing: PausableSearch) -> Double {
        let member = model.members[job]
        var least = Double.infinity
        for option in member.options {
            let run = model.run(member, option)
            let from = Int(member.earliest) + run.delay
            let to = Int(member.deadline)
            guard run.extraGrams < least, let whole = lanes.cheapestRun(member, option) else {
                continue
            }
            var cost = whole.integral
            if member.overhead >= 0 {
                let rates = lanes.rates(lanes.lane(member, option))
                let money = run.hourlyGrams / Double(run.count)
                let paused = pausing.cheapestRun(
                    of: PausableWork(
                        fromSecond: from, toSecond: to, durationSeconds: run.duration,
                        overheadSeconds: Int(member.overhead)),
                    over: model.grid.costs(from: from, to: to) { rates[$0] + money })
                let priced = paused.map { $0.cost - money * Double(run.duration) / 3600 }
                cost = min(cost, priced ?? .infinity)
            }
            least = min(least, cost * Double(run.count) + run.extraGrams)
        }
        return least
    }
}
