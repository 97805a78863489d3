import SolsticeDomain
import SolsticePlanning

/// A planner's input for one job or many: the jobs with their regions resolved, and the outlooks of
/// these regions, each made once for all jobs.
struct PlanningInput {
    /// The jobs as they can be planned, each with its signal and its regions resolved.
    private(set) var jobs: [JobSpecification] = []
    private(set) var outlooks: [RegionOutlook] = []
    private(set) var exclusions: [Explanation.Exclusion] = []
    /// Whether each job waits for a season.
    private(set) var waitsForSeason: [Bool] = []

    private struct Kind: Hashable {
        let home: RegionID
        let regions: [RegionID]
        let signal: CarbonSignal?
        let hasData: Bool
        let waitsForSeason: Bool
    }

    private struct Answer {
        let signal: CarbonSignal
        let regions: [RegionID]
    }

    private struct Site: Hashable {
        let region: RegionID
        let signal: CarbonSignal
        let waitsForSeason: Bool
    }

    /// The input for some jobs, from the first possible start to the last possible end plus `extra`.
    /// `since` gives the earliest that each could have started when it was submitted, nil for now.
    /// - Throws: a ``Diagnostic`` if nothing is known about a job's home or about all its regions.
    init(
        of specifications: [JobSpecification], since: [Instant?]? = nil, extra: TimeSpan = .zero,
        in context: PlanningContext
    ) throws {
        var answers: [Kind: Answer] = [:]
        var known: [Site: RegionOutlook?] = [:]
        let horizon = try Self.horizon(of: specifications, extra: extra, context)
        jobs.reserveCapacity(specifications.count)
        for (index, job) in specifications.enumerated() {
            let waits = context.waitsForSeason(job, since: since?[index])
            let kind = Kind(
                home: job.home, regions: job.regions, signal: job.signal,
                hasData: job.dataset != nil, waitsForSeason: waits)
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
        var regions: [RegionID] = []
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
                remedy: "import one: \(run: .importCarbon, "FILE", .set(.zone, "ZONE"))")
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

    /// From the earliest start to the latest possible end of any choice or baseline.
    private static func horizon(
        of jobs: [JobSpecification], extra: TimeSpan, _ context: PlanningContext
    ) throws -> TimeWindow {
        let now = context.now
        var (start, end) = (Instant?.none, now + .hour)
        let slowest = context.slowestCap
        var busyUntil: Instant?
        for job in jobs {
            let earliest = max(now, job.earliest ?? now)
            let own = job.variants.flatMap(\.measuredCaps).map(\.slowRelativeTime).max() ?? 1
            let longest = (job.variants.map(\.duration).max() ?? .zero) * max(slowest, own)
            start = min(start ?? earliest, earliest)
            end = max(end, job.deadline ?? earliest, earliest + longest)
            if job.deadline == nil {
                // It waits for its turn.
                busyUntil = try busyUntil ?? context.busyUntil() ?? now
                end = max(end, max(earliest, busyUntil ?? now) + longest)
            }
        }
        return TimeWindow(start: jobs.count == 1 ? start ?? now : now, end: end + extra)
    }
}
