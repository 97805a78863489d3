import SolsticeDomain
import SolsticePlanning

/// The runs of a job under the policies that decide once, at its submission.
struct OnceChoices {
    let kind: JobKind
    let hour: Int
    let hours: Range<Int>
    let truths: [HourlyTruth]
    let known: [PlaceKnowledge]
    let outlooks: Outlooks

    private var window: Int { LiveJob.window(of: kind) }
    private var from: Int { hour - hours.lowerBound }

    /// The run at once, in the first place.
    var atOnce: ReplayedRun { run(place: 0, start: 0) }

    /// The best run by actual values.
    func oracle() -> ReplayedRun {
        run(best { place, slot in truths[place].rates[from + slot] })
    }

    /// The best run by the table of month, hour and kind of day.
    func byTable() -> ReplayedRun {
        guard known.allSatisfy({ !$0.staticRates.isEmpty }) else { return atOnce }
        return run(best { place, slot in known[place].staticRates[from + slot] })
    }

    /// The best run by the forecast, as planned at submission.
    func byForecast() -> PlannedRun {
        let best = best { place, slot in outlooks.rates[place][slot] }
        let costs = truths.indices.map { expected(place: $0, [atOnceSegment]) }
        let place = costs.indices.min { costs[$0] < costs[$1] } ?? 0
        let isWorthwhile = best.cost < costs[place] * (1 - PlannedJob.worthwhileFraction)
        let printed = isWorthwhile ? best : Choice(place, [atOnceSegment], costs[place])
        return PlannedRun(
            run: run(best), printed: run(printed), place: printed.place,
            segments: printed.segments.map {
                TimeWindow(start: instant($0.lowerBound), end: instant($0.upperBound))
            }, expected: expected(place: printed.place, printed.segments),
            expectedFraction: costs[0] > 0 ? 1 - min(1, best.cost / costs[0]) : 0)
    }

    private var atOnceSegment: Range<Int> { 0..<kind.length.seconds }

    private func instant(_ second: Int) -> Instant {
        Instant(secondsSinceEpoch: hour * 3600 + second)
    }

    /// What the forecast expects one kW to emit in some seconds from the first hour, in grams.
    private func expected(place: Int, _ segments: [Range<Int>]) -> Double {
        grams(segments) { outlooks.rates[place][$0] }
    }

    /// In the first place, from 22:00 local time on; a pausable job runs at night only.
    func nightly() -> ReplayedRun {
        if kind.isPausable { return nightlyParts() }
        let slack = kind.slackHours
        let start = (0...slack).first {
            known[0].isNight(hour + $0) && !known[0].isNight(hour + $0 - 1)
        }
        return run(place: 0, start: start ?? 0)
    }

    private func nightlyParts() -> ReplayedRun {
        let overhead = kind.resumeOverhead?.seconds ?? 0
        var left = kind.length.seconds
        var grams = 0.0
        var hasBegun = false
        var isRunning = false
        for slot in 0..<window {
            let needed = left + (hasBegun ? overhead : 0)
            let isLate = (window - slot - 1) * 3600 < needed
            guard isLate || known[0].isNight(hour + slot) else {
                isRunning = false
                continue
            }
            let resume = hasBegun && !isRunning ? overhead : 0
            let used = min(3600, left + resume)
            grams += truths[0].rates[from + slot] * Double(used) / 3600
            left -= used - resume
            (hasBegun, isRunning) = (true, true)
            if left <= 0 {
                return ReplayedRun(grams: grams, endSecond: (hour + slot) * 3600 + used)
            }
        }
        return atOnce
    }

    /// The best run if these were the rates of each place and slot.
    private func best(_ rate: (Int, Int) -> Double) -> Choice {
        var least = Double.infinity
        var best = Choice(0, [atOnceSegment], least)
        for place in truths.indices {
            let rates = (0..<window).map { rate(place, $0) }
            if let overhead = kind.resumeOverhead {
                guard
                    let run = CheapestRun.pausable(
                        durationSeconds: kind.length.seconds, resumeSeconds: overhead.seconds,
                        costPerHour: rates, slotSeconds: 3600),
                    run.cost < least
                else { continue }
                least = run.cost
                best = Choice(place, run.segments, least)
            } else {
                var running = rates[0..<kind.lengthHours].reduce(0, +)
                for start in 0...kind.slackHours {
                    if running < least * (1 - 1e-12) {
                        least = running
                        let second = start * 3600
                        best = Choice(place, [second..<second + kind.length.seconds], least)
                    }
                    guard start < kind.slackHours else { break }
                    running += rates[start + kind.lengthHours] - rates[start]
                }
            }
        }
        return best
    }

    /// Where and when a job runs, in seconds from its first hour, and its cost.
    private struct Choice {
        let place: Int
        let segments: [Range<Int>]
        let cost: Double

        init(_ place: Int, _ segments: [Range<Int>], _ cost: Double) {
            (self.place, self.segments, self.cost) = (place, segments, cost)
        }
    }

    private func run(_ choice: Choice) -> ReplayedRun {
        guard choice.segments.count == 1, let first = choice.segments.first else {
            return run(place: choice.place, segments: choice.segments)
        }
        return run(place: choice.place, start: first.lowerBound / 3600)
    }

    private func run(place: Int, start: Int) -> ReplayedRun {
        ReplayedRun(
            grams: truths[place].grams(from: from + start, hours: kind.length.hours),
            endSecond: (hour + start) * 3600 + kind.length.seconds)
    }

    private func run(place: Int, segments: [Range<Int>]) -> ReplayedRun {
        let end = segments.last?.upperBound ?? 0
        return ReplayedRun(
            grams: grams(segments) { truths[place].rates[from + $0] },
            endSecond: hour * 3600 + end)
    }

    private func grams(_ segments: [Range<Int>], rate: (Int) -> Double) -> Double {
        var grams = 0.0
        for segment in segments {
            var second = segment.lowerBound
            while second < segment.upperBound {
                let next = min(segment.upperBound, (second / 3600 + 1) * 3600)
                grams += rate(second / 3600) * Double(next - second) / 3600
                second = next
            }
        }
        return grams
    }
}

/// The run of a job as it was planned at its submission.
struct PlannedRun {
    /// The actual outcome of the best run.
    let run: ReplayedRun
    /// The actual outcome of the printed plan: a start at once if waiting is not worth it.
    let printed: ReplayedRun
    /// The place and segments of the printed plan.
    let place: Int
    let segments: [TimeWindow]
    /// The expected emissions of the printed plan, in grams.
    let expected: Double
    /// The expected saving, as a share of what running at once was expected to emit.
    let expectedFraction: Double
}
