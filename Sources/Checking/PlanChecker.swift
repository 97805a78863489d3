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
        in subjects: [Subject], holdings: [Holding] = [], now: Instant,
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
