import SolsticeDomain
import SolsticeForecasting

/// The replay of a backtest, hour by hour.
struct Replay {
    private let backtest: Backtest
    private let hours: Range<Int>
    private let truths: [HourlyTruth]
    private let lengths: [Int]
    private let seasonalLengths: [Int]
    private let longest: Int
    private var known: [PlaceKnowledge]
    private var outlooks: Outlooks
    /// The outlooks for jobs that wait for a season; nil if there are none.
    private var seasonal: Outlooks?
    private var live: [LiveJob] = []
    private var outcomes: [PolicyOutcome] = []
    private var place: [OutcomeKey: Int] = [:]
    private var coverage = BandCoverage()
    private var chosen: [ChosenCoverage] = []
    /// By kind: the time between submissions.
    private let distances: [JobKind: TimeSpan]
    private var leftOutCount = 0

    private struct OutcomeKey: Hashable {
        let kind: JobKind
        let policy: BacktestPolicy
    }

    init(backtest: Backtest) {
        self.backtest = backtest
        let first = backtest.jobs.map { LiveJob.firstHour(of: $0) }.min() ?? 0
        let last = backtest.jobs.map { LiveJob.firstHour(of: $0) + LiveJob.window(of: $0.kind) }
            .max()
        // Windows whose bands are checked may begin a week after the last hour of decisions.
        hours = first..<(last ?? first) + 24 * 8
        let hours = hours
        truths = backtest.places.map { HourlyTruth(place: $0, hours: hours) }
        lengths = Set(backtest.jobs.map(\.kind.lengthHours)).sorted()
        longest = max(
            backtest.jobs.map { LiveJob.window(of: $0.kind) }.max() ?? 1,
            (lengths.last ?? 0) + 24 * 7)
        known = backtest.places.map { PlaceKnowledge(place: $0, hours: hours) }
        outlooks = Outlooks(placeCount: known.count, hours: longest)
        seasonalLengths = Set(
            backtest.jobs.filter(\.kind.waitsForSeason).map(\.kind.lengthHours)
        ).sorted()
        if !seasonalLengths.isEmpty {
            seasonal = Outlooks(placeCount: known.count, hours: longest, byLevels: true)
        }
        var kinds: [JobKind] = []
        var submissions: [JobKind: [Instant]] = [:]
        for job in backtest.jobs {
            if submissions[job.kind] == nil { kinds.append(job.kind) }
            submissions[job.kind, default: []].append(job.submission)
        }
        chosen = kinds.flatMap(ChosenCoverage.empty)
        distances = submissions.mapValues { moments in
            guard let first = moments.min(), let last = moments.max(), moments.count > 1 else {
                return .day * 366
            }
            return (last - first) * (1 / Double(moments.count - 1))
        }
        for job in backtest.jobs {
            for policy in backtest.policies {
                let key = OutcomeKey(kind: job.kind, policy: policy)
                guard place[key] == nil else { continue }
                place[key] = outcomes.count
                outcomes.append(PolicyOutcome(kind: job.kind, policy: policy))
            }
        }
    }

    /// The results.
    var report: BacktestReport {
        BacktestReport(
            places: backtest.places.map(\.name),
            outcomes: outcomes.map {
                var outcome = $0
                outcome.finish()
                return outcome
            }, coverage: coverage, chosenCoverage: chosen, leftOutCount: leftOutCount)
    }

    mutating func run(progress: (Double) -> Void) {
        let jobs = backtest.jobs.enumerated().sorted {
            (LiveJob.firstHour(of: $0.element), $0.offset)
                < (LiveJob.firstHour(of: $1.element), $1.offset)
        }.map(\.element)
        var next = 0
        var fittedAt: Int?
        for hour in hours where next < jobs.count || !live.isEmpty {
            if hour > hours.lowerBound {
                for index in known.indices {
                    known[index].observe(
                        truths[index].rates[hour - 1 - hours.lowerBound], hour: hour - 1)
                }
            }
            if fittedAt.map({ hour - $0 >= backtest.refitAfter.seconds / 3600 }) ?? true {
                for index in known.indices {
                    known[index].learn(
                        until: hour, longest: longest, lengths: lengths,
                        seasonal: seasonalLengths)
                }
                fittedAt = hour
                progress(Double(hour - hours.lowerBound) / Double(hours.count))
            }
            let newcomers = next
            while next < jobs.count, LiveJob.firstHour(of: jobs[next]) == hour { next += 1 }
            if newcomers == next, live.isEmpty { continue }
            let arrived = jobs[newcomers..<next].filter { submit($0, hour) }
            look(at: hour, arrived)
            for job in arrived { decideOnce(job, hour) }
            checkBands(hour)
            advance(hour)
        }
        progress(1)
    }

    /// Whether all values of a job's period are known; if not, the job is left out.
    private mutating func submit(_ job: BacktestJob, _ hour: Int) -> Bool {
        let from = hour - hours.lowerBound
        let time = from..<from + LiveJob.window(of: job.kind)
        if truths.contains(where: { $0.hasGap(in: time) }) {
            leftOutCount += 1
            return false
        }
        return true
    }

