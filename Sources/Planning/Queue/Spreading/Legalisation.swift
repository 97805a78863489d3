/// Rates that are the same in every slot, so that of free starts the earliest is the cheapest.
private struct EvenRates {
    let rates: Flat<Double>
    let integrals: Flat<Double>

    init(_ grid: SlotGrid) {
        rates = Flat(repeating: 1, count: grid.count)
        integrals = Flat((0...grid.count).map { Double($0) * grid.stepHours })
    }
}

/// Makes a valid plan, exact to the second, of places in whole slots.
enum Legalisation {
    /// Puts jobs into the places that the spreading found for them, as far as those are free, and the
    /// others into the best places left, those with the least slack first.
    static func plan(_ model: QueueModel, from spreading: Spreading, choices: PriceChoices)
        -> QueueState
    {
        let state = QueueState(model)
        var left: [Int] = []
        // Runs that end inside slots would each leave the rest of one unused.
        let isClosing = model.isFractional
        let even = EvenRates(model.grid)
        for job in isClosing ? byStart(model, spreading) : bySize(model) {
            guard spreading.choice[job] >= 0 else {
                left.append(job)
                continue
            }
            let choice = choices.choices[Int(spreading.choice[job])]
            let slot = Int(spreading.slot[job])
            let place =
                isClosing
                ? earliestPlace(of: job, choice, near: slot, even, state)
                : self.place(of: job, choice, slot: slot, state)
            if let place { state.put(job, place) } else { left.append(job) }
        }
        for job in bySlack(model, left) { state.insert(job) }
        return state
    }

    /// All jobs, in the order of the slots in which they start; of those in one slot the largest
    /// first, as what is left between them is then for the smallest.
    private static func byStart(_ model: QueueModel, _ spreading: Spreading) -> [Int] {
        let keys = model.members.enumerated().map { job, member in
            (spreading.slot[job], -member.size, job)
        }
        return keys.sorted(by: <).map(\.2)
    }

    /// How many slots before its own slot a run may start to close up with others, and how many
    /// after it.
    private static let (slotsBefore, slotsAfter) = (1.5, 4)

    /// The earliest free place on an option about a slot, and so at the end of another run where the
    /// pool is full; nil where there is none.
    private static func earliestPlace(
        of job: Int, _ choice: PriceChoices.Choice, near slot: Int, _ even: EvenRates,
        _ state: QueueState
    ) -> QueueState.Candidate? {
        let model = state.model
        let member = model.members[job]
        guard member.overhead < 0, model.predecessors[job] == nil else { return nil }
        let run = model.run(member, Int(choice.option))
        let site = model.sites[run.site]
        let step = model.grid.step
        var search = FreeStart(
            rates: even.rates.base, integrals: even.integrals.base, step: step,
            duration: run.duration)
        search.search(
            state.pools[run.pool], gaps: site.hasGaps ? UnsafePointer(site.gaps.base) : nil,
            count: run.count,
            from: max(
                Int(member.earliest) + run.delay,
                slot * step - Int(slotsBefore * Double(step))),
            to: min(Int(member.deadline), (slot + slotsAfter) * step + run.duration))
        guard search.start >= 0 else { return nil }
        return state.candidate(job, option: Int(choice.option), start: search.start)
    }

    /// The place that a choice and a slot mean; nil where it is not free.
    private static func place(
        of job: Int, _ choice: PriceChoices.Choice, slot: Int, _ state: QueueState
    ) -> QueueState.Candidate? {
        let model = state.model
        let member = model.members[job]
        guard member.overhead < 0, state.model.predecessors[job] == nil else { return nil }
        let run = model.run(member, Int(choice.option))
        let first = Int(member.earliest) + run.delay
        let last = Int(member.deadline) - run.duration
        guard first <= last else { return nil }
        let start = min(max(first, slot * model.grid.step), last)
        return state.candidate(job, option: Int(choice.option), start: start)
    }

    /// All jobs, those first that hold most accelerator-hours.
    private static func bySize(_ model: QueueModel) -> [Int] {
        let sizes = model.members.map(\.size)
        return model.members.indices.sorted { (-sizes[$0], $0) < (-sizes[$1], $1) }
    }

    /// Some jobs, those with the least time to spare first; none before its predecessors.
    static func bySlack(_ model: QueueModel, _ jobs: [Int]) -> [Int] {
        let keys = jobs.map { job -> (depth: Int, slack: Int, job: Int) in
            let member = model.members[job]
            let slack = Int(member.deadline) - Int(member.earliest) - Int(member.shortest)
            return (model.depths.isEmpty ? 0 : model.depths[job], slack, job)
        }
        return keys.sorted(by: <).map(\.job)
    }

    /// The plan of greedy insertion, those with the least slack first: it misses few deadlines.
    static func greedy(_ model: QueueModel) -> QueueState {
        let state = QueueState(model)
        for job in bySlack(model, Array(model.members.indices)) { state.insert(job) }
        return state
    }
}

extension QueueModel {
    /// Whether most jobs' runs are no whole number of slots long.
    var isFractional: Bool {
        2 * members.count { Int($0.shortest) % grid.step != 0 } > members.count
    }
}

extension QueueState {
    /// The place of a job that runs in one piece from a moment on; nil where that is not free.
    func candidate(_ job: Int, option: Int, start: Int) -> Candidate? {
        let member = model.members[job]
        let run = model.run(member, option)
        let site = model.sites[run.site]
        let end = start + run.duration
        let ready = Int(member.earliest) + run.delay
        guard start >= ready, end <= model.grid.length, run.extraGrams < .infinity else {
            return nil
        }
        if site.hasGaps {
            for slot in start / model.grid.step...(end - 1) / model.grid.step
            where site.gaps[slot] != 0 { return nil }
        }
        let found = Candidate(
            option: option, start: start, end: end, pieces: nil,
            grams: run.kilowatts * site.integral(start, end, step: model.grid.step)
                + run.extraGrams)
        return isFree(job, found) ? found : nil
    }
}

extension QueueState {
    /// The place of a job that runs in pieces; nil where they are not free or not its length.
    func candidate(_ job: Int, option: Int, pieces: [Piece]) -> Candidate? {
        let member = model.members[job]
        let run = model.run(member, option)
        let site = model.sites[run.site]
        guard member.overhead >= 0, let first = pieces.first, let last = pieces.last,
            run.extraGrams < .infinity
        else { return nil }
        let length = pieces.reduce(0) { $0 + Int($1.end - $1.start) }
        let longer = (pieces.count - 1) * Int(member.overhead)
        guard length == run.duration + longer, length <= run.longest else { return nil }
        var integral = 0.0
        for piece in pieces {
            let slots = Int(piece.start) / model.grid.step...Int(piece.end - 1) / model.grid.step
            if site.hasGaps, slots.contains(where: { site.gaps[$0] != 0 }) { return nil }
            integral += site.integral(Int(piece.start), Int(piece.end), step: model.grid.step)
        }
        let found = Candidate(
            option: option, start: Int(first.start), end: Int(last.end), pieces: pieces,
            grams: run.kilowatts * integral + run.extraGrams
                + run.hourlyGrams * Double(longer) / 3600)
        return isFree(job, found) ? found : nil
    }
}

extension SlotRates {
    /// The integral of the rate between two seconds from the origin.
    func integral(_ start: Int, _ end: Int, step: Int) -> Double {
        running(end, step) - running(start, step)
    }

    private func running(_ second: Int, _ step: Int) -> Double {
        SlotGrid.integral(to: second, rates.base, integrals.base, step: step)
    }
}
