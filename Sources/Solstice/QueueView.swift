import SolsticeDomain
import SolsticePlanning

/// A planner's view of many jobs at once: each region's outlook is made once for all of them.
struct QueueView {
    /// The jobs as they can be planned, each with its signal and its regions resolved.
    private(set) var jobs: [JobSpecification] = []
    private(set) var outlooks: [RegionOutlook] = []
    private(set) var exclusions: [Explanation.Exclusion] = []
    /// Whether each job waits for a season.
    private(set) var waitsForSeason: [Bool] = []

    private struct Kind: Hashable {
        let home: String
        let regions: [String]
        let signal: CarbonSignal?
        let waitsForSeason: Bool
    }

    private struct Answer {
        let signal: CarbonSignal
        let regions: [String]
    }

    private struct Site: Hashable {
        let region: String
        let signal: CarbonSignal
        let waitsForSeason: Bool
    }

    /// The view of some jobs from now to their last deadline, and to the end of all held capacity.
    /// `since` gives the earliest that each could have started when it was submitted, nil for now.
    /// - Throws: a ``Diagnostic`` if nothing is known about a job's home or about all its regions.
    init(
        of specifications: [JobSpecification], since: [Instant?]? = nil, in context: PlanningContext
    ) throws {
        var answers: [Kind: Answer] = [:]
        var known: [Site: RegionOutlook?] = [:]
        let horizon = Self.horizon(of: specifications, context)
        jobs.reserveCapacity(specifications.count)
        for (index, job) in specifications.enumerated() {
            let waits = context.waitsForSeason(job, since: since?[index])
            let kind = Kind(
                home: job.home, regions: job.regions, signal: job.signal, waitsForSeason: waits)
            let answer =
                try answers[kind]
                ?? answer(for: job, waitsForSeason: waits, horizon, context, &known)
            waitsForSeason.append(waits)
            answers[kind] = answer
            var planned = job
            planned.signal = answer.signal
            planned.regions = answer.regions
            jobs.append(planned)
        }
    }

    private mutating func answer(
        for job: JobSpecification, waitsForSeason: Bool, _ horizon: TimeWindow,
        _ context: PlanningContext,
        _ known: inout [Site: RegionOutlook?]
    ) throws -> Answer {
        let signal = try context.signal(for: job)
        let candidates = context.candidates(of: job)
        var regions: [String] = []
        var left = candidates.excluded
        for region in context.regions
        where candidates.allowed.contains(region.id) || region.id == job.home {
            let site = Site(
                region: region.id, signal: signal, waitsForSeason: waitsForSeason)
            if known[site] == nil {
                let outlook = try context.outlook(
                    of: region, signal: signal, over: horizon, waitsForSeason: waitsForSeason)
                known[site] = .some(outlook)
                if let outlook { add(outlook) }
            }
            guard let outlook = known[site], outlook != nil else {
                if region.id == job.home {
                    throw context.missingIntensity(home: job.home, signal: signal)
                }
                left.append(context.exclusion(of: region, lacking: signal))
                continue
            }
            if candidates.allowed.contains(region.id) { regions.append(region.id) }
        }
        guard !regions.isEmpty else {
            throw Diagnostic(
                .usage, "none of the regions that the job may run in has a carbon intensity",
                causes: left.map { "\($0.region): \($0.reason)" },
                remedy: "import one: solstice import carbon FILE --zone ZONE")
        }
        for exclusion in left where !exclusions.contains(exclusion) { exclusions.append(exclusion) }
        return Answer(signal: signal, regions: regions)
    }

    /// If no season is known, all jobs share the same outlook.
    private mutating func add(_ outlook: RegionOutlook) {
        let isThere = outlooks.contains {
            $0.region.id == outlook.region.id && $0.signal == outlook.signal
                && ($0.seasonalWait == nil) == (outlook.seasonalWait == nil)
        }
        if !isThere { outlooks.append(outlook) }
    }

    /// From the last full hour, and long enough for every job's baseline.
    private static func horizon(of jobs: [JobSpecification], _ context: PlanningContext)
        -> TimeWindow
    {
        var end = context.now + .hour
        let slowest = context.slowestCap
        for job in jobs {
            let earliest = max(context.now, job.earliest ?? context.now)
            let longest = job.variants.map(\.duration).max() ?? .zero
            let baselineEnd = earliest + longest * slowest
            end = max(end, job.deadline ?? baselineEnd, baselineEnd)
        }
        return TimeWindow(start: context.now, end: end)
    }
}
