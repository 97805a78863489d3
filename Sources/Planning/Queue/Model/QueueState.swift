/// Where every job of a queue is at some point of the search, and what that leaves free.
final class QueueState {
    /// A stretch of time in which a job runs, in seconds from the origin.
    struct Piece: Equatable {
        let start: Int32
        let end: Int32
    }

    /// A place that a job could take.
    struct Candidate {
        /// Index into the model's options.
        let option: Int
        let start: Int
        let end: Int
        /// The pieces of a job that pauses; nil for one piece.
        let pieces: [Piece]?
        let grams: Double
    }

    let model: QueueModel
    private(set) var pools: [PoolOccupancy]
    /// Index into the model's options; -1 for a job without a place.
    let option: Flat<Int32>
    let start: Flat<Int32>
    let end: Flat<Int32>
    /// Weighed grams of the job in its place.
    let grams: Flat<Double>
    private(set) var pieces: [Int: [Piece]] = [:]
    private(set) var totalGrams = 0.0
    private(set) var placedCount = 0
    private let pausing = PausableSearch()

    init(_ model: QueueModel) {
        self.model = model
        pools = model.occupied.map(PoolOccupancy.init(copying:))
        option = Flat(repeating: -1, count: model.members.count)
        start = Flat(repeating: 0, count: model.members.count)
        end = Flat(repeating: 0, count: model.members.count)
        grams = Flat(repeating: 0, count: model.members.count)
    }

    init(copying other: QueueState) {
        model = other.model
        pools = other.pools.map(PoolOccupancy.init(copying:))
        option = Flat(copying: other.option)
        start = Flat(copying: other.start)
        end = Flat(copying: other.end)
        grams = Flat(copying: other.grams)
        pieces = other.pieces
        totalGrams = other.totalGrams
        placedCount = other.placedCount
    }

    func isPlaced(_ job: Int) -> Bool { option[job] >= 0 }

    var unplacedCount: Int { model.members.count - placedCount }

    /// Whether it places more jobs, or as many for less.
    func isBetter(than other: QueueState) -> Bool {
        placedCount != other.placedCount
            ? placedCount > other.placedCount : totalGrams < other.totalGrams
    }

    /// A job's place; nil for one that has none.
    func place(of job: Int) -> Candidate? {
        guard option[job] >= 0 else { return nil }
        return Candidate(
            option: Int(option[job]), start: Int(start[job]), end: Int(end[job]),
            pieces: pieces[job], grams: grams[job])
    }

    /// Puts a job that has no place into one; whether it is free is the caller's to know.
    func put(_ job: Int, _ candidate: Candidate) {
        option[job] = Int32(candidate.option)
        start[job] = Int32(candidate.start)
        end[job] = Int32(candidate.end)
        grams[job] = candidate.grams
        totalGrams += candidate.grams
        placedCount += 1
        let pool = pools[Int(model.options[candidate.option].pool)]
        let count = model.count(of: job, on: candidate.option)
        guard let list = candidate.pieces else {
            return pool.add(count, from: candidate.start, to: candidate.end)
        }
        pieces[job] = list
        for piece in list { pool.add(count, from: Int(piece.start), to: Int(piece.end)) }
    }

    /// Takes a job out of its place.
    func take(_ job: Int) {
        let pool = pools[Int(model.options[Int(option[job])].pool)]
        let count = model.count(of: job, on: Int(option[job]))
        if let list = pieces.isEmpty ? nil : pieces.removeValue(forKey: job) {
            for piece in list { pool.remove(count, from: Int(piece.start), to: Int(piece.end)) }
        } else {
            pool.remove(count, from: Int(start[job]), to: Int(end[job]))
        }
        option[job] = -1
        totalGrams -= grams[job]
        placedCount -= 1
    }

    /// Whether nothing is in the way of a place.
    func isFree(_ job: Int, _ candidate: Candidate) -> Bool {
        let window = window(of: job)
        guard candidate.start >= window.from, candidate.end <= window.to else { return false }
        let pool = pools[Int(model.options[candidate.option].pool)]
        let count = model.count(of: job, on: candidate.option)
        guard let list = candidate.pieces else {
            return pool.isFree(count, from: candidate.start, to: candidate.end)
        }
        return list.allSatisfy { pool.isFree(count, from: Int($0.start), to: Int($0.end)) }
    }

    /// The stretch in which a job may run, beside the places of jobs that it waits for and of those
    /// that wait for it.
    ///
    /// A job that waits for one without a place has no window, unless it is put in `ahead` of that.
    func window(of job: Int, ahead: Bool = false) -> (from: Int, to: Int) {
        let member = model.members[job]
        var from = Int(member.earliest)
        var to = Int(member.deadline)
        if !model.predecessors.isEmpty {
            for before in model.predecessors[job] ?? [] {
                if option[before] < 0 {
                    if ahead { continue }
                    return (to, from)
                }
                from = max(from, Int(end[before]))
            }
            for after in model.successors[job] ?? [] where option[after] >= 0 {
                to = min(to, Int(start[after]))
            }
        }
        return (from, to)
    }

