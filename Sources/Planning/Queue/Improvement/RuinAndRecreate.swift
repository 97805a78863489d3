import Glibc

/// Improves a valid plan: takes a few jobs that are in each other's way out of it, finds them other
/// places, and keeps what came of it where that is better, or, while the search is young, hardly worse
/// (Schrimpf et al. 2000).
///
/// A job that takes the cleanest place leaves the next ones less. Most of the time, therefore, places
/// are chosen by emissions and the price of the slots together, in the manner of a Lagrangian
/// heuristic (Beasley 1993): a job then keeps out of slots that others need more.
final class RuinAndRecreate {
    let state: QueueState
    private let model: QueueModel
    private var random: SeededRandom
    private var occupants: SlotOccupants
    /// Where each job would be with no other in its way; -1 for a job that fits nowhere.
    private let ideals: Ideals
    private var misfits: [Int]
    /// Priced rates by which places are chosen most of the time; may be none.
    private let guides: [PricedLanes]
    /// Where each job would pay least; nil if jobs are judged by emissions alone.
    private let priced: PricedIdeals?
    /// The jobs that it may move; all others stay where they are.
    let jobs: [Int32]
    private let isOwn: [Bool]

    init(
        _ state: QueueState, of jobs: [Int32], ideals: Ideals, priced: PricedIdeals?,
        guides: [PricedLanes], seed: UInt64
    ) {
        self.state = state
        self.jobs = jobs
        self.ideals = ideals
        self.guides = guides
        self.priced = priced
        model = state.model
        random = SeededRandom(seed: seed)
        occupants = SlotOccupants(state)
        var isOwn = [Bool](repeating: false, count: model.members.count)
        for job in jobs { isOwn[Int(job)] = true }
        self.isOwn = isOwn
        misfits = jobs.lazy.map(Int.init).filter { !state.isPlaced($0) && ideals.fits($0) }
    }

    /// Tries so many changes. A change that makes things worse by about `warmth` of a job's mean
    /// emissions may be kept; that share falls to nothing.
    func improve(rounds: Int, warmth: Double, report: (Double) -> Bool) {
        guard jobs.count > 1 else { return }
        let mean = state.totalGrams / Double(max(1, state.placedCount))
        for round in 0..<rounds {
            let age = Double(round) / Double(rounds)
            if round % 64 == 0, !report(age) { return }
            attempt(tolerance: warmth * mean * max(0, 1 - age / 0.9))
        }
    }

    private func attempt(tolerance: Double) {
        guard let seed = chooseSeed() else { return }
        let ruined = chooseRuin(around: seed)
        var before: [(job: Int, place: QueueState.Candidate)] = []
        for job in ruined {
            guard let place = state.place(of: job) else { continue }
            before.append((job, place))
            state.take(job)
            occupants.remove(job, place, model)
        }
        let oldGrams = before.reduce(0) { $0 + $1.place.grams }
        let oldCount = before.count
        var newGrams = 0.0
        var newCount = 0
        var after: [(job: Int, place: QueueState.Candidate)] = []
        let limit = oldGrams + tolerance * -log(max(1e-12, random.share()))
        let isRepair = oldCount < ruined.count
        // Who waits for another may choose first, and the other then has to be over by then.
        let isAhead = !model.predecessors.isEmpty && random.share() < 0.5
        let guide = chooseGuide()
        for job in order(ruined, seed: seed, ahead: isAhead) {
            let place = state.bestPlace(
                for: job, ahead: isAhead, blind: blindness(), guide: guide)
            guard let place else {
                if !isRepair { break }
                continue
            }
            state.put(job, place)
            after.append((job, place))
            newGrams += place.grams
            newCount += 1
            if !isRepair, newGrams > limit { break }
        }
        let isGain = newCount > oldCount || (newCount == oldCount && newGrams < limit)
        if isGain, !ruined.contains(where: isWithoutOther) {
            for (job, place) in after { occupants.add(job, place, model) }
            if isRepair {
                misfits = jobs.lazy.map(Int.init).filter { !state.isPlaced($0) && ideals.fits($0) }
            }
            return
        }
        for (job, _) in after { state.take(job) }
        for (job, place) in before {
            state.put(job, place)
            occupants.add(job, place, model)
        }
    }

    /// Whether a job has a place without one that it waits for, or none, but one that waits for it.
    private func isWithoutOther(_ job: Int) -> Bool {
        state.isPlaced(job)
            ? model.predecessors[job]?.contains { !state.isPlaced($0) } ?? false
            : model.successors[job]?.contains(where: state.isPlaced) ?? false
    }

