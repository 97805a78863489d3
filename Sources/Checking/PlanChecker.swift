public import SolsticeDomain

/// Judges plans independently of how they are made.
///
/// Every figure is computed again from the job and the outlooks, by walking over their stretches. A
/// planner is trusted only if this finds nothing:
///
///     let checker = PlanChecker(outlooks: outlooks, accelerators: accelerators)
///     let violations = checker.violations(in: subjects, now: now)
public struct PlanChecker: Sendable {
    private let world: KnownWorld

    /// A checker that knows these regions and accelerators.
    ///
    /// A region may appear several times: once per signal, and once more for jobs that wait for a
    /// season. Of two equivalent outlooks the first is used.
    public init(outlooks: [RegionOutlook], accelerators: [Accelerator]) {
        world = KnownWorld(outlooks: outlooks, accelerators: accelerators)
    }

    /// All violations in a plan: first job by job in the order given, then what several jobs do
    /// together to a region's capacity.
    /// - Parameters:
    ///   - subjects: The jobs with their places.
    ///   - holdings: Capacity taken by something else.
    ///   - now: The earliest start of a job that is not fixed.
    ///   - rules: The rules to judge by.
    public func violations(
        in subjects: [Subject], holdings: [HeldCapacity] = [], now: Instant,
        including rules: Set<PlanViolation.Rule> = Set(PlanViolation.Rule.allCases)
    ) -> [PlanViolation] {
        let inOrder = PlanViolation.Rule.allCases.filter(rules.contains)
        let roster = Roster(subjects)
        var found: [PlanViolation] = []
        for subject in subjects where !subject.isFixed {
            let judged = JudgedPlacement(subject, in: world, now: now)
            for rule in inOrder {
                for text in judged.faults(against: rule, beside: roster) {
                    found.append(PlanViolation(rule, job: subject.id, text))
                }
            }
        }
        if rules.contains(.capacity) {
            found += CapacitySweep.sweeps(of: subjects, holdings, in: world).flatMap(\.violations)
        }
        return found
    }
}

extension PlanChecker {
    /// A job with its placement in the plan.
    public struct Subject: Equatable, Sendable {
        /// Its number, by which others depend on it.
        public let id: JobID
        /// The request.
        public let job: JobSpecification
        /// Its placement in the plan.
        public let placement: Placement
        /// Whether it has already started: then it is not judged, but takes capacity and delays the
        /// jobs that depend on it.
        public let isFixed: Bool
        /// Whether it waits for a season, and is judged by the outlooks made for that.
        public let waitsForSeason: Bool

        /// A job with its place.
        public init(
            id: JobID, job: JobSpecification, placement: Placement, isFixed: Bool,
            waitsForSeason: Bool = false
        ) {
            self.waitsForSeason = waitsForSeason
            self.id = id
            self.job = job
            self.placement = placement
            self.isFixed = isFixed
        }
    }
}

/// When each job of a plan ends, and how often it is in the plan.
struct Roster {
    private var ends: [JobID: Instant] = [:]
    private var repeated: [JobID: Int] = [:]

    /// The roster of a plan; if a job appears twice, its later end counts.
    init(_ subjects: [PlanChecker.Subject]) {
        ends.reserveCapacity(subjects.count)
        for subject in subjects {
            let end = subject.placement.lastEnd
            if let other = ends.updateValue(end, forKey: subject.id) {
                ends[subject.id] = max(end, other)
                repeated[subject.id, default: 1] += 1
            }
        }
    }

    /// When a job ends; nil if it is not in the plan.
    func end(of job: JobID) -> Instant? { ends[job] }

    /// How many placements a job of the plan has.
    func places(of job: JobID) -> Int { repeated[job] ?? 1 }
}

extension Placement {
    /// The earliest start of any piece, even if they are out of order.
    var firstStart: Instant { segments.reduce(start) { min($0, $1.start) } }

    /// The latest end of any piece, even if they are out of order.
    var lastEnd: Instant { segments.reduce(end) { max($0, $1.end) } }

    /// The total length of all pieces.
    var totalLength: TimeSpan { segments.reduce(.zero) { $0 + $1.length } }
}