    /// The least-emission place that is free for a job that has none; nil where there is none.
    ///
    /// With a `guide` it is the place that costs least at the guide's rates, if the job has to run in
    /// one piece; `limit` is then in those rates as well.
    func bestPlace(
        for job: Int, below limit: Double = .infinity, ahead: Bool = false, blind: UInt64 = 0,
        guide: PricedLanes? = nil
    ) -> Candidate? {
        let member = model.members[job]
        let guide = member.overhead < 0 ? guide : nil
        let window = window(of: job, ahead: ahead)
        guard window.to - window.from >= Int(member.shortest) else { return nil }
        let ideals = model.ideals
        var best: Candidate?
        var least = limit
        for position in 0..<member.options.count {
            var offset = position
            if let ideals {
                guard ideals.least(job, from: position) < least else { break }
                offset = ideals.offset(job, position)
            }
            if blind != 0, blind >> UInt64(offset & 63) & 1 != 0 { continue }
            let option = member.options.lowerBound + offset
            if let found = bestPlace(for: job, on: option, in: window, below: least, guide: guide) {
                // Of places alike the first one is kept.
                least = found.grams * (1 - Self.rounding)
                best = found
            }
        }
        guard guide != nil else { return best }
        return best.map {
            Candidate(
                option: $0.option, start: $0.start, end: $0.end, pieces: $0.pieces,
                grams: grams(of: member, $0.option, $0.start, $0.end))
        }
    }

    /// The place on one option that costs least, in grams or at the guide's rates if there is one; nil
    /// if none is free for less than a limit.
    func bestPlace(
        for job: Int, on option: Int, in window: (from: Int, to: Int), below limit: Double,
        guide: PricedLanes? = nil
    ) -> Candidate? {
        let member = model.members[job]
        let run = model.run(member, option)
        let from = window.from + run.delay
        guard run.extraGrams < limit, window.to - from >= run.duration else { return nil }
        let site = model.sites[run.site]
        let gaps = site.hasGaps ? UnsafePointer(site.gaps.base) : nil
        let lane = guide?.lane(member, option) ?? 0
        var search = FreeStart(
            rates: guide?.rates(lane) ?? UnsafePointer(site.rates.base),
            integrals: guide?.integrals(lane) ?? UnsafePointer(site.integrals.base),
            step: model.grid.step, duration: run.duration)
        search.search(
            pools[run.pool], gaps: gaps, count: run.count, from: from, to: window.to)
        var best: Candidate?
        var least = limit
        if search.start >= 0 {
            let factor = guide == nil ? run.kilowatts : Double(run.count)
            let total = factor * search.integral + run.extraGrams
            if total < least {
                least = total * (1 - Self.rounding)
                best = Candidate(
                    option: option, start: search.start, end: search.start + run.duration,
                    pieces: nil, grams: total)
            }
        }
        guard member.overhead >= 0,
            let paused = paused(member, run, site, from: from, to: window.to)
        else { return best }
        let total =
            run.kilowatts * paused.cost + run.extraGrams
            - run.hourlyGrams * Double(run.duration) / 3600
        guard total < least else { return best }
        let pieces = paused.segments.map {
            Piece(start: Int32($0.lowerBound), end: Int32($0.upperBound))
        }
        return Candidate(
            option: option, start: Int(pieces[0].start), end: Int(pieces[pieces.count - 1].end),
            pieces: pieces.count > 1 ? pieces : nil, grams: total)
    }

    /// What a run in one piece emits.
    private func grams(
        of member: QueueModel.Member, _ option: Int, _ start: Int, _ end: Int
    ) -> Double {
        let run = model.run(member, option)
        return run.kilowatts * model.sites[run.site].integral(start, end, step: model.grid.step)
            + run.extraGrams
    }

    /// The cheapest run with pauses in slots that are free all through, with the money for every hour
    /// of it; nil where that is more than the job may cost.
    private func paused(
        _ member: QueueModel.Member, _ run: QueueModel.Run, _ site: SlotRates, from: Int, to: Int
    ) -> PausableRun? {
        let pool = pools[run.pool]
        let limit = pool.capacity - run.count
        guard limit >= 0, to > from else { return nil }
        let money = run.kilowatts > 0 ? run.hourlyGrams / run.kilowatts : 0
        let costs = model.grid.costs(from: from, to: to) { slot in
            pool.peak[slot] <= limit && site.gaps[slot] == 0 ? site.rates[slot] + money : .infinity
        }
        let found = pausing.cheapestRun(
            of: PausableWork(
                fromSecond: from, toSecond: to, durationSeconds: run.duration,
                overheadSeconds: Int(member.overhead)), over: costs)
        return found.flatMap { found in
            found.segments.reduce(0) { $0 + $1.count } <= run.longest ? found : nil
        }
    }

    /// Places that differ by less than this share are the same.
    static let rounding = 1e-9

    /// Finds a job that has no place the best free one; false where there is none.
    @discardableResult
    func insert(_ job: Int) -> Bool {
        guard let candidate = bestPlace(for: job) else { return false }
        put(job, candidate)
        return true
    }

    /// Moves a placed job to the best place that is free, of places alike to the earliest; returns what
    /// that saves.
    func reinsert(_ job: Int) -> Double {
        guard let old = place(of: job) else { return 0 }
        take(job)
        let found = bestPlace(for: job, below: old.grams * (1 + Self.rounding))
        guard let found, found.grams < old.grams * (1 - Self.rounding) || found.end < old.end else {
            put(job, old)
            return 0
        }
        put(job, found)
        return old.grams - found.grams
    }

    /// Moves a placed job that runs in one piece to the free place where it pays least at a guide's rates.
    func reinsert(_ job: Int, guide: PricedLanes) {
        let member = model.members[job]
        guard member.overhead < 0, let old = place(of: job) else { return }
        let paid = guide.cost(of: member, on: old.option, from: old.start, to: old.end)
        take(job)
        put(job, bestPlace(for: job, below: paid * (1 - Self.rounding), guide: guide) ?? old)
    }
}
