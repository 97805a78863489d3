public import SolsticeDomain

/// Judges plans, knowing nothing of how they are made.
///
/// Every figure is worked out again from the job and from the outlooks, by walking over their
/// stretches. A planner is trusted only where this finds nothing:
///
///     let checker = PlanChecker(outlooks: outlooks, accelerators: accelerators)
///     let violations = checker.violations(in: subjects, now: now)
public struct PlanChecker: Sendable {
    private let world: KnownWorld

    /// A checker that knows these regions and accelerators.
    ///
    /// A region may come several times: once per signal, and beside that once more for jobs that
    /// wait for a season. Of two outlooks alike the first counts.
    public init(outlooks: [RegionOutlook], accelerators: [Accelerator]) {
        world = KnownWorld(outlooks: outlooks, accelerators: accelerators)
    }

    /// Everything that is wrong with a plan: first job by job in the order given, then what several
    /// jobs do to a region's capacity together.
    /// - Parameters:
    ///   - subjects: The jobs with their places.
    ///   - holdings: Capacity that is taken by something else.
    ///   - now: No job that is not fixed may start before.
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
