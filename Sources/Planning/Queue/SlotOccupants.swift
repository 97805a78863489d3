/// Who is in each slot of each pool.
struct SlotOccupants {
    private var jobs: [[Int32]]
    private let slots: Int
    private let step: Int

    init(_ state: QueueState) {
        slots = state.model.grid.count
        step = state.model.grid.step
        jobs = Array(repeating: [], count: state.model.pools.count * slots)
        for job in state.model.members.indices {
            if let place = state.place(of: job) { add(job, place, state.model) }
        }
    }

    mutating func add(_ job: Int, _ place: QueueState.Candidate, _ model: QueueModel) {
        for index in indices(place, model) { jobs[index].append(Int32(job)) }
    }

    mutating func remove(_ job: Int, _ place: QueueState.Candidate, _ model: QueueModel) {
        for index in indices(place, model) {
            guard let at = jobs[index].firstIndex(of: Int32(job)) else { continue }
            jobs[index].swapAt(at, jobs[index].count - 1)
            jobs[index].removeLast()
        }
    }

    /// The jobs in a pool's slots between two seconds, each once, at most so many.
    func jobs(in pool: Int, from start: Int, to end: Int, most: Int) -> [Int] {
        var found: [Int] = []
        for slot in start / step...(max(start, end - 1)) / step {
            for job in jobs[pool * slots + slot] where !found.contains(Int(job)) {
                found.append(Int(job))
                if found.count >= most { return found }
            }
        }
        return found
    }

    private func indices(_ place: QueueState.Candidate, _ model: QueueModel) -> ClosedRange<Int> {
        let base = Int(model.options[place.option].pool) * slots
        return base + place.start / step...base + (place.end - 1) / step
    }
}
