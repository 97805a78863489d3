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
        let kept = Flat(copying: lanes.prices)
        for index in 0..<lanes.prices.count { lanes.prices.base[index] = 0 }
        lanes.refresh()
        let alone = exactSum(of: isCounted)
        lanes.prices.assign(from: kept)
        lanes.refresh()
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
                let money = run.hourlyGrams / Double(member.count)
                let paused = pausing.cheapestRun(
                    of: PausableWork(
                        fromSecond: from, toSecond: to, durationSeconds: run.duration,
                        overheadSeconds: Int(member.overhead)),
                    over: model.grid.costs(from: from, to: to) { rates[$0] + money })
                let priced = paused.map { $0.cost - money * Double(run.duration) / 3600 }
                cost = min(cost, priced ?? .infinity)
            }
            least = min(least, cost * Double(member.count) + run.extraGrams)
        }
        return least
    }
}
