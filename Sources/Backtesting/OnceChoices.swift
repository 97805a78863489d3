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

    /// At once, in the first place.
    var atOnce: ReplayedRun { run(place: 0, start: 0) }

    /// What perfect foresight would do.
    func oracle() -> ReplayedRun {
        best { place, slot in truths[place].rates[from + slot] }.run
    }

    /// The best by the table of month, hour and kind of day.
    func byTable() -> ReplayedRun {
        guard known.allSatisfy({ !$0.staticRates.isEmpty }) else { return atOnce }
        return best { place, slot in known[place].staticRates[from + slot] }.run
    }

    /// The best by the forecast, as a job is planned at its submission.
    func byForecast() -> PlannedRun {
        let best = best { place, slot in outlooks.rates[place][slot] }
        let atOnce = outlooks.rates[0][0..<kind.lengthHours].reduce(0, +)
        return PlannedRun(
            run: best.run, expectedFraction: atOnce > 0 ? 1 - min(1, best.cost / atOnce) : 0)
    }

    /// In the first place, from 22:00 local time on; with pauses in nights alone.
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

    /// The run that is best if these were the rates of each place and slot.
    private func best(_ rate: (Int, Int) -> Double) -> (run: ReplayedRun, cost: Double) {
        var least = Double.infinity
        var best = atOnce
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
                best = self.run(place: place, segments: run.segments)
            } else {
                var running = rates[0..<kind.lengthHours].reduce(0, +)
                for start in 0...kind.slackHours {
                    if running < least * (1 - 1e-12) {
                        least = running
                        best = self.run(place: place, start: start)
                    }
                    guard start < kind.slackHours else { break }
                    running += rates[start + kind.lengthHours] - rates[start]
                }
            }
        }
        return (best, least)
    }

    private func run(place: Int, start: Int) -> ReplayedRun {
        ReplayedRun(
            grams: truths[place].grams(from: from + start, hours: kind.length.hours),
            endSecond: (hour + start) * 3600 + kind.length.seconds)
    }

    private func run(place: Int, segments: [Range<Int>]) -> ReplayedRun {
        var grams = 0.0
        for segment in segments {
            var second = segment.lowerBound
            while second < segment.upperBound {
                let next = min(segment.upperBound, (second / 3600 + 1) * 3600)
                grams += truths[place].rates[from + second / 3600] * Double(next - second) / 3600
                second = next
            }
        }
        let end = segments.last?.upperBound ?? 0
        return ReplayedRun(grams: grams, endSecond: hour * 3600 + end)
    }
}

/// The run of a job as it was planned at its submission.
struct PlannedRun {
    /// What it came to.
    let run: ReplayedRun
    /// What it was expected to save, as a share of what running at once was expected to emit.
    let expectedFraction: Double
}
