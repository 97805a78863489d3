import SolsticeDomain

/// A queue as the search sees it: numbers in flat arrays, seconds counted from the grid's origin,
/// and one objective, weighed grams of CO2e.
struct QueueModel {
    /// A region's accelerators of one kind.
    struct Pool {
        let region: RegionID
        let accelerator: AcceleratorID
        /// How many there are; nil if there is no limit.
        let capacity: Int?

        /// Whether so many can work at once.
        func holds(_ count: Int) -> Bool { capacity.map { count <= $0 } ?? true }
    }

    /// Where and on what a job may run; shared by all jobs that have the same choices.
    struct Option {
        let site: Int32
        let pool: Int32
        /// Which of the job's modes it is.
        let mode: Int32
    }

    /// One variant of a job under one cap.
    struct Mode {
        let duration: Int32
        /// How many accelerators it holds.
        let count: Int32
        /// Power of all its accelerators, in kW times the job's weight.
        let kilowatts: Double
    }

    /// What one option of one job adds to running it.
    struct Extra {
        /// Seconds that moving its data takes before it may start.
        let delay: Int32
        /// Weighed grams for moving data and for money; infinite where it may not be chosen.
        let grams: Double
        /// Weighed grams for the money of each hour that pauses make it run longer.
        let hourlyGrams: Double
        /// Seconds of running that the job can pay for.
        let longest: Int32
    }

    /// A job.
    struct Member {
        /// The fewest accelerator-seconds that it takes in any mode, by which jobs are put in order.
        let size: Int
        /// Seconds from the origin before which it may not start.
        let earliest: Int32
        /// Seconds from the origin by which it has to end.
        let deadline: Int32
        let options: Range<Int>
        let firstMode: Int
        /// Index of its first option's extra; -1 for a job without any.
        let firstExtra: Int
        /// Seconds that going on after a pause costs; -1 for a job that runs in one piece.
        let overhead: Int32
        let shortest: Int32
    }

    let grid: SlotGrid
    let sites: [SlotRates]
    let pools: [Pool]
    /// Use by what is not to be planned.
    let occupied: [PoolOccupancy]
    private(set) var members: [Member] = []
    private(set) var options: [Option] = []
    private(set) var modes: [Mode] = []
    private(set) var extras: [Extra] = []
    /// The jobs that have to finish before each job; empty if no job depends on another.
    private(set) var predecessors: [Int: [Int]] = [:]
    private(set) var successors: [Int: [Int]] = [:]
    /// The length of the longest chain of jobs before each; empty if no job depends on another.
    private(set) var depths: [Int] = []
    /// Where each job would be with no other in its way; nil until all jobs are known.
    private(set) var ideals: Ideals?

    init(grid: SlotGrid, sites: [SlotRates], pools: [Pool], occupied: [PoolOccupancy]) {
        self.grid = grid
        self.sites = sites
        self.pools = pools
        self.occupied = occupied
    }

    /// Adds options that jobs can share, and says where they are.
    mutating func add(_ options: [Option]) -> Range<Int> {
        let first = self.options.count
        self.options += options
        return first..<self.options.count
    }

    mutating func add(_ member: Member) { members.append(member) }

    mutating func add(_ mode: Mode) { modes.append(mode) }

    mutating func add(_ extra: Extra) { extras.append(extra) }

    mutating func reserve(jobs: Int) {
        members.reserveCapacity(jobs)
        modes.reserveCapacity(jobs)
    }

    /// Records that one job has to finish before another starts.
    mutating func order(_ first: Int, before second: Int) {
        predecessors[second, default: []].append(first)
        successors[first, default: []].append(second)
    }

    /// Computes each job's depth in the chains; in `order` every job comes after its predecessors.
    mutating func computeDepths(_ order: [Int]) {
        depths = [Int](repeating: 0, count: members.count)
        for job in order {
            for next in successors[job] ?? [] { depths[next] = max(depths[next], depths[job] + 1) }
        }
    }

    /// Finds where each job would be with no other in its way; called once, when the model is whole.
    mutating func findIdeals() -> Ideals {
        let found = Ideals(self)
        ideals = found
        return found
    }

    /// Takes a job's window in, where jobs before and after it leave less.
    mutating func narrow(_ job: Int, earliest: Int32, deadline: Int32) {
        let old = members[job]
        members[job] = Member(
            size: old.size, earliest: max(old.earliest, earliest),
            deadline: min(old.deadline, deadline), options: old.options, firstMode: old.firstMode,
            firstExtra: old.firstExtra, overhead: old.overhead, shortest: old.shortest)
    }

    /// A job on one of its options: all that insertion needs to know.
    struct Run {
        let site: Int
        let pool: Int
        let duration: Int
        let count: Int32
        let kilowatts: Double
        let delay: Int
        let extraGrams: Double
        let hourlyGrams: Double
        let longest: Int
    }

    /// How many accelerators a job holds on the option of an index into ``options``.
    @inline(__always)
    func count(of job: Int, on index: Int) -> Int32 {
        modes[members[job].firstMode + Int(options[index].mode)].count
    }

    /// A job on the option of an index into ``options``.
    @inline(__always)
    func run(_ member: Member, _ index: Int) -> Run {
        let option = options[index]
        let mode = modes[member.firstMode + Int(option.mode)]
        var delay = 0
        var grams = 0.0
        var hourlyGrams = 0.0
        var longest = Int.max
        if member.firstExtra >= 0 {
            let extra = extras[member.firstExtra + index - member.options.lowerBound]
            delay = Int(extra.delay)
            grams = extra.grams
            hourlyGrams = extra.hourlyGrams
            longest = Int(extra.longest)
        }
        return Run(
            site: Int(option.site), pool: Int(option.pool), duration: Int(mode.duration),
            count: mode.count, kilowatts: mode.kilowatts, delay: delay, extraGrams: grams,
            hourlyGrams: hourlyGrams, longest: longest)
    }
}
