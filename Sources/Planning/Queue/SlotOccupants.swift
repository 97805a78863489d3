/// Who is in each slot of each pool.
///
/// Of a few jobs no lists are kept: looking through all of them takes less time than that.
struct SlotOccupants {
    private let state: QueueState
    private let isListed: Bool
    private var jobs: [[Int32]]
    private let slots: Int
    private let step: Int

    private static let mostUnlisted = 200

    /// Who has a place in a state; the caller says of each change to that.
    init(_ state: QueueState) {
        slots = state.model.grid.count
        step = state.model.grid.step
        self.state = state
        isListed = state.model.members.count > Self.mostUnlisted
        jobs = Array(repeating: [], count: isListed ? state.model.pools.count * slots : 0)
        guard isListed else { return }
        for job in state.model.members.indices {
            if let place = state.place(of: job) { add(job, place, state.model) }
        }
    }

    mutating func add(_ job: Int, _ place: QueueState.Candidate, _ model: QueueModel) {
        guard isListed else { return }
        for index in indices(place, model) { jobs[index].append(Int32(job)) }
    }

    mutating func remove(_ job: Int, _ place: QueueState.Candidate, _ model: QueueModel) {
        guard isListed else { return }
        for index in indices(place, model) {
            guard let at = jobs[index].firstIndex(of: Int32(job)) else { continue }
            jobs[index].swapAt(at, jobs[index].count - 1)
            jobs[index].removeLast()
        }
    }

    /// The jobs in a pool's slots between two seconds, each once, at most so many.
    func jobs(in pool: Int, from start: Int, to end: Int, most: Int) -> [Int] {
        guard isListed else { return unlisted(in: pool, from: start, to: end, most: most) }
        var found: [Int] = []
        for slot in start / step...(max(start, end - 1)) / step {
            for job in jobs[pool * slots + slot] where !found.contains(Int(job)) {
                found.append(Int(job))
                if found.count >= most { return found }
            }
        }
        return found
    }

    private func unlisted(in pool: Int, from start: Int, to end: Int, most: Int) -> [Int] {
        let from = start / step * step
        let to = (max(start, end - 1) / step + 1) * step
        var found: [Int] = []
        for job in state.model.members.indices where found.count < most && state.isPlaced(job) {
            if Int(state.model.options[Int(state.option[job])].pool) == pool,
                Int(state.start[job]) < to, Int(state.end[job]) > from
            {
                found.append(job)
            }
        }
        return found
    }

    private func indices(_ place: QueueState.Candidate, _ model: QueueModel) -> ClosedRange<Int> {
        let base = Int(model.options[place.option].pool) * slots
        return base + place.start / step...base + (place.end - 1) / step
    }
}
