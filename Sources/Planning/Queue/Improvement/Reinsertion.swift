/// Moves the jobs of a plan one after another to where each is best off beside all others; those of two
/// halves of the horizon, which never meet, on two threads.
struct Reinsertion {
    private let halves: JobHalves
    private let stop: StopSignal

    init(_ model: QueueModel, until stop: StopSignal) {
        halves = JobHalves(model)
        self.stop = stop
    }

    /// Moves every job to where it emits least or, with a `guide`, pays least at its rates; returns what
    /// that saves. `report` hears the share done, on the caller's thread, and ends it by returning false.
    func run(
        _ state: QueueState, guide: PricedLanes? = nil, report: @escaping (Double) -> Bool
    ) -> Double {
        let before = state.totalGrams
        // Unless the halves have jobs, there is one list.
        let lists = halves.halves.allSatisfy(\.isEmpty) ? [] : halves.halves
        let states = lists.indices.map { $0 == 0 ? state : QueueState(copying: state) }
        // Each search moves jobs in a state of its own, and only the first one reports.
        Workers.search(lists.count, sharing: (lists, states, guide, report), until: stop) {
            $0.3($1)
        } _: { shared, index, goesOn in
            Self.move(shared.0[index], shared.1[index], guide: shared.2, goesOn)
        }
        for (list, other) in zip(lists, states).dropFirst() { state.adopt(list, from: other) }
        Self.move(halves.others, state, guide: guide, report)
        return before - state.totalGrams
    }

    private static func move(
        _ jobs: [Int32], _ state: QueueState, guide: PricedLanes?, _ goesOn: (Double) -> Bool
    ) {
        for (index, job) in jobs.enumerated() {
            if let guide {
                state.reinsert(Int(job), guide: guide)
            } else {
                _ = state.reinsert(Int(job))
            }
            if index & 0xfff == 0xfff, !goesOn(Double(index) / Double(jobs.count)) { return }
        }
    }
}

extension QueueState {
    /// Puts some jobs where another plan has them, which is free once all of them are out of the way.
    func adopt(_ jobs: [Int32], from other: QueueState) {
        for job in jobs.lazy.map(Int.init) where isPlaced(job) { take(job) }
        for job in jobs.lazy.map(Int.init) {
            if let place = other.place(of: job) { put(job, place) }
        }
    }
}
