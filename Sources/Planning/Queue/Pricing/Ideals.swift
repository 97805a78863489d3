/// Where each job would emit least with no other job of the queue in its way, and what it emits at
/// least on each of its options.
///
/// The latter ends searches for a place early: one that has found a place for less than what the
/// options that are left can offer need not look at them.
final class Ideals {
    /// The option of each job's best place; -1 for a job that fits nowhere.
    let option: Flat<Int32>
    let start: Flat<Int32>
    let grams: Flat<Double>
    /// How many jobs fit anywhere, and what they emit together.
    let fittingCount: Int
    let totalGrams: Double
    /// Where the options of each job begin in the two lists below.
    private let firsts: Flat<Int32>
    /// How far each option is from the job's first, those on which it can emit least first.
    private let offsets: Flat<UInt16>
    /// What the job emits at least on each of these, rounded down; infinite if it never fits.
    private let least: Flat<Float>

    /// A fixed number, so that parts are the same on any machine.
    private static let parts = 4

    init(_ model: QueueModel) {
        let count = model.members.count
        option = Flat(repeating: -1, count: count)
        start = Flat(repeating: 0, count: count)
        grams = Flat(repeating: 0, count: count)
        firsts = Flat(repeating: 0, count: count)
        var number = 0
        for job in 0..<count {
            firsts[job] = Int32(number)
            number += model.members[job].options.count
        }
        offsets = Flat(repeating: 0, count: number)
        least = Flat(repeating: .infinity, count: number)
        let table = (option, start, grams, firsts, offsets, least)
        // Each worker writes what belongs to the jobs of its own part.
        Workers.forEach(Self.parts, sharing: (model, table)) { shared, part in
            let jobs = count * part / Self.parts..<count * (part + 1) / Self.parts
            Self.find(jobs, shared.0, shared.1)
        }
        var (fitting, total) = (0, 0.0)
        for job in 0..<count where option[job] >= 0 {
            fitting += 1
            total += grams[job]
        }
        (fittingCount, totalGrams) = (fitting, total)
    }

    private typealias Table = (
        option: Flat<Int32>, start: Flat<Int32>, grams: Flat<Double>, firsts: Flat<Int32>,
        offsets: Flat<UInt16>, least: Flat<Float>
    )

    private static func find(_ jobs: Range<Int>, _ model: QueueModel, _ table: Table) {
        guard !jobs.isEmpty else { return }
        // What is not to be planned stays in the way, and makes jobs fit nowhere that never will.
        let empty = QueueState(model)
        for job in jobs {
            let member = model.members[job]
            let window = (from: Int(member.earliest), to: Int(member.deadline))
            var best: QueueState.Candidate?
            var found: [(grams: Double, offset: Int)] = []
            for option in member.options {
                let place = empty.bestPlace(for: job, on: option, in: window, below: .infinity)
                found.append((place?.grams ?? .infinity, option - member.options.lowerBound))
                guard let place else { continue }
                let limit = (best?.grams ?? .infinity) * (1 - QueueState.rounding)
                if place.grams < limit { best = place }
            }
            if let best {
                table.option[job] = Int32(best.option)
                table.start[job] = Int32(best.start)
                table.grams[job] = best.grams
            }
            found.sort(by: <)
            for (position, place) in found.enumerated() {
                let index = Int(table.firsts[job]) + position
                table.offsets[index] = UInt16(place.offset)
                if place.grams < .infinity { table.least[index] = Float(place.grams).nextDown }
            }
        }
    }

    /// Whether a job fits anywhere at all.
    func fits(_ job: Int) -> Bool { option[job] >= 0 }

    /// How far one of a job's options is from its first, in the order of what it can emit at least.
    @inline(__always)
    func offset(_ job: Int, _ position: Int) -> Int {
        Int(offsets.base[Int(firsts.base[job]) + position])
    }

    /// What the job emits at least on the option at a position of that order and on all later ones.
    @inline(__always)
    func least(_ job: Int, from position: Int) -> Double {
        Double(least.base[Int(firsts.base[job]) + position])
    }
}

/// Where each job would pay least at the prices of slots, with no other job in its way.
///
/// A job that emits more than its ideal may well be where it belongs, because others need the cleanest
/// slots more; one that pays more than here is out of place.
final class PricedIdeals {
    private let lanes: PricedLanes
    /// The option of each job's best place; -1 for a job that fits nowhere.
    private let option: Flat<Int32>
    private let start: Flat<Int32>
    private let cost: Flat<Double>

    /// A fixed number, so that parts are the same on any machine.
    private static let parts = 4

    init(_ lanes: PricedLanes, ideals: Ideals) {
        self.lanes = lanes
        let count = lanes.model.members.count
        option = Flat(repeating: -1, count: count)
        start = Flat(repeating: 0, count: count)
        cost = Flat(repeating: .infinity, count: count)
        // Each worker writes the numbers of the jobs of its own part.
        Workers.forEach(Self.parts, sharing: (priced: self, ideals: ideals)) { shared, part in
            for job in count * part / Self.parts..<count * (part + 1) / Self.parts {
                shared.priced.find(job, shared.ideals)
            }
        }
    }

    private func find(_ job: Int, _ ideals: Ideals) {
        let model = lanes.model
        let member = model.members[job]
        for position in 0..<member.options.count {
            // Prices only add to what a place emits.
            guard ideals.least(job, from: position) < cost[job] else { return }
            let option = member.options.lowerBound + ideals.offset(job, position)
            guard let run = lanes.cheapestRun(member, option) else { continue }
            let priced = model.run(member, option)
            let paid = run.integral * Double(priced.count) + priced.extraGrams
            guard paid < cost[job] else { continue }
            cost[job] = paid
            start[job] = Int32(run.start)
            self.option[job] = Int32(option)
        }
    }

    /// The option and the start of a job's best place; nil for a job that fits nowhere.
    func place(of job: Int) -> (option: Int, start: Int)? {
        option[job] < 0 ? nil : (Int(option[job]), Int(start[job]))
    }

    /// What a job pays in its place beyond the least that it could pay, in grams.
    func excess(of job: Int, in state: QueueState) -> Double {
        lanes.cost(
            of: lanes.model.members[job], on: Int(state.option[job]),
            from: Int(state.start[job]), to: Int(state.end[job])) - cost[job]
    }
}
