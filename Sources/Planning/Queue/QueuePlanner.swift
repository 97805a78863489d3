public import SolsticeDomain

/// Plans all jobs of a queue together: over time, region, accelerator, power cap and pauses, within
/// capacity, by their deadlines, for the least weighed emissions.
///
/// The same queue, seed and effort give the same plan on any machine.
public struct QueuePlanner: Sendable {
    private let planner: JobPlanner

    /// A planner for the regions of `outlooks`, beside what is reserved there.
    public init(
        outlooks: [RegionOutlook], accelerators: [Accelerator], reservations: [HeldCapacity]
    ) {
        planner = JobPlanner(
            outlooks: outlooks, accelerators: accelerators, reservations: reservations)
    }

    /// The plan of a queue from a moment on.
    ///
    /// Every job's home must be among the outlooks in the job's signal, and every job has a deadline:
    /// one that has none starts as soon as it can and leaves nothing to plan. `observer` hears
    /// how far the work has come, on the caller's thread, and ends it by returning false: the best
    /// plan until then is returned.
    ///
    /// Jobs that had a place keep it where another one saves next to nothing.
    public func plan(
        _ entries: [QueueEntry], now: Instant, effort: PlanningEffort = .standard,
        seed: UInt64 = 1, observer: @escaping (PlanningProgress) -> Bool = { _ in true }
    ) -> QueueOutcome {
        let accelerators = Set(entries.flatMap { $0.job.variants.map(\.accelerator) })
        var builder = QueueModelBuilder(planner: planner, now: now, accelerators: accelerators)
        builder.reserve(jobs: entries.count)
        for entry in entries { builder.add(entry.job, waitsForSeason: entry.waitsForSeason) }
        builder.addDependencies(entries)
        let ideals = builder.findIdeals()
        let search = QueueSearch(
            builder.model, ideals: ideals, incumbent: incumbent(of: entries, builder),
            effort: effort, seed: seed, observer: observer)
        search.run()
        settle(entries, builder, search)
        return outcome(entries, builder, search, now: now)
    }

    /// The places that jobs had before, as far as they are still possible, and the best ones left
    /// for the others; nil where none had one.
    private func incumbent(of entries: [QueueEntry], _ builder: QueueModelBuilder) -> QueueState? {
        guard entries.contains(where: { $0.previous != nil }) else { return nil }
        let state = QueueState(builder.model)
        var left: [Int] = []
        for job in builder.model.predecessors.isEmpty
            ? Array(entries.indices) : builder.model.topologicalOrder
        {
            let place = entries[job].previous.flatMap {
                builder.candidate(job, of: entries[job].job, $0, state)
            }
            if let place { state.put(job, place) } else { left.append(job) }
        }
        for job in Legalisation.bySlack(builder.model, left) { state.insert(job) }
        return state
    }

    /// A saving below this share is not worth another start.
    private static let worthMoving = 0.001

    /// Leaves jobs where they were if moving them saves next to nothing.
    private func settle(
        _ entries: [QueueEntry], _ builder: QueueModelBuilder, _ search: QueueSearch
    ) {
        let state = search.best
        for (index, entry) in entries.enumerated() {
            guard let previous = entry.previous, let place = state.place(of: index) else {
                continue
            }
            state.take(index)
            if let old = builder.candidate(index, of: entry.job, previous, state),
                old.grams <= place.grams * (1 + Self.worthMoving)
            {
                state.put(index, old)
            } else {
                state.put(index, place)
            }
        }
    }

    private func outcome(
        _ entries: [QueueEntry], _ builder: QueueModelBuilder, _ search: QueueSearch, now: Instant
    ) -> QueueOutcome {
        let state = search.best
        var places: [(entry: Int, planned: PlannedJob)] = []
        var misses: [(entry: Int, why: Infeasibility)] = []
        places.reserveCapacity(entries.count)
        for (index, entry) in entries.enumerated() {
            if let place = state.place(of: index),
                let planned = planned(entry, place, builder, now: now)
            {
                places.append((index, planned))
            } else {
                misses.append((index, why(entry, now: now)))
            }
        }
        return QueueOutcome(
            places: places, misses: misses, lowerBound: Emissions(grams: search.lowerBound),
            objective: Emissions(grams: state.totalGrams), isInterrupted: search.isInterrupted)
    }

    private func planned(
        _ entry: QueueEntry, _ place: QueueState.Candidate, _ builder: QueueModelBuilder,
        now: Instant
    ) -> PlannedJob? {
        let job = entry.job
        let earliest = max(now, job.earliest ?? now)
        let option = builder.option(place.option, of: job, earliest: earliest)
        let grid = builder.grid
        let segments =
            place.pieces?.map {
                TimeWindow(start: grid.instant(Int($0.start)), end: grid.instant(Int($0.end)))
            } ?? [TimeWindow(start: grid.instant(place.start), end: grid.instant(place.end))]
        guard let placement = planner.placement(of: job, option, over: segments),
            let baseline = entry.baseline
                ?? planner.baseline(of: job, now: now, waitsForSeason: entry.waitsForSeason)
        else { return nil }
        return planner.plannedJob(
            job, option, placement, baseline: baseline, waitsForSeason: entry.waitsForSeason)
    }

    private func why(_ entry: QueueEntry, now: Instant) -> Infeasibility {
        let search = OptionSearch(planner: planner, job: entry.job, now: now)
        let alone = search.infeasibility()
        if search.soonestStart() == nil { return alone }
        return Infeasibility(
            earliestFinish: nil,
            obstacles: ["it would fit alone, but not beside the other jobs of the queue"])
    }
}

/// A job that a queue planner finds a place for.
public struct QueueEntry: Sendable {
    /// The job's number, which dependencies name.
    public let id: JobID
    /// What was asked for.
    public let job: JobSpecification
    /// Its place in the plan before; nil where it has none.
    public let previous: Placement?
    /// The baseline it was given at submission; nil for a job never placed.
    public let baseline: Placement?
    /// Whether it waits for a season, and is planned on the outlooks made for that.
    public let waitsForSeason: Bool

    /// A job with what is known of it.
    public init(
        id: JobID, job: JobSpecification, previous: Placement? = nil, baseline: Placement? = nil,
        waitsForSeason: Bool = false
    ) {
        self.id = id
        self.job = job
        self.previous = previous
        self.baseline = baseline
        self.waitsForSeason = waitsForSeason
    }
}

/// What came of planning a queue.
public struct QueueOutcome: Sendable {
    /// The jobs that have a place, by position in the queue that was given.
    public let places: [(entry: Int, planned: PlannedJob)]
    /// The jobs that have none, and why.
    public let misses: [(entry: Int, why: Infeasibility)]
    /// A proven lower bound of the placed jobs' objective.
    public let lowerBound: Emissions
    /// What the plan emits, weighed with priorities, and money with carbon prices.
    public let objective: Emissions
    /// Whether the observer stopped the search.
    public let isInterrupted: Bool
}
