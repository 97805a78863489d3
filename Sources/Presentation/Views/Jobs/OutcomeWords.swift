internal import SolsticeDomain

/// How a job ended and what it emitted, in sentences.
struct OutcomeWords {
    let record: JobRecord
    let style: OutputStyle

    /// The sentences, in one paragraph.
    var text: String {
        ([ending] + footprint + nextStep).joined(separator: " ")
    }

    /// The sentences about its emissions; none if they are unknown.
    var footprint: [String] {
        guard let realised = record.realised else { return [] }
        return [emitted(realised)] + perWork(realised) + [saved(realised)] + expected(realised)
            + corrected + uncapped
    }

    private var ending: String {
        let title = record.title
        let ran = ranWords
        switch record.job.state {
        case .succeeded: return "\(title) succeeded\(ran)."
        case .failed:
            let why = record.attempts.last?.outcome.map { ": \($0.title)" } ?? ""
            return "\(title) failed\(ran)\(why)."
        case .cancelled: return "\(title) was cancelled\(ran)."
        case .lost: return "\(title) was lost\(ran): its end is unknown."
        case .missed:
            let deadline = record.job.specification.deadline.map { ", \(style.moment($0))," } ?? ""
            return "\(title) missed its deadline\(deadline) before it could start."
        default: return "\(title) is \(record.job.state.rawValue)\(ran)."
        }
    }

    /// ` after 8h 2m in north on 4 × h100`; empty if it never ran.
    private var ranWords: String {
        guard let attempt = record.attempts.last else { return "" }
        let span =
            record.worked.map { worked in
                let pauses = worked.within - worked.time
                // A few seconds between two pieces are not worth reporting as a pause.
                return pauses > TimeSpan(seconds: 60)
                    ? " after \(worked.time.spoken) of work within \(worked.within.spoken)"
                    : " after \(worked.within.spoken)"
            } ?? ""
        let kind =
            record.plan?.placement.accelerator ?? record.job.specification.askedFor.accelerator
        let cap = attempt.appliedCap.map { ", capped at \(Scales.text($0))" } ?? ""
        let count = record.plan?.placement.count ?? record.job.specification.askedFor.count
        return "\(span) in \(attempt.region.visible) on \(count) × \(kind.visible)\(cap)"
    }

    /// The first statement, if later data corrected it.
    private var corrected: [String] {
        guard record.statements.count > 1, let first = record.statements.first,
            let last = record.statements.last
        else { return [] }
        let changes = [added, observed].compactMap { $0 }.joined(separator: ", and ")
        return [
            "At its end \(Scales.text(first.realised.footprint.emissions)) were stated; "
                + "\(changes) (statement \(last.revision))."
        ]
    }

    /// The attempts that were added after the first statement; nil for none.
    private var added: String? {
        let count = record.statements.dropFirst().count { $0.reason == .attempt }
        if count == 0 { return nil }
        return count == 1 ? "its second attempt was added" : "\(count) further attempts were added"
    }

    /// The last correction by observed data; nil for none.
    private var observed: String? {
        let corrections = record.statements.dropFirst().filter { $0.reason != .attempt }
        guard let last = corrections.last else { return nil }
        var hours = "hours that were observed or revised since"
        if case .observed(let windows) = last.reason, !windows.isEmpty {
            hours = EmissionsStatement.Reason.hours(windows, moment: style.moment)
        }
        return last.batch.map { "import \($0) corrected that for \(hours)" }
            ?? "corrected that for \(hours)"
    }

    /// Why it ran without its planned power cap.
    private var uncapped: [String] {
        guard let problem = record.attempts.last?.capProblem else { return [] }
        return ["It ran without its power cap: \(problem.visible)."]
    }

    private func emitted(_ realised: RealisedFootprint) -> String {
        let energy = Scales.text(realised.footprint.facilityEnergy)
        let source =
            switch realised.energySource {
            case .modelled: "modelled from the stated power"
            case .metered: "metered"
            case .mixed: "metered in part, the rest modelled from the stated power"
            }
        let quality = QualityWords(
            observedShare: realised.observedShare, estimatedShare: realised.estimatedShare,
            hours: record.worked?.time.hours)
        return "It emitted \(Scales.text(realised.footprint.emissions)) CO2e from \(energy) "
            + "of facility energy, \(source); \(quality.run)."
    }

    /// What a million units of its work took; nothing if it did not finish, or stated no work.
    private func perWork(_ realised: RealisedFootprint) -> [String] {
        guard record.job.state == .succeeded, let work = record.job.specification.terms.work else {
            return []
        }
        return ["A million \(work.unit.visible) took \(realised.footprint.words(per: work))."]
    }

    private func saved(_ realised: RealisedFootprint) -> String {
        let baseline = Scales.text(realised.baselineEmissions)
        let amount = realised.savingAgainstBaseline
        let share = Numerals.percent(abs(realised.savedFraction))
        let against =
            "\(record.plan?.baselineWords(style) ?? "starting at once at home") would have "
            + "emitted on the same rates (\(baseline))"
        if abs(amount.grams) < 0.005 { return "That is what \(against)." }
        let size = Scales.text(Emissions(grams: abs(amount.grams)))
        return
            "That is \(size) (\(share)) \(amount > .zero ? "less" : "more") than what \(against)."
    }

    private func expected(_ realised: RealisedFootprint) -> [String] {
        // A job that failed was not expected to use so little.
        guard record.job.state == .succeeded, let plan = record.plan else { return [] }
        let forecast = plan.placement.footprint.emissions
        let difference = realised.footprint.emissions - forecast
        let isClose = forecast > .zero && abs(difference / forecast) < 0.005
        if isClose { return ["It is what was expected."] }
        let size = Scales.text(Emissions(grams: abs(difference.grams)))
        let share =
            forecast > .zero ? " (\(Numerals.percent(abs(difference / forecast))))" : ""
        let side = difference > .zero ? "more" : "less"
        return ["That is \(size)\(share) \(side) than expected (\(Scales.text(forecast)))."]
    }

    private var nextStep: [String] {
        let id = record.job.id
        switch record.job.state {
        case .failed: return ["Its output: `\(run: .logs, "\(id)")`"]
        case .lost, .missed: return ["Its history: `\(run: .show, "\(id)")`"]
        default: return []
        }
    }
}
