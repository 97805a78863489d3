import SolsticeDomain

/// Lays a queue out as a ``QueueModel``.
struct QueueModelBuilder {
    private struct Kind: Hashable {
        let regions: [RegionID]
        let accelerators: [AcceleratorID]
        let counts: [Int]
        /// The caps of each variant in watts; 0 for uncapped.
        let caps: [[Double]]
        let signal: CarbonSignal?
        let waitsForSeason: Bool
    }

    /// What decides on the caps of a variant.
    private struct CapQuestion: Hashable {
        let accelerator: AcceleratorID
        let draw: Double
        let policy: String
        let workload: WorkloadKind
    }

    let planner: JobPlanner
    let now: Instant
    let grid: SlotGrid
    private(set) var model: QueueModel
    /// For each option its variant's position and its cap.
    private(set) var capOfOption: [(variant: Int, cap: Power?)] = []
    private let poolIndex: [Int: [AcceleratorID: Int]]
    private var kinds: [Kind: Range<Int>] = [:]
    private var offers: [CapQuestion: [PowerCapEffect?]] = [:]

    init(planner: JobPlanner, now: Instant, accelerators: Set<AcceleratorID>) {
        self.planner = planner
        self.now = now
        grid = SlotGrid(covering: planner.sites.map(\.outlook))
        let grid = grid
        var pools: [QueueModel.Pool] = []
        var indices: [RegionID: [AcceleratorID: Int]] = [:]
        var ofSite: [Int: [AcceleratorID: Int]] = [:]
        for (index, site) in planner.sites.enumerated() {
            let region = site.outlook.region
            if indices[region.id] == nil {
                indices[region.id] = [:]
                for accelerator in accelerators.sorted() {
                    let capacity = region.capacity(of: accelerator)
                    if capacity == 0 { continue }
                    indices[region.id]?[accelerator] = pools.count
                    pools.append(
                        .init(region: region.id, accelerator: accelerator, capacity: capacity))
                }
            }
            ofSite[index] = indices[region.id]
        }
        poolIndex = ofSite
        let occupied = pools.map {
            PoolOccupancy(
                capacity: $0.capacity.map(Int32.init(clamping:)) ?? Int32.max / 2, grid: grid)
        }
        for reservation in planner.reservations {
            guard let pool = indices[reservation.region]?[reservation.accelerator] else { continue }
            let start = grid.offset(of: reservation.window.start)
            let end = grid.offset(of: reservation.window.end)
            if start < end {
                occupied[pool].add(Int32(clamping: reservation.count), from: start, to: end)
            }
        }
        model = QueueModel(
            grid: grid, sites: planner.sites.map { SlotRates($0.outlook, grid: grid) },
            pools: pools, occupied: occupied)
    }

    /// Adds a job; its index is the number of jobs added before.
    mutating func add(_ job: JobSpecification, waitsForSeason: Bool = false) {
        let caps = job.variants.map { offers(job, on: $0) }
        let kind = Kind(
            regions: job.regions, accelerators: job.variants.map(\.accelerator),
            counts: job.variants.map(\.count),
            caps: caps.map { $0.map { $0?.cap.watts ?? 0 } }, signal: job.signal,
            waitsForSeason: waitsForSeason)
        let options = kinds[kind] ?? makeOptions(job, caps, waitsForSeason: waitsForSeason)
        kinds[kind] = options
        let firstMode = model.modes.count
        var shortest = Int32.max
        var size = Int.max
        for (variant, caps) in zip(job.variants, caps) {
            for cap in caps {
                let option = PlanningOption(site: 0, variant: variant, cap: cap)
                let duration = Int32(clamping: option.duration.seconds)
                shortest = min(shortest, duration)
                size = min(size, variant.count * Int(duration))
                model.add(
                    .init(
                        duration: duration, count: Int32(clamping: variant.count),
                        kilowatts: option.power.watts / 1000 * job.weight))
            }
        }
        let earliest = max(now, job.earliest ?? now)
        let needsExtras =
            job.maximumCost != nil || job.terms.moneyPrice != nil || job.dataset != nil
        let firstExtra = needsExtras ? model.extras.count : -1
        if needsExtras { addExtras(job, options, firstMode: firstMode, earliest) }
        model.add(
            .init(
                size: size, earliest: Int32(grid.offset(of: earliest)),
                deadline: Int32(job.deadline.map(grid.offset) ?? grid.known.upperBound),
                options: options, firstMode: firstMode, firstExtra: firstExtra,
                overhead: job.pausing.map { Int32(clamping: $0.resumeOverhead.seconds) } ?? -1,
                shortest: shortest))
    }

    /// The caps that a job may be run under, in the order of the modes; the same for all jobs of
    /// a workload that draw the same and have measured none themselves.
    private mutating func offers(
        _ job: JobSpecification, on variant: WorkloadVariant
    ) -> [PowerCapEffect?] {
        guard variant.measuredCaps.isEmpty else { return planner.caps(of: job, on: variant) }
        let question = CapQuestion(
            accelerator: variant.accelerator, draw: variant.powerPerAccelerator.watts,
            policy: job.capPolicy.text, workload: job.workload)
        if let known = offers[question] { return known }
        let found = planner.caps(of: job, on: variant)
        offers[question] = found
        return found
    }

