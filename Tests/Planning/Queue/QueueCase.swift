import SolsticeChecking
import SolsticeDomain
import SolsticePlanning
import Testing

/// A queue with all that surrounds it. Whatever plan is made of it is judged.
struct QueueCase {
    var outlooks: [RegionOutlook]
    var accelerators: [Accelerator] = []
    var reservations: [HeldCapacity] = []
    var entries: [QueueEntry]
    var now = World.dawn

    /// A queue of jobs, numbered in their order.
    init(_ outlooks: [RegionOutlook], _ jobs: [JobSpecification]) {
        self.outlooks = outlooks
        entries = jobs.enumerated().map { QueueEntry(id: JobID($0.offset), job: $0.element) }
    }

    /// The plan of the queue, which no rule finds fault with.
    func plan(
        effort: PlanningEffort = .quick, seed: UInt64 = 1,
        sourceLocation: SourceLocation = #_sourceLocation,
        observer: @escaping (PlanningProgress) -> Bool = { _ in true }
    ) -> QueueOutcome {
        let outcome = unjudged(effort: effort, seed: seed, observer: observer)
        judge(outcome, sourceLocation: sourceLocation)
        return outcome
    }

    /// A plan that was not improved for long, which saves the time of a test that does not look at
    /// how good it is.
    func briefPlan(sourceLocation: SourceLocation = #_sourceLocation) -> QueueOutcome {
        plan(sourceLocation: sourceLocation) { $0.stage != .improving || $0.fraction < 0.703 }
    }

    /// The plan of the queue, whatever it is worth.
    func unjudged(
        effort: PlanningEffort, seed: UInt64 = 1,
        observer: @escaping (PlanningProgress) -> Bool = { _ in true }
    ) -> QueueOutcome {
        QueuePlanner(outlooks: outlooks, accelerators: accelerators, reservations: reservations)
            .plan(entries, now: now, effort: effort, seed: seed, observer: observer)
    }

    /// Records whatever is wrong with a plan.
    func judge(_ outcome: QueueOutcome, sourceLocation: SourceLocation = #_sourceLocation) {
        let violations = PlanChecker(outlooks: outlooks, accelerators: accelerators).violations(
            in: outcome.places.map {
                PlanChecker.Subject(
                    id: entries[$0.entry].id, job: entries[$0.entry].job,
                    placement: $0.planned.placement, isFixed: false)
            },
            holdings: reservations.map {
                HeldCapacity(
                    region: $0.region, accelerator: $0.accelerator, count: $0.count,
                    window: $0.window)
            }, now: now)
        #expect(violations.map(\.text).isEmpty, sourceLocation: sourceLocation)
        let seen = outcome.places.map(\.entry) + outcome.misses.map(\.entry)
        #expect(
            seen.sorted() == Array(entries.indices), "every job is placed or missed, once",
            sourceLocation: sourceLocation)
        let missing = Set(outcome.misses.map { entries[$0.entry].id })
        for (entry, _) in outcome.places {
            let waitsFor = Set(entries[entry].job.dependencies.map(\.job))
            #expect(
                waitsFor.isDisjoint(with: missing), "nobody follows a job without a place",
                sourceLocation: sourceLocation)
        }
        let objective = outcome.places.reduce(0) { $0 + weighed($1.entry, $1.planned.placement) }
        #expect(
            outcome.objective.isClose(to: Emissions(grams: objective), within: 1e-6),
            "the objective is that of the places", sourceLocation: sourceLocation)
        #expect(
            outcome.lowerBound.grams <= objective * (1 + 1e-9), "the bound is one",
            sourceLocation: sourceLocation)
    }

    /// What a job in a place adds to the objective.
    func weighed(_ entry: Int, _ placement: Placement) -> Double {
        let job = entries[entry].job
        var grams = placement.footprint.emissions.grams
        if let price = job.carbonPrice, price > .zero, let cost = placement.footprint.cost {
            grams += cost.rawValue / price.perTonne * 1e6
        }
        return grams * job.weight
    }

    /// The queue planned anew with a plan's places as those before.
    func replanned(after outcome: QueueOutcome) -> QueueCase {
        var next = self
        for (entry, planned) in outcome.places {
            next.entries[entry] = QueueEntry(
                id: entries[entry].id, job: entries[entry].job, previous: planned.placement,
                baseline: planned.baseline)
        }
        return next
    }
}

extension QueueOutcome {
    /// A job's place; nil where it has none.
    func place(of entry: Int) -> Placement? {
        places.first { $0.entry == entry }?.planned.placement
    }

    /// What all placed jobs emit, unweighed.
    var emissions: Emissions {
        places.reduce(.zero) { $0 + $1.planned.placement.footprint.emissions }
    }
}