    /// Makes the forecasts that this hour's decisions share.
    private mutating func look(at hour: Int, _ arrived: [BacktestJob]) {
        var reach = (lengths.last ?? 0) + 24 * 7
        var slacks: [Int: Int] = [:]
        for length in lengths { slacks[length] = 24 * 7 }
        var seasonalReach = 0
        var seasonalSlacks: [Int: Int] = [:]
        func include(_ kind: JobKind, hoursLeft: Int) {
            let (length, slack) = (kind.lengthHours, hoursLeft - kind.lengthHours)
            if kind.waitsForSeason {
                seasonalReach = max(seasonalReach, hoursLeft)
                seasonalSlacks[length] = max(seasonalSlacks[length] ?? 0, slack)
            } else {
                reach = max(reach, hoursLeft)
                slacks[length] = max(slacks[length] ?? 0, slack)
            }
        }
        for job in arrived { include(job.kind, hoursLeft: LiveJob.window(of: job.kind)) }
        for job in live { include(job.kind, hoursLeft: job.deadlineHour - hour) }
        // At the end of a job that pauses, no hours beyond the replay are available.
        reach = min(reach, hours.upperBound - hour)
        outlooks.update(known, from: hour, hours: reach, lengths: slacks)
        seasonal?.update(known, from: hour, hours: seasonalReach, lengths: seasonalSlacks)
    }

    private func outlooks(for kind: JobKind) -> Outlooks {
        kind.waitsForSeason ? seasonal ?? outlooks : outlooks
    }

    /// Runs a new job under the policies that decide once, and queues it for the others.
    private mutating func decideOnce(_ job: BacktestJob, _ hour: Int) {
        let choices = OnceChoices(
            kind: job.kind, hour: hour, hours: hours, truths: truths, known: known,
            outlooks: outlooks(for: job.kind))
        let planned = choices.byForecast()
        checkPlan(planned, of: job.kind, hour)
        var newcomer = LiveJob(
            kind: job.kind, hour: hour, atOnce: choices.atOnce, oracle: choices.oracle(),
            expectedFraction: planned.expectedFraction)
        for policy in backtest.policies {
            switch policy {
            case .runNow: record(newcomer.atOnce, of: newcomer, policy)
            case .oracle: record(newcomer.oracle, of: newcomer, policy)
            case .nightlyWindow: record(choices.nightly(), of: newcomer, policy)
            case .staticTable: record(choices.byTable(), of: newcomer, policy)
            case .forecastOnce: record(planned.run, of: newcomer, policy)
            case .replanned, .valueOfWaiting:
                newcomer.policy = policy
                live.append(newcomer)
            }
        }
    }

    private mutating func record(_ run: ReplayedRun, of job: LiveJob, _ policy: BacktestPolicy) {
        guard let index = place[OutcomeKey(kind: job.kind, policy: policy)] else { return }
        outcomes[index].add(
            run, atOnce: job.atOnce, oracle: job.oracle, deadlineSecond: job.deadlineHour * 3600,
            expected: policy.followsForecast ? job.expectedFraction : nil)
    }

    /// Compares the band that would have been printed with a plan with the actual outcome.
    private mutating func checkPlan(_ planned: PlannedRun, of kind: JobKind, _ hour: Int) {
        let now = Instant(secondsSinceEpoch: hour * 3600)
        guard let band = known[planned.place].band(over: planned.segments, at: now),
            let start = planned.segments.first?.start, planned.expected > 0,
            let index = chosen.lastIndex(where: { $0.kind == kind && $0.leadFrom <= start - now })
        else { return }
        chosen[index].count.add(
            planned.printed.grams / planned.expected, low: band.low, high: band.high)
        let apart = distances[kind] ?? .day
        let running = planned.segments.last.map { $0.end - start } ?? kind.length
        chosen[index].independentCount += min(1, apart.hours / max(1, running.hours))
    }

    /// Every few hours checks bands of windows that begin within a day and within a week.
    private mutating func checkBands(_ hour: Int) {
        guard hour % 7 == 0 else { return }
        let leads = [hour / 7 * 5 % 24, 24 + hour / 7 * 37 % 144]
        for index in known.indices {
            let rates = outlooks.rates[index]
            for length in lengths {
                for lead in leads {
                    let from = hour - hours.lowerBound + lead
                    guard !truths[index].hasGap(in: from..<from + length),
                        let band = known[index].band(length: length, lead: lead)
                    else { continue }
                    let expected = rates[lead..<lead + length].reduce(0, +)
                    let ratio = truths[index].grams(from: from, hours: Double(length)) / expected
                    if lead < 24 {
                        coverage.withinDay.add(ratio, low: band.low, high: band.high)
                    } else {
                        coverage.withinWeek.add(ratio, low: band.low, high: band.high)
                    }
                }
            }
        }
    }

    /// Lets every live job start, continue or wait for another hour.
    private mutating func advance(_ hour: Int) {
        var kept = 0
        for index in live.indices {
            var job = live[index]
            if let run = job.advance(
                hour: hour, firstHour: hours.lowerBound, truths: truths, known: known,
                outlooks: outlooks(for: job.kind))
            {
                record(run, of: job, job.policy)
            } else {
                live[kept] = job
                kept += 1
            }
        }
        live.removeLast(live.count - kept)
    }
}
