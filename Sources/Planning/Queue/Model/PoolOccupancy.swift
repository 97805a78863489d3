/// How many of one region's accelerators of one kind are in use, to the second.
///
/// Whole slots are plain counts. Where jobs start or end inside a slot, its use is kept step by step
/// beside that, so that jobs can share a slot one after the other.
final class PoolOccupancy {
    /// Use from a second on, up to the next step or the slot's end.
    private struct Step: BitwiseCopyable {
        var at: Int32
        var count: Int32
    }

    let capacity: Int32
    let step: Int
    /// Use by jobs that cover the whole slot.
    private let whole: Flat<Int32>
    /// The highest and the lowest use at any second of the slot.
    let peak: Flat<Int32>
    let low: Flat<Int32>
    /// Use by jobs that cover part of the slot; empty where none does.
    private var steps: [[Step]]

    init(capacity: Int32, grid: SlotGrid) {
        self.capacity = capacity
        step = grid.step
        whole = Flat(repeating: 0, count: grid.count)
        peak = Flat(repeating: 0, count: grid.count)
        low = Flat(repeating: 0, count: grid.count)
        steps = Array(repeating: [], count: grid.count)
    }

    init(copying other: PoolOccupancy) {
        capacity = other.capacity
        step = other.step
        whole = Flat(copying: other.whole)
        peak = Flat(copying: other.peak)
        low = Flat(copying: other.low)
        steps = other.steps
    }

    func add(_ count: Int32, from start: Int, to end: Int) { change(count, start, end) }

    func remove(_ count: Int32, from start: Int, to end: Int) { change(-count, start, end) }

    private func change(_ count: Int32, _ start: Int, _ end: Int) {
        var slot = start / step
        var last = (end - 1) / step
        if start != slot * step || (slot == last && end != (slot + 1) * step) {
            changePart(slot, start, min(end, (slot + 1) * step), count)
            slot += 1
        }
        if slot <= last, end != (last + 1) * step {
            changePart(last, last * step, end, count)
            last -= 1
        }
        while slot <= last {
            whole.base[slot] += count
            peak.base[slot] += count
            low.base[slot] += count
            slot += 1
        }
    }

    private func changePart(_ slot: Int, _ start: Int, _ end: Int, _ count: Int32) {
        if steps[slot].isEmpty { steps[slot].append(Step(at: Int32(slot * step), count: 0)) }
        let first = split(slot, at: Int32(start))
        let after = end == (slot + 1) * step ? steps[slot].count : split(slot, at: Int32(end))
        for index in first..<after { steps[slot][index].count += count }
        // Steps that no longer differ from the one before are gone.
        for index in [after, first] where index > 0 && index < steps[slot].count {
            if steps[slot][index].count == steps[slot][index - 1].count {
                steps[slot].remove(at: index)
            }
        }
        var highest = Int32.min
        var lowest = Int32.max
        for step in steps[slot] {
            highest = max(highest, step.count)
            lowest = min(lowest, step.count)
        }
        peak[slot] = whole[slot] + highest
        low[slot] = whole[slot] + lowest
        if highest == 0, lowest == 0 { steps[slot] = [] }
    }

    /// Makes a step begin at a second of the slot; returns its index.
    private func split(_ slot: Int, at second: Int32) -> Int {
        var index = steps[slot].count
        while index > 0, steps[slot][index - 1].at > second { index -= 1 }
        if index > 0, steps[slot][index - 1].at == second { return index - 1 }
        steps[slot].insert(Step(at: second, count: steps[slot][index - 1].count), at: index)
        return index
    }

    /// Stretches inside a slot in which so many more would fit, in order of time.
    @inline(__always)
    func forEachOpening(in slot: Int, for count: Int32, _ body: (_ start: Int, _ end: Int) -> Void)
    {
        let limit = capacity - count
        guard low.base[slot] <= limit else { return }
        let spare = limit - whole.base[slot]
        if peak.base[slot] == low.base[slot] { return body(slot * step, (slot + 1) * step) }
        var open = -1
        steps[slot].withUnsafeBufferPointer { steps in
            for step in steps {
                if step.count <= spare {
                    if open < 0 { open = Int(step.at) }
                } else if open >= 0 {
                    body(open, Int(step.at))
                    open = -1
                }
            }
        }
        if open >= 0 { body(open, (slot + 1) * step) }
    }

    /// Whether so many more fit all through a stretch.
    func isFree(_ count: Int32, from start: Int, to end: Int) -> Bool {
        let limit = capacity - count
        var slot = start / step
        while slot * step < end {
            if peak.base[slot] > limit {
                let from = max(start, slot * step)
                let to = min(end, (slot + 1) * step)
                var isOpen = false
                forEachOpening(in: slot, for: count) { start, end in
                    if start <= from, to <= end { isOpen = true }
                }
                if !isOpen { return false }
            }
            slot += 1
        }
        return true
    }

    /// Mean use in a slot.
    func meanUse(in slot: Int) -> Double {
        var seconds = 0.0
        for (index, part) in steps[slot].enumerated() {
            let next = index + 1 < steps[slot].count ? Int(steps[slot][index + 1].at) : -1
            let end = next < 0 ? (slot + 1) * step : next
            seconds += Double(part.count) * Double(end - Int(part.at))
        }
        return Double(whole[slot]) + seconds / Double(step)
    }
}

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
