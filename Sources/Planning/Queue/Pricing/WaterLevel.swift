/// A first guess of the prices: as if work were a fluid that fills the cleanest hours of a stretch
/// of time up to a level, and each hour cost what it lies below that level.
struct WaterLevel {
    private let model: QueueModel
    private let slots: Int
    /// Slots that share one level.
    private let stretch: Int
    private let siteOfPool: [Int]

    init(_ model: QueueModel) {
        self.model = model
        slots = model.grid.count
        let windows = model.members.reduce(0.0) { $0 + Double($1.deadline - $1.earliest) }
        let mean = windows / Double(max(1, model.members.count)) / Double(model.grid.step)
        var sites = [Int](repeating: 0, count: model.pools.count)
        for option in model.options { sites[Int(option.pool)] = Int(option.site) }
        siteOfPool = sites
        stretch = min(max(6, Int(mean)), max(1, slots))
    }

    /// Sets the prices of all limited pools; `spare` holds the accelerators free in each slot.
    func fill(_ prices: Flat<Double>, spare: Flat<Double>) {
        let (work, power) = demand()
        // Levels of stretches that overlap by half, each held at its middle.
        let half = max(1, stretch / 2)
        var levels: [Double] = []
        var first = -half
        while first < slots {
            let range = max(0, first)..<min(slots, first + stretch)
            let amount = range.reduce(0) { $0 + work[$1] }
            levels.append(level(of: amount, in: range, spare))
            first += half
        }
        for slot in 0..<slots {
            let position = Double(slot) / Double(half)
            let index = min(Int(position), levels.count - 1)
            let next = min(index + 1, levels.count - 1)
            let share = position - Double(index)
            let level = levels[index] * (1 - share) + levels[next] * share
            for pool in model.pools.indices where spare[pool * slots + slot] < .infinity {
                let rate = model.sites[siteOfPool[pool]].rates[slot]
                prices[pool * slots + slot] = max(0, level - rate) * power
            }
        }
    }

    /// Accelerators that would be busy in each slot if every job were spread over its window, and
    /// the mean power of one in kW.
    private func demand() -> (work: [Double], power: Double) {
        var changes = [Double](repeating: 0, count: slots + 1)
        var energy = 0.0
        var hours = 0.0
        for member in model.members where !member.options.isEmpty {
            let mode = model.modes[member.firstMode]
            let first = Int(member.earliest) / model.grid.step
            let last = max(first + 1, Int(member.deadline) / model.grid.step)
            let amount = Double(mode.duration) / Double(model.grid.step) * Double(mode.count)
            changes[min(first, slots)] += amount / Double(last - first)
            changes[min(last, slots)] -= amount / Double(last - first)
            energy += mode.kilowatts * Double(mode.duration)
            hours += Double(mode.count) * Double(mode.duration)
        }
        var sum = 0.0
        let work = changes.prefix(slots).map { change -> Double in
            sum += change
            return sum
        }
        return (work, hours > 0 ? energy / hours : 0)
    }

    /// The rate up to which the slots of a stretch have to be filled to hold some work.
    private func level(of amount: Double, in range: Range<Int>, _ spare: Flat<Double>) -> Double {
        var slots: [(rate: Double, room: Double)] = []
        for pool in model.pools.indices {
            for slot in range {
                let room = spare[pool * self.slots + slot]
                slots.append((model.sites[siteOfPool[pool]].rates[slot], room))
            }
        }
        slots.sort { $0.rate < $1.rate }
        var left = amount
        for (rate, room) in slots {
            left -= room
            if left <= 0 { return rate }
        }
        return slots.last?.rate ?? 0
    }
}