    /// The priced rates by which a change chooses places; nil for emissions alone.
    private func chooseGuide() -> PricedLanes? {
        guard !guides.isEmpty, random.share() < 0.8 else { return nil }
        return guides[random.below(guides.count)]
    }

    /// Now and then some of a job's options go unseen, so that others get a try.
    private func blindness() -> UInt64 {
        guard random.share() < 0.05 else { return 0 }
        return random.next() & random.next()
    }

    /// A job without a place, or one that is far from where it would like to be.
    private func chooseSeed() -> Int? {
        if !misfits.isEmpty, random.share() < 0.5 { return misfits[random.below(misfits.count)] }
        var best: Int?
        var most = -1.0
        for _ in 0..<3 {
            let job = Int(jobs[random.below(jobs.count)])
            guard state.isPlaced(job) else { continue }
            let regret =
                priced?.excess(of: job, in: state) ?? (state.grams[job] - ideals.grams[job])
            if regret > most {
                most = regret
                best = job
            }
        }
        return best
    }

    /// The seed, those in its way where it would like to be, and some of their neighbours.
    private func chooseRuin(around seed: Int) -> [Int] {
        let most = 2 + random.below(random.share() < 0.5 ? 22 : 9)
        var ruined = [seed]
        if !model.predecessors.isEmpty, random.share() < 0.5 {
            for other in (model.predecessors[seed] ?? []) + (model.successors[seed] ?? [])
            where ruined.count < most && isOwn[other] && !ruined.contains(other) {
                ruined.append(other)
            }
        }
        let wish = wish(of: seed)
        if let wish {
            let blockers = occupants.jobs(in: wish.pool, from: wish.start, to: wish.end, most: 64)
            for job in blockers.shuffled(using: &random) where ruined.count < most {
                if isOwn[job], !ruined.contains(job) { ruined.append(job) }
            }
        }
        if random.share() < 0.5, let place = state.place(of: ruined[random.below(ruined.count)]) {
            let pool = random.below(model.pools.count)
            let others = occupants.jobs(in: pool, from: place.start, to: place.end, most: 32)
            for job in others.shuffled(using: &random) where ruined.count < most {
                if isOwn[job], !ruined.contains(job) { ruined.append(job) }
            }
        }
        return ruined
    }

    /// Where a job would like to be: where it would pay or emit least with no other in its way, or on
    /// a random one of its options at a random time.
    private func wish(of job: Int) -> (pool: Int, start: Int, end: Int)? {
        let member = model.members[job]
        if let priced, random.share() < 0.3, let place = priced.place(of: job) {
            let run = model.run(member, place.option)
            return (run.pool, place.start, place.start + run.duration)
        }
        if random.share() < 0.6, ideals.option[job] >= 0 {
            let option = Int(ideals.option[job])
            let run = model.run(member, option)
            let start = Int(ideals.start[job])
            return (run.pool, start, start + run.duration)
        }
        guard !member.options.isEmpty else { return nil }
        let option = member.options.lowerBound + random.below(member.options.count)
        let run = model.run(member, option)
        let from = Int(member.earliest) + run.delay
        let room = Int(member.deadline) - from - run.duration
        guard room >= 0, run.extraGrams < .infinity else { return nil }
        let start = from + (room == 0 ? 0 : random.below(room))
        return (run.pool, start, start + run.duration)
    }

    private func order(_ jobs: [Int], seed: Int, ahead: Bool) -> [Int] {
        if !model.predecessors.isEmpty, !ahead { return Legalisation.bySlack(model, jobs) }
        switch random.below(4) {
        case 0: return jobs.shuffled(using: &random)
        case 1:
            let sizes = jobs.map { model.members[$0].size }
            return jobs.indices.sorted { (-sizes[$0], $0) < (-sizes[$1], $1) }.map { jobs[$0] }
        case 2: return Legalisation.bySlack(model, jobs)
        default: return [seed] + jobs.filter { $0 != seed }.shuffled(using: &random)
        }
    }
}

/// A small fast generator, so that one seed gives one plan (SplitMix64, Steele et al. 2014).
struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A whole number from 0 up to and without a bound.
    mutating func below(_ bound: Int) -> Int {
        Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(bound)).high)
    }

    /// A number from 0 up to and without 1.
    mutating func share() -> Double { Double(next() >> 11) * 0x1p-53 }
}
