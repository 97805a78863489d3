/// Spreads jobs over slots so that hardly any is overloaded, each job choosing for itself under the
/// prices and what the others use: negotiated congestion, as routers of circuits do it
/// (PathFinder, McMurchie and Ebeling 1995).
///
/// Places are whole slots here; what comes of it is made exact by ``Legalisation``.
final class Spreading {
    private let model: QueueModel
    private let lanes: PricedLanes
    private let choices: PriceChoices
    private let slots: Int
    private let spare: Flat<Double>
    /// Accelerators of each pool's slots that are idle, negative if there are too few; a
    /// pool has one number more than slots.
    private let free: Flat<Float>
    private let prices: Flat<Float>
    /// What each accelerator in use adds to a slot's price.
    private let slopes: Flat<Float>
    /// Grams that an accelerator emits in an hour of each lane's slots.
    private let rates: Flat<Float>
    /// Each job's choice and the slot it starts in; -1 for a job without any.
    let choice: Flat<Int32>
    let slot: Flat<Int32>
    /// How many of a job's choices, which come first, are worth a look.
    private let promising: Flat<Int32>
    /// The running sum of what the slots cost a job, for each of two threads.
    private let scratches: [Flat<Float>]
    private let halves: JobHalves
    private let meanPrice: Double
    /// Grams that an accelerator too many adds to a slot's price for the next job that would use it.
    private var overloadPrice: Double
    /// The share of the mean price that an idle slot gives back in a pass of what its overload added.
    private let relief: Double
    /// How far a choice may lie above a job's best one, as a share of it, to be worth a look.
    private let nearness: Float

    /// Stands in for the accelerators of a pool without a limit.
    private static let plenty: Float = 1e30

    init(_ search: PriceSearch) {
        lanes = search.lanes
        choices = search.choices
        model = lanes.model
        slots = model.grid.count
        spare = search.spare
        // Four slots are looked at at a time, so that the last look may reach beyond the end.
        let numbers = model.pools.count * (slots + 1) + 3
        free = Flat(repeating: Self.plenty, count: numbers)
        prices = Flat(repeating: 0, count: numbers)
        slopes = Flat(repeating: 0, count: numbers)
        rates = Flat(repeating: 0, count: lanes.count * slots + 3)
        choice = Flat(repeating: -1, count: model.members.count)
        slot = Flat(repeating: 0, count: model.members.count)
        promising = Flat(repeating: 0, count: model.members.count)
        scratches = (0..<2).map { [slots] _ in Flat(repeating: 0, count: slots + 5) }
        halves = JobHalves(model)
        var grams = 0.0
        var hours = 0.0
        for member in model.members where !member.options.isEmpty {
            let run = model.run(member, member.options.lowerBound)
            grams += run.kilowatts * model.sites[run.site].meanRate * Double(run.duration)
            hours += Double(run.count) * Double(run.duration)
        }
        meanPrice = hours > 0 ? grams / hours : 0
        overloadPrice = 0.004 * meanPrice
        // Part of an accelerator too many is in a slot soon; whole ones that are left over only go
        // away where the price stays.
        relief = model.isFractional ? 0.3 : 0
        nearness = model.members.count > QueueEffort.mostJobsForRuins ? 0.04 : 0.08
        layOut()
    }

    private func layOut() {
        let tilt = 0.03 * meanPrice
        for pool in model.pools.indices {
            for slot in 0..<slots {
                let index = pool * (slots + 1) + slot
                prices[index] = Float(lanes.prices[pool * slots + slot])
                let room = spare[pool * slots + slot]
                guard room < .infinity else { continue }
                free[index] = Float(room)
                slopes[index] = Float(tilt / max(1, room))
            }
        }
        for lane in 0..<lanes.count {
            let priced = lanes.rates(lane)
            let pool = lanes.prices.base + lanes.pool(lane) * slots
            for slot in 0..<slots { rates[lane * slots + slot] = Float(priced[slot] - pool[slot]) }
        }
    }

    /// Places every job where it pays least, beside the others, a few times over; then moves only
    /// those that touch overloaded slots, at rising prices, until few are left or so many passes are
    /// done. `report` stops it by returning false.
    func spread(rounds: Int, passes: Int, report: (Double) -> Bool) {
        halves.forEach { job, _ in choosePriced(job) }
        for round in 0..<rounds {
            if round > 0 { overloadPrice *= 1.5 }
            halves.forEach { job, thread in
                if choice[job] >= 0 { move(job, scratches[thread]) }
            }
            if !report(0.5 * Double(round + 1) / Double(rounds)) { return }
        }
        let touched = Flat<Int32>(repeating: 0, count: free.count)
        for pass in 0..<passes {
            guard markOverload(touched) > 0 else { return }
            halves.forEach { job, thread in
                guard choice[job] >= 0 else { return }
                let chosen = choices.choices.base[Int(choice[job])]
                let first = Int(chosen.use) + Int(slot[job])
                if touched[first + Int(chosen.length)] > touched[first] {
                    move(job, scratches[thread])
                }
            }
            if !report(0.5 + 0.5 * Double(pass + 1) / Double(passes)) { return }
        }
    }

