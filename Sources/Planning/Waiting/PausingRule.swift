/// Whether a job that may pause runs in this slot, found by backward induction over what is left of
/// its work, whether it runs, and how its forecast will have been revised.
public struct PausingRule: Sendable {
    /// Where a job is in its work.
    public struct Progress: Equatable, Sendable {
        /// Slots of work left, counting a part of one as whole; above zero.
        public var slotsLeft: Int
        /// Whether it ran in the slot before this one.
        public var isRunning: Bool
        /// Whether it ran at all, so that going on after a pause costs a resume.
        public var hasBegun: Bool
        /// What a resume takes, in slots.
        public var resumeSlots: Double

        /// A place in the work.
        public init(slotsLeft: Int, isRunning: Bool, hasBegun: Bool, resumeSlots: Double) {
            self.slotsLeft = slotsLeft
            self.isRunning = isRunning
            self.hasBegun = hasBegun
            self.resumeSlots = resumeSlots
        }
    }

    private let lattice: RevisionLattice

    /// A rule for a revision process that was laid out before.
    public init(lattice: RevisionLattice) { self.lattice = lattice }

    /// Whether to run in the first slot of `costs`, those of running in each slot up to the
    /// deadline. It always runs where it could else not end in time.
    public func runsNow(_ costs: UnsafeBufferPointer<Double>, _ job: Progress) -> Bool {
        let needed = Double(job.slotsLeft) + (job.hasBegun ? job.resumeSlots : 0)
        guard Double(costs.count - 1) >= needed else { return true }
        guard !isOutbid(costs, job) else { return false }
        let values = values(costs, job)
        return values.running <= values.resting
    }

    /// Whether so many later slots are so much cheaper that running now cannot be of use, resumes
    /// included.
    private func isOutbid(_ costs: UnsafeBufferPointer<Double>, _ job: Progress) -> Bool {
        let price = costs[0] / (1 + job.resumeSlots)
        var cheaper = 0
        for slot in 1..<costs.count where costs[slot] < price {
            cheaper += 1
            if cheaper == job.slotsLeft { return true }
        }
        return false
    }

    /// The expected cost of all that is left with running now, and with resting now.
    public func values(
        _ costs: UnsafeBufferPointer<Double>, _ job: Progress
    ) -> (running: Double, resting: Double) {
        var programme = StochasticPauseProgram(lattice: lattice, job: job)
        return programme.values(costs)
    }
}
