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
    /// Mean use of each pool's slots; a pool has one number more than slots.
    private let use: Flat<Double>
    private let prices: Flat<Double>
    /// Each job's choice and the slot it starts in; -1 for a job without any.
    let choice: Flat<Int32>
    let slot: Flat<Int32>
    private let scratch: Flat<Double>
    private let meanPrice: Double
    private var overloadPrice: Double

    init(_ search: PriceSearch) {
        lanes = search.lanes
        choices = search.choices
        model = lanes.model
        slots = model.grid.count
        spare = search.spare
        prices = Flat(copying: lanes.prices)
        use = Flat(repeating: 0, count: model.pools.count * (slots + 1))
        choice = Flat(repeating: -1, count: model.members.count)
        slot = Flat(repeating: 0, count: model.members.count)
        scratch = Flat(repeating: 0, count: slots + 1)
        var grams = 0.0
        var hours = 0.0
        for member in model.members where !member.options.isEmpty {
            let run = model.run(member, member.options.lowerBound)
            grams += run.kilowatts * model.sites[run.site].meanRate * Double(run.duration)
            hours += Double(member.count) * Double(run.duration)
        }
        meanPrice = hours > 0 ? grams / hours : 0
        overloadPrice = 0.002 * meanPrice
    }

    /// Places every job where it pays least, beside the others, a few times over; then moves only
    /// those that touch overloaded slots, at rising prices, until few are left or so many passes are
    /// done. `report` stops it by returning false.
    func spread(rounds: Int, passes: Int, report: (Double) -> Bool) {
        for job in model.members.indices { choosePriced(job) }
        for round in 0..<rounds {
            if round > 0 { overloadPrice *= 1.5 }
            for job in model.members.indices where choice[job] >= 0 { move(job) }
            if !report(0.5 * Double(round + 1) / Double(rounds)) { return }
        }
        let touched = Flat<Int32>(repeating: 0, count: use.count)
        for pass in 0..<passes {
            guard markOverload(touched) > 0 else { return }
            overloadPrice *= 1.08
            for job in model.members.indices where choice[job] >= 0 {
                let chosen = choices.choices.base[Int(choice[job])]
                let first = Int(chosen.use) + Int(slot[job])
                if touched[first + Int(chosen.length)] > touched[first] { move(job) }
            }
            if !report(0.5 + 0.5 * Double(pass + 1) / Double(passes)) { return }
        }
    }

    /// The first guess: the least priced choice, with the others unseen.
    private func choosePriced(_ job: Int) {
        let first = Int(choices.firsts[job])
        let last = Int(choices.firsts[job + 1])
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
        choices.rank(job, within: 0.08)
        for index in first..<last where choices.choices.base[index].option == best {
            choice[job] = Int32(index)
        }
        change(job, by: 1)
    }

    private func change(_ job: Int, by sign: Double) {
        let chosen = choices.choices.base[Int(choice[job])]
        let base = use.base + Int(chosen.use) + Int(slot[job])
        let amount = Double(chosen.share) * sign
        for index in 0..<Int(chosen.length) { base[index] += amount }
    }

    /// Adds to the prices of overloaded slots; leaves in `touched` how many of a pool's slots before
    /// each are overloaded, and returns how many are in all.
    private func markOverload(_ touched: Flat<Int32>) -> Int {
        var total = 0
        for pool in model.pools.indices {
            var count: Int32 = 0
            for slot in 0..<slots {
                let index = pool * (slots + 1) + slot
                touched.base[index] = count
                let room = spare.base[pool * slots + slot]
                let excess = use.base[index] - room
                if excess > 1e-6 {
                    count += 1
                    prices.base[pool * slots + slot] +=
                        meanPrice * (0.05 * excess / max(1, room) + 0.01)
                }
            }
            touched.base[pool * (slots + 1) + slots] = count
            total += Int(count)
        }
        return total
    }

    /// Moves a job to where it pays least beside the others.
    private func move(_ job: Int) {
        change(job, by: -1)
        let first = Int(choices.firsts[job])
        var least = Double.infinity
        for index in first..<first + Int(choices.promising[job]) {
            let candidate = choices.choices.base[index]
            let (value, at) = best(candidate)
            if value < least {
                least = value
                choice[job] = Int32(index)
                slot[job] = Int32(at)
            }
        }
        change(job, by: 1)
    }

    /// What a choice costs at least beside the others' use, and in which slot.
    private func best(_ choice: PriceChoices.Choice) -> (value: Double, slot: Int) {
        let lane = Int(choice.base) / (slots + 1)
        let pool = Int(choice.use) / (slots + 1)
        let rates = lanes.rates(lane)
        let old = lanes.prices.base + pool * slots
        let new = prices.base + pool * slots
        let room = spare.base + pool * slots
        let used = use.base + Int(choice.use)
        let share = Double(choice.share)
        let length = Int(choice.length)
        let first = Int(choice.first)
        let end = Int(choice.last) + length
        let tilt = 0.03 * meanPrice
        let numbers = scratch.base
        for slot in first..<end {
            let limit = room[slot]
            let load = used[slot] + share - limit
            var price = new[slot]
            if limit < .infinity { price += tilt * (load - share / 2) / max(1, limit) }
            numbers[slot] = rates[slot] - old[slot] + max(0, price) + overloadPrice * max(0, load)
        }
        var sum = 0.0
        for slot in first..<first + length { sum += numbers[slot] }
        var least = sum
        var at = first
        var slot = first
        while slot + length < end {
            sum += numbers[slot + length] - numbers[slot]
            slot += 1
            if sum < least {
                least = sum
                at = slot
            }
        }
        return (least * share * model.grid.stepHours + Double(choice.extra), at)
    }
}