    /// The first guess: the least priced choice, with the others unseen.
    private func choosePriced(_ job: Int) {
        let first = Int(choices.firsts[job])
        let last = first + Int(choices.counts[job])
        let integrals = lanes.coarseIntegrals
        var least = Float.infinity
        for index in first..<last {
            let value = choices.choices.base[index].least(integrals)
            choices.choices.base[index].value = value
            if value < least {
                least = value
                choice[job] = Int32(index)
            }
        }
        guard choice[job] >= 0 else { return }
        slot[job] = Int32(choices.choices.base[Int(choice[job])].slot(of: least, integrals))
        // Ranking moves the best one to another index.
        let best = choices.choices.base[Int(choice[job])].option
        promising[job] = Int32(choices.rank(from: first, count: last - first, within: nearness))
        for index in first..<last where choices.choices.base[index].option == best {
            choice[job] = Int32(index)
        }
        change(job, by: 1)
    }

    private func change(_ job: Int, by sign: Float) {
        let chosen = choices.choices.base[Int(choice[job])]
        let base = free.base + Int(chosen.use) + Int(slot[job])
        let amount = chosen.share * sign
        for index in 0..<Int(chosen.length) { base[index] -= amount }
    }

    /// Adds to the prices of overloaded slots, and takes some of that back where slots are idle;
    /// leaves in `touched` how many of a pool's slots before each are overloaded, and returns how many
    /// are in all.
    private func markOverload(_ touched: Flat<Int32>) -> Int {
        var total = 0
        for pool in model.pools.indices {
            var count: Int32 = 0
            for slot in 0..<slots {
                let index = pool * (slots + 1) + slot
                touched.base[index] = count
                let excess = -Double(free.base[index])
                let room = max(1, spare.base[pool * slots + slot])
                // Few digits: a thousandth of an accelerator is none.
                if excess > 1e-3 {
                    count += 1
                    prices.base[index] += Float(meanPrice * (0.05 * excess / room + 0.01))
                } else if relief > 0, excess < 0 {
                    let first = Float(lanes.prices.base[pool * slots + slot])
                    let eased = prices.base[index] + Float(meanPrice * relief * excess / room)
                    prices.base[index] = max(first, eased)
                }
            }
            touched.base[pool * (slots + 1) + slots] = count
            total += Int(count)
        }
        return total
    }

    /// Moves a job to where it pays least beside the others.
    private func move(_ job: Int, _ scratch: Flat<Float>) {
        change(job, by: -1)
        let first = Int(choices.firsts[job])
        var least = Float.infinity
        for index in first..<first + Int(promising[job]) {
            let candidate = choices.choices.base[index]
            // No price is lower than then, but for what idle accelerators take off.
            if candidate.value - idleness * candidate.share * Float(candidate.length) >= least {
                continue
            }
            let value = leastCost(candidate, scratch)
            if value < least {
                least = value
                choice[job] = Int32(index)
                slot[job] = Int32(slotOfLeast(candidate, value, scratch))
            }
        }
        change(job, by: 1)
    }

    /// The most that idle accelerators take off a slot's price, in grams.
    private var idleness: Float { Float(0.03 * meanPrice * model.grid.stepHours) }

    /// What a choice costs at least beside the others' use; leaves the running sums in `scratch`.
    private func leastCost(_ choice: PriceChoices.Choice, _ scratch: Flat<Float>) -> Float {
        let lane = rates.base + Int(choice.base) / (slots + 1) * slots
        let free = free.base + Int(choice.use)
        let prices = prices.base + Int(choice.use)
        let slopes = slopes.base + Int(choice.use)
        let sums = scratch.base
        let share = SIMD4<Float>(repeating: choice.share)
        let overload = SIMD4<Float>(repeating: Float(overloadPrice))
        let first = Int(choice.first)
        let end = Int(choice.last) + Int(choice.length)
        var sum: Float = 0
        sums[first] = 0
        var slot = first
        while slot < end {
            let left = load(free, slot)
            let price = load(prices, slot) + load(slopes, slot) * (share * 0.5 - left)
            var costs =
                load(lane, slot) + positive(price) + overload * positive(share - left)
            costs += SIMD4(0, costs[0], costs[1], costs[2])
            costs += SIMD4(0, 0, costs[0], costs[1])
            costs += sum
            UnsafeMutableRawPointer(sums + slot + 1).storeBytes(of: costs, as: SIMD4<Float>.self)
            sum = costs[3]
            slot &+= 4
        }
        let least = Minimum.ofDifferences(
            sums + Int(choice.length), sums, first, Int(choice.last))
        return least * choice.share * Float(model.grid.stepHours) + choice.extra
    }

    /// The slot in which the choice whose cost was computed last costs that.
    private func slotOfLeast(
        _ choice: PriceChoices.Choice, _ value: Float, _ scratch: Flat<Float>
    ) -> Int {
        let ends = scratch.base + Int(choice.length)
        return Minimum.first(from: Int(choice.first), to: Int(choice.last), ends, scratch.base) {
            $0 * choice.share * Float(model.grid.stepHours) + choice.extra <= value
        }
    }

    @inline(__always)
    private func load(_ base: UnsafeMutablePointer<Float>, _ index: Int) -> SIMD4<Float> {
        UnsafeRawPointer(base + index).loadUnaligned(as: SIMD4<Float>.self)
    }

    @inline(__always)
    private func positive(_ values: SIMD4<Float>) -> SIMD4<Float> {
        values.replacing(with: 0, where: values .< 0)
    }
}
