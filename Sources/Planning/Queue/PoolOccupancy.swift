/// How many of one region's accelerators of one kind are in use, to the second.
///
/// Whole slots are plain counts. Where a job starts or ends inside a slot, its part of that slot is
/// kept as such, so that two jobs can share a slot one after the other.
final class PoolOccupancy {
    /// A use of part of a slot, in seconds from the grid's origin.
    struct Part: BitwiseCopyable {
        let start: Int32
        let end: Int32
        let count: Int32
    }

    let capacity: Int32
    let step: Int
    /// Use by jobs that cover the whole slot.
    private let whole: Flat<Int32>
    /// The highest use at any second of the slot.
    let peak: Flat<Int32>
    private var parts: [Int: [Part]] = [:]

    init(capacity: Int32, grid: SlotGrid) {
        self.capacity = capacity
        step = grid.step
        whole = Flat(repeating: 0, count: grid.count)
        peak = Flat(repeating: 0, count: grid.count)
    }

    init(copying other: PoolOccupancy) {
        capacity = other.capacity
        step = other.step
        whole = Flat(copying: other.whole)
        peak = Flat(copying: other.peak)
        parts = other.parts
    }

    /// Takes over another's use; both are of one pool.
    func assign(from other: PoolOccupancy) {
        whole.assign(from: other.whole)
        peak.assign(from: other.peak)
        parts = other.parts
    }

    func add(_ count: Int32, from start: Int, to end: Int) { change(count, start, end) }

    func remove(_ count: Int32, from start: Int, to end: Int) { change(-count, start, end) }

    private func change(_ count: Int32, _ start: Int, _ end: Int) {
        var slot = start / step
        let last = (end - 1) / step
        let head = start - slot * step
        let tail = end - last * step
        if head != 0 || (slot == last && tail != step) {
            changePart(
                slot,
                Part(start: Int32(start), end: Int32(min(end, (slot + 1) * step)), count: count))
            slot += 1
        }
        var stop = last
        if slot <= last, tail != step {
            changePart(last, Part(start: Int32(last * step), end: Int32(end), count: count))
            stop -= 1
        }
        while slot <= stop {
            whole.base[slot] += count
            peak.base[slot] += count
            slot += 1
        }
    }

    /// Adds a part, or, with a negative count, removes the one like it.
    private func changePart(_ slot: Int, _ part: Part) {
        if part.count > 0 {
            parts[slot, default: []].append(part)
        } else {
            var list = parts[slot] ?? []
            if let index = list.firstIndex(where: {
                $0.start == part.start && $0.end == part.end && $0.count == -part.count
            }) {
                list.swapAt(index, list.count - 1)
                list.removeLast()
            }
            parts[slot] = list.isEmpty ? nil : list
        }
        peak[slot] = whole[slot] + highest(parts[slot] ?? [])
    }

    private func highest(_ parts: [Part]) -> Int32 {
        var highest: Int32 = 0
        // The highest use is reached where some part starts.
        for part in parts { highest = max(highest, use(of: parts, at: part.start)) }
        return highest
    }

    private func use(of parts: [Part], at second: Int32) -> Int32 {
        var use: Int32 = 0
        for part in parts where part.start <= second && second < part.end { use += part.count }
        return use
    }

    /// Stretches inside a slot in which so many more would fit, in order of time.
    func openings(in slot: Int, for count: Int32) -> [(start: Int, end: Int)] {
        let spare = capacity - count - whole[slot]
        guard spare >= 0 else { return [] }
        let list = parts[slot] ?? []
        var bounds = [Int32(slot * step), Int32((slot + 1) * step)]
        for part in list {
            bounds.append(part.start)
            bounds.append(part.end)
        }
        bounds.sort()
        var found: [(start: Int, end: Int)] = []
        for (start, end) in zip(bounds, bounds.dropFirst()) where start < end {
            guard use(of: list, at: start) <= spare else { continue }
            if let last = found.last, last.end == Int(start) {
                found[found.count - 1].end = Int(end)
            } else {
                found.append((Int(start), Int(end)))
            }
        }
        return found
    }

    /// Whether so many more fit all through a stretch.
    func isFree(_ count: Int32, from start: Int, to end: Int) -> Bool {
        let limit = capacity - count
        var slot = start / step
        while slot * step < end {
            if peak.base[slot] > limit {
                let from = max(start, slot * step)
                let to = min(end, (slot + 1) * step)
                guard
                    openings(in: slot, for: count).contains(where: {
                        $0.start <= from && to <= $0.end
                    })
                else { return false }
            }
            slot += 1
        }
        return true
    }

    /// Mean use in a slot.
    func meanUse(in slot: Int) -> Double {
        let partial = (parts[slot] ?? []).reduce(0) {
            $0 + Double($1.count) * Double($1.end - $1.start)
        }
        return Double(whole[slot]) + partial / Double(step)
    }
}
