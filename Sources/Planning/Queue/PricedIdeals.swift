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
            let extra = model.run(member, option).extraGrams
            let paid = run.integral * Double(member.count) + extra
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
        let model = lanes.model
        let member = model.members[job]
        let option = Int(state.option[job])
        let lane = lanes.lane(member, option)
        let paid = lanes.integral(
            lane, from: Int(state.start[job]), to: Int(state.end[job]))
        return paid * Double(member.count) + model.run(member, option).extraGrams - cost[job]
    }
}
