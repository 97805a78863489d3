extension PauseDynamicProgram {
    /// The segments of the cheapest run, ascending; none where there is no run.
    ///
    /// The way back is found by asking again which state a value came from. Of equal ways the one
    /// that rests later, and so ran earlier, is taken.
    func segments() -> [Range<Int>] {
        guard leastCost < .infinity else { return [] }
        var walk = PauseTraceback(programme: self)
        for stage in stages.indices.reversed() where !walk.hasStarted { walk.stepBack(over: stage) }
        return walk.segments.reversed()
    }
}

/// A walk through the states of the cheapest run, from its end to its start.
struct PauseTraceback {
    /// Segments so far, the last one first.
    private(set) var segments: [Range<Int>] = []
    /// Whether the walk has reached the start of the run.
    private(set) var hasStarted = false

    private let programme: PauseDynamicProgram
    private var group: Int
    private var isRunning = false
    private var owed = 0

    /// A way to have come to the present state by using a slot.
    private struct Use {
        var cost = Double.infinity
        var group = 0
        var owed = 0
        var seconds = 0..<0
        /// Whether the job may have been running when the slot started.
        var mayContinue = false
    }

    /// A walk that is at the end of a solved programme.
    init(programme: PauseDynamicProgram) {
        self.programme = programme
        group = programme.quanta.firstGroupAfter
    }

    /// Goes back over a stage, noting what was run in it.
    mutating func stepBack(over stage: Int) {
        var best = Use()
        if isRunning {
            considerWhole(stage, &best)
        } else {
            best.cost = rested(before: stage, group: group, owed: owed)
        }
        if group >= programme.quanta.firstGroupAfter, programme.stages[stage].usesPart {
            considerParts(stage, &best)
        }
        guard !best.seconds.isEmpty else {
            isRunning = wasRunning(before: stage, group: group, owed: owed)
            return
        }
        note(best.seconds)
        enter(stage, by: best)
    }

    /// Goes to the state from which a stage was entered.
    private mutating func enter(_ stage: Int, by use: Use) {
        (group, owed) = (use.group, use.owed)
        let running = programme.running(before: stage, group: group, owed: owed)
        if use.mayContinue, running <= begun(before: stage, group: group, owed: owed) {
            isRunning = true
        } else if resumed(before: stage, group: group, owed: owed)
            < startCost(in: stage, group: group, owed: owed)
        {
            owed -= programme.quanta.overhead
            isRunning = wasRunning(before: stage, group: group, owed: owed)
        } else {
            hasStarted = true
        }
    }

    private mutating func note(_ seconds: Range<Int>) {
        if let last = segments.last, last.lowerBound == seconds.upperBound {
            segments[segments.count - 1] = seconds.lowerBound..<last.upperBound
        } else {
            segments.append(seconds)
        }
    }

    private func considerWhole(_ stage: Int, _ best: inout Use) {
        let (slots, quanta) = (programme.slots, programme.quanta)
        guard programme.stages[stage].usesWhole else { return }
        let slot = programme.stages[stage].slot
        let length = slots.length(of: slot)
        var use = Use(group: group, owed: owed + length / quanta.seconds, mayContinue: true)
        if length % quanta.seconds != 0 {
            // Only the odd remainders that belong to a cut slot lead here.
            if slot == 0 {
                guard group == 1, quanta.firstGroupAfter > 1 else { return }
                use = Use(group: 0, owed: quanta.work)
            } else {
                guard group == quanta.firstGroupAfter, owed == 0 else { return }
                use.group = quanta.groups.count - 1
            }
        }
        use.seconds = slots.start(of: slot)..<slots.start(of: slot + 1)
        use.cost = entry(before: stage, use) + slots.costs[slot] * Double(length)
        if use.cost < best.cost { best = use }
    }

    private func considerParts(_ stage: Int, _ best: inout Use) {
        let (slots, quanta) = (programme.slots, programme.quanta)
        let slot = programme.stages[stage].slot
        let (start, end) = (slots.start(of: slot), slots.start(of: slot + 1))
        for from in 0..<quanta.firstGroupAfter {
            let odd = quanta.groups[from] - quanta.groups[group]
            for whole in quanta.parts(of: end - start, odd: odd) {
                let used = whole * quanta.seconds + odd
                guard !isRunning || used < end - start else { continue }
                var use = Use(group: from, owed: owed + whole, mayContinue: !isRunning)
                use.seconds = isRunning ? end - used..<end : start..<start + used
                use.cost = entry(before: stage, use) + slots.costs[slot] * Double(used)
                if use.cost < best.cost { best = use }
            }
        }
    }

    private func entry(before stage: Int, _ use: Use) -> Double {
        let begun = begun(before: stage, group: use.group, owed: use.owed)
        guard use.mayContinue else { return begun }
        return min(programme.running(before: stage, group: use.group, owed: use.owed), begun)
    }

    private func begun(before stage: Int, group: Int, owed: Int) -> Double {
        min(
            resumed(before: stage, group: group, owed: owed),
            startCost(in: stage, group: group, owed: owed))
    }

    private func startCost(in stage: Int, group: Int, owed: Int) -> Double {
        let owesAll = group == 0 && owed == programme.quanta.work
        return owesAll && programme.stages[stage].starts ? 0 : .infinity
    }

    private func resumed(before stage: Int, group: Int, owed: Int) -> Double {
        let earlier = owed - programme.quanta.overhead
        guard earlier >= 0 else { return .infinity }
        return rested(before: stage, group: group, owed: earlier) + programme.resumeTie
    }

    private func rested(before stage: Int, group: Int, owed: Int) -> Double {
        min(
            programme.resting(before: stage, group: group, owed: owed),
            programme.running(before: stage, group: group, owed: owed))
    }

    private func wasRunning(before stage: Int, group: Int, owed: Int) -> Bool {
        programme.running(before: stage, group: group, owed: owed)
            < programme.resting(before: stage, group: group, owed: owed)
    }
}