    private mutating func makeOptions(
        _ job: JobSpecification, _ caps: [[PowerCapEffect?]], waitsForSeason: Bool
    ) -> Range<Int> {
        var options: [QueueModel.Option] = []
        for (site, rates) in planner.sites.enumerated() {
            let outlook = rates.outlook
            guard job.regions.isEmpty || job.regions.contains(outlook.region.id),
                job.signal == nil || job.signal == outlook.signal,
                planner.serves(site, waitsForSeason: waitsForSeason)
            else { continue }
            var mode = 0
            for (variant, points) in caps.enumerated() {
                let pool = poolIndex[site]?[job.variants[variant].accelerator].flatMap {
                    model.pools[$0].holds(job.variants[variant].count) ? $0 : nil
                }
                for cap in points {
                    if let pool, cap == nil || outlook.region.setsPowerCaps {
                        options.append(
                            .init(site: Int32(site), pool: Int32(pool), mode: Int32(mode)))
                        capOfOption.append((variant, cap?.cap))
                    }
                    mode += 1
                }
            }
        }
        return model.add(options)
    }

    private mutating func addExtras(
        _ job: JobSpecification, _ options: Range<Int>, firstMode: Int, _ earliest: Instant
    ) {
        for index in options {
            let option = option(index, of: job)
            let terms = planner.terms(of: option, job: job, earliest: earliest)
            model.add(
                .init(
                    delay: Int32(clamping: terms.delay.seconds),
                    grams: terms.isPossible
                        ? (terms.transfer.grams + terms.moneyAsEmissions.grams) * job.weight
                        : .infinity,
                    hourlyGrams: terms.moneyPerHour.grams * job.weight,
                    longest: terms.longest.map { Int32(clamping: $0.seconds) } ?? Int32.max))
        }
    }

    mutating func reserve(jobs: Int) { model.reserve(jobs: jobs) }

    /// The option of an index into the model's options, for a job.
    func option(
        _ index: Int, of job: JobSpecification, earliest: Instant
    ) -> PlanningOption {
        var option = option(index, of: job)
        option.terms = planner.terms(of: option, job: job, earliest: earliest)
        return option
    }

    private func option(_ index: Int, of job: JobSpecification) -> PlanningOption {
        let (position, cap) = capOfOption[index]
        let variant = job.variants[position]
        let effect = cap.flatMap {
            planner.accelerators[variant.accelerator]?.effect(
                of: $0, on: variant, doing: job.workload)
        }
        return PlanningOption(
            site: Int(model.options[index].site), variant: variant, cap: effect)
    }

    /// A placement as a place in a state; nil where it is not possible there any more.
    func candidate(
        _ job: Int, of specification: JobSpecification, _ placement: Placement,
        _ state: QueueState
    ) -> QueueState.Candidate? {
        let member = model.members[job]
        for index in member.options {
            let option = model.options[index]
            let pool = model.pools[Int(option.pool)]
            let outlook = planner.sites[Int(option.site)].outlook
            guard pool.region == placement.region, outlook.signal == placement.signal,
                specification.variants[capOfOption[index].variant].name == placement.variant,
                capOfOption[index].cap == placement.powerCap
            else { continue }
            if placement.segments.count > 1 {
                return state.candidate(
                    job, option: index,
                    pieces: placement.segments.map {
                        QueueState.Piece(
                            start: Int32(grid.offset(of: $0.start)),
                            end: Int32(grid.offset(of: $0.end)))
                    })
            }
            return state.candidate(job, option: index, start: grid.offset(of: placement.start))
        }
        return nil
    }

    /// Finds where each job would be with no other in its way; called once, when the model is whole.
    mutating func findIdeals() -> Ideals { model.findIdeals() }

    /// Records each job's predecessors, and narrows windows by the least time that those take.
    mutating func addDependencies(_ entries: [QueueEntry]) {
        guard entries.contains(where: { !$0.job.dependencies.isEmpty }) else { return }
        let indices = Dictionary(
            entries.enumerated().map { ($0.element.id, $0.offset) },
            uniquingKeysWith: { first, _ in first })
        for (index, entry) in entries.enumerated() {
            for dependency in entry.job.dependencies {
                // Those that are not in the queue have finished, or their end is in `earliest`.
                if let before = indices[dependency.job] { model.order(before, before: index) }
            }
        }
        let order = model.topologicalOrder
        model.computeDepths(order)
        for job in order {
            for next in model.successors[job] ?? [] {
                model.narrow(
                    next, earliest: model.members[job].earliest + model.members[job].shortest,
                    deadline: Int32.max)
            }
        }
        for job in order.reversed() where model.members[job].isWideEnough {
            for before in model.predecessors[job] ?? [] {
                model.narrow(
                    before, earliest: 0,
                    deadline: model.members[job].deadline - model.members[job].shortest)
            }
        }
    }
}

extension QueueModel.Member {
    /// Whether it fits its window on some option. A job that does not fit never runs: its successors
    /// wait forever, and its predecessors have no reason to hurry.
    fileprivate var isWideEnough: Bool { Int(deadline) - Int(earliest) >= Int(shortest) }
}

extension QueueModel {
    /// The jobs such that each comes after those it waits for.
    var topologicalOrder: [Int] {
        var waiting = members.indices.map { predecessors[$0]?.count ?? 0 }
        var order = members.indices.filter { waiting[$0] == 0 }
        var next = 0
        while next < order.count {
            for job in successors[order[next]] ?? [] {
                waiting[job] -= 1
                if waiting[job] == 0 { order.append(job) }
            }
            next += 1
        }
        return order
    }
}
