import SolsticeDomain

extension Samples {
    /// A placement in one or several windows.
    static func priced(
        _ region: RegionID, _ windows: [TimeWindow], grams: Double,
        on accelerator: AcceleratorID = "v100",
        cap: Double? = nil, cost: Double? = nil, count: Int = 4
    ) -> Placement {
        Placement(
            region: region, accelerator: accelerator, count: count,
            powerCap: cap.map { Power(watts: $0) },
            segments: windows,
            footprint: footprint(kilowattHours: 70.4, grams: grams, cost: cost),
            signal: .lifecycle, basis: history)
    }

    /// A job with a place, its saving put down to waiting and region in equal parts.
    private static func entry(
        _ id: JobID, _ name: String, _ placement: Placement, from previous: Placement?,
        deadline: Instant? = at(33, 6), change: (inout JobSpecification) -> Void = { _ in }
    ) -> QueuePlan.Entry {
        var asked = specification(name: name, deadline: deadline)
        change(&asked)
        let baseline = baseline()
        let saved = baseline.footprint.emissions - placement.footprint.emissions
        var levers = Saving.Levers()
        levers.time = saved * 0.5
        levers.region = saved * 0.55
        levers.transfer = saved * -0.05
        if placement.segments.count > 1 {
            swap(&levers.region, &levers.pausing)
        }
        return QueuePlan.Entry(
            job: Job(id: id, specification: asked, submittedAt: at(30, 12), state: .planned),
            planned: PlannedJob(
                placement: placement, baseline: baseline,
                saving: Saving(
                    baseline: baseline.footprint.emissions,
                    plan: placement.footprint.emissions, byLever: levers, byFactor: .init())),
            previous: previous)
    }

    private static let entries: [QueuePlan.Entry] = {
        let pieces = [
            window(31, 1, hours: 3), window(31, 11, hours: 3.5), window(32, 1, hours: 2),
        ]
        let home = priced("home", [window(30, 23, hours: 8)], grams: 38_000, cost: 64)
        let north = priced("europe-north1", [window(31, 1, hours: 8.4)], grams: 24_000, cap: 175)
        return [
            entry(12, "train-bert", placement(), from: home),
            entry(13, "nightly-eval-of-every-checkpoint-kept", home, from: home),
            entry(14, "übung", priced("home", pieces, grams: 31_000, cost: 64), from: home),
            entry(15, "gpt-tiny", north, from: nil),
            entry(
                16, "sweep",
                priced(
                    "europe-north1", [window(31, 1, hours: 8)], grams: 26_500, on: "a100",
                    cap: 250), from: north),
            entry(17, hostileName, north, from: placement(start: at(32, 12), grams: 23_000)),
        ]
    }()

    /// A plan of such jobs, or of others.
    private static func plan(
        id: PlanID? = 7, _ entries: [QueuePlan.Entry] = entries,
        unplaceable: [QueuePlan.Unplaceable] = [], gap: Double = 0.0037, weighed: Double = 1,
        effort: PlanningEffort = .standard, isInterrupted: Bool = false
    ) -> QueuePlan {
        let emissions = entries.reduce(Emissions.zero) {
            $0 + $1.planned.placement.footprint.emissions
        }
        return QueuePlan(
            id: id, parent: 6, createdAt: now, entries: entries, unplaceable: unplaceable,
            lowerBound: emissions * (weighed / (1 + gap)), objective: emissions * weighed,
            effort: effort, isInterrupted: isInterrupted)
    }

    static let queuePlan = plan()
    static let dryPlan = plan(id: nil)
    static let keptPlan = plan(id: nil, entries.filter { $0.previous != nil }, effort: .quick)

    static let provenPlan = plan(
        Array(entries.prefix(1)).map {
            QueuePlan.Entry(job: $0.job, planned: $0.planned, previous: $0.planned.placement)
        }, gap: 0.00003)

    /// Some end late, some have no place, one of them with a name that means harm.
    static let planWithMisses: QueuePlan = {
        let late = [(21, "late-by-hours", at(31, 9)), (22, "late-by-a-minute", at(31, 9, 23))]
            .map { entry($0, $1, placement(start: at(31, 1)), from: nil, deadline: $2) }
        let hopeless = [
            (
                18, "wide-sweep", "16 v100 are asked for, and no region has more than 8 of them",
                nil
            ), (19, hostileName, "every v100 of home is taken until then", at(33, 9, 5)),
        ].map { id, name, reason, finish in
            QueuePlan.Unplaceable(
                job: Job(
                    id: id, specification: specification(name: name), submittedAt: at(30, 12),
                    state: .queued), reason: reason, earliestFinish: finish)
        }
        return plan(late + entries, unplaceable: hopeless, gap: 0.124, effort: .quick)
    }()

    /// Stopped by hand, with jobs that matter more and jobs that weigh money.
    static let interruptedPlan: QueuePlan = {
        let weighed = entries.enumerated().map { index, old in
            entry(old.job.id, old.job.specification.name, old.planned.placement, from: nil) {
                $0.priority = index == 0 ? 2 : 0
                $0.carbonPrice = index == 1 ? CarbonPrice(perTonne: 100) : nil
            }
        }
        return plan(weighed, gap: 0.021, weighed: 1.7, effort: .thorough, isInterrupted: true)
    }()

    /// More moves than a person wants to read, and more jobs without a place.
    static let largePlan: QueuePlan = {
        let entries = (1...24).map { number in
            entry(
                JobID(number), "array-\(number)", placement(start: at(31, 2)),
                from: placement(start: at(31, 2) + TimeSpan(hours: Double(number))))
        }
        let hopeless = (25...50).map { number in
            QueuePlan.Unplaceable(
                job: Job(
                    id: number, specification: specification(name: "array-\(number)"),
                    submittedAt: at(30, 12), state: .queued),
                reason: "every v100 is taken until then", earliestFinish: nil)
        }
        return plan(id: nil, entries, unplaceable: hopeless)
    }()

    /// A job that may pause, in two or in nine pieces.
    static func pausing(pieces: Int) -> JobRecord {
        var asked = specification(deadline: at(40, 6))
        asked.pausing = PausePolicy(resumeOverhead: TimeSpan(seconds: 600))
        let windows = (0..<pieces).map { window(31 + $0 / 2, 1 + $0 % 2 * 12, hours: 2.5) }
        let entry = entry(12, "train-bert", priced("home", windows, grams: 30_000), from: nil)
        return record(specification: asked, plan: entry.planned)
    }

    static let emptyPlan = plan(id: nil, [])
}
