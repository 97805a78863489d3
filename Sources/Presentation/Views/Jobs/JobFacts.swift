internal import SolsticeDomain

/// What was asked for a job, field by field.
struct JobFacts {
    let job: Job
    let style: OutputStyle

    private var asked: JobSpecification { job.specification }
    /// Maximum number of predecessors listed; the rest are only counted.
    private static let listedJobs = 8

    /// Adds what was said of some fields to a sheet.
    func add(_ fields: [JobField], to sheet: inout FactSheet) {
        for field in fields {
            switch field.fact {
            case .none: break
            case .value(let name, let suffix, let usual):
                guard let value = field.outputs.first?.value(job), value != usual else { continue }
                sheet.add(name, words(value).map { $0 + suffix })
            case .sentence(let name, let sentence): sheet.add(name, words(sentence))
            }
        }
    }

    /// A value for people; nil for none.
    private func words(_ value: JobValue) -> String? {
        switch value {
        case .none: nil
        case .text(let text): text.visible
        case .whole(let whole): "\(whole)"
        case .number(let number): Numerals.brief(number)
        case .flag(let flag): flag ? "yes" : "no"
        case .instant(let instant): style.bothWays(instant)
        case .texts(let texts): texts.map(\.visible).joined(separator: ", ")
        case .wholes(let wholes): wholes.map(String.init).joined(separator: ", ")
        case .command(let command): CommandWords.line(command)
        case .variants(let variants): variants.map(words).joined(separator: "; or ")
        }
    }

    private func words(_ sentence: JobField.Sentence) -> String? {
        switch sentence {
        case .command: CommandWords.line(asked.command)
        case .deadline: asked.deadline.map(style.bothWays) ?? "none"
        case .variants: asked.variants.map(words).joined(separator: "; or ")
        case .work: asked.work.map { "\(Numerals.brief($0.count)) \($0.unit.visible)" }
        case .cap: words(asked.capPolicy)
        case .pausing: asked.pausing.map(words)
        case .cost: asked.maximumCost.map { "\(Scales.text($0)) at most" }
        case .priority:
            asked.priority == 0
                ? nil
                : "\(asked.priority), its emissions count \(Numerals.plain(asked.weight)) times"
        case .predecessors: words(asked.dependencies)
        case .array: arrayWords
        case .project: projectWords
        }
    }

    private func words(_ variant: WorkloadVariant) -> String {
        let assumed = variant.isPowerAssumed ? " (its board power, not measured)" : ""
        let average =
            variant.meanDuration == variant.duration
            ? "" : " (\(variant.meanDuration.spoken) on average)"
        let isNamed = variant.name.rawValue != variant.accelerator.rawValue
        let name = isNamed ? "\(variant.name.visible): " : ""
        return "\(name)\(variant.count) × \(variant.accelerator.visible) for "
            + "\(variant.duration.spoken)\(average) "
            + "at \(Scales.text(variant.powerPerAccelerator)) each\(assumed)"
    }

    private func words(_ policy: CapPolicy) -> String {
        switch policy {
        case .automatic: "whichever measured cap emits least"
        case .uncapped: "none allowed"
        case .fixed(let power): "always \(Scales.text(power))"
        }
    }

    private func words(_ policy: PausePolicy) -> String {
        let cost =
            policy.resumeOverhead == .zero
            ? "allowed, going on costs nothing"
            : "allowed, going on takes \(policy.resumeOverhead.spoken) each time"
        return policy.method == .stop
            ? cost + "; its processes are stopped"
            : cost + "; it saves its work and ends, within \(policy.grace.spoken)"
    }

    /// `the success of job 3, the end of job 5`; nil without dependencies.
    private func words(_ dependencies: [JobDependency]) -> String? {
        let parts = dependencies.prefix(Self.listedJobs).map { dependency in
            "the \(dependency.kind == .afterOK ? "success" : "end") of job \(dependency.job)"
        }
        let more = dependencies.count - Self.listedJobs
        let rest = more > 0 ? ", and \(Numerals.count(more, "other"))" : ""
        return parts.isEmpty ? nil : parts.joined(separator: ", ") + rest
    }

    private var arrayWords: String? {
        guard let array = job.array, let index = asked.arrayIndex else { return nil }
        return "index \(index) of the array that begins with job \(array)"
    }

    /// `protein-paper, a final run`; nil for a preliminary run of no project.
    private var projectWords: String? {
        guard asked.project != nil || asked.isFinalRun else { return nil }
        let kind = asked.isFinalRun ? "a final run" : "a preliminary run"
        return "\(asked.project.map(\.visible) ?? "none"), \(kind)"
    }
}

extension OutputStyle {
    /// A moment and how far away it is.
    func bothWays(_ instant: Instant) -> String { "\(moment(instant)), \(distance(instant))" }
}
