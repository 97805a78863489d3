import SolsticeDomain

extension SubmissionChecks {
    /// Resume overheads are rounded up to multiples of this length.
    private static let resumeStep = TimeSpan(seconds: 300)
    /// The most members that an array may have.
    static let longestArray = 100_000
    private static let largestIndex = 999_999_999

    /// The policy with its overhead in whole steps, rounded up.
    static func inWholeSteps(_ policy: PausePolicy) -> PausePolicy {
        let step = resumeStep.seconds
        let steps = (policy.resumeOverhead.seconds + step - 1) / step
        return PausePolicy(
            resumeOverhead: TimeSpan(seconds: steps * step), method: policy.method,
            grace: policy.grace)
    }

    /// Checks what a job says about pausing, data, money, priority and its array.
    func checkLevers(
        _ request: SubmissionRequest, _ variants: [WorkloadVariant], home: Region
    ) throws(Diagnostic) {
        try checkPlaces(request, home: home)
        if let dataset = request.dataset, !(dataset > .zero && dataset.gigabytes <= 1e9) {
            throw Diagnostic(
                .usage, "a data set cannot have \(dataset.gigabytes) GB",
                remedy: "state gigabytes above zero: \(set: .datasetGB, "120")")
        }
        if let cost = request.maximumCost, !(cost > .zero && cost.rawValue.isFinite) {
            throw Diagnostic(
                .usage, "no job can cost \(cost.rawValue) at most",
                remedy: "state money above zero, in the currency of the prices: "
                    + "\(set: .maxCost, "250")")
        }
        if let price = request.carbonPrice, !(price >= .zero && price.perTonne.isFinite) {
            throw Diagnostic(
                .usage, "a tonne of CO2e cannot be worth \(price.perTonne)",
                remedy: "state money for a tonne, in the currency of the prices: "
                    + "\(set: .carbonPrice, "80")")
        }
        guard JobSpecification.priorities.contains(request.priority) else {
            throw Diagnostic(
                .usage, "there is no priority \(request.priority)",
                remedy:
                    "use \(setting: .priority) from \(JobSpecification.priorities.lowerBound) to "
                    + "\(JobSpecification.priorities.upperBound)")
        }
        guard JobSpecification.retryLimits.contains(request.retries) else {
            throw Diagnostic(
                .usage, "a job cannot be retried \(request.retries) times",
                remedy:
                    "use \(setting: .retries) from \(JobSpecification.retryLimits.lowerBound) to "
                    + "\(JobSpecification.retryLimits.upperBound)")
        }
        try checkPausing(request.pausing, variants)
        try checkArray(request.arrayIndices)
    }

    /// Refuses a cap that cannot be set, or data that cannot be moved, in any requested region.
    private func checkPlaces(
        _ request: SubmissionRequest, home: Region
    ) throws(Diagnostic) {
        let asked = regions.filter {
            request.regions.isEmpty
                ? $0.id == home.id || $0.executor != .none : request.regions.contains($0.id)
        }
        if case .fixed = request.cap, !asked.contains(where: \.setsPowerCaps) {
            let place = asked.first?.id ?? home.id
            throw Diagnostic(
                .usage, "a cap of \(request.cap.text) W cannot be set for this job",
                causes: asked.compactMap(\.powerCapObstacle),
                remedy: "leave \(setting: .cap) out; or, where caps are set after all: "
                    + "\(run: .regionSet, .text(place), .set(.caps, "nvidia-smi"))")
        }
        let reached = asked.filter { $0.id == home.id || $0.isTransferKnown }
        if request.dataset != nil, !request.regions.isEmpty, reached.isEmpty {
            throw Diagnostic(
                .usage, "the energy and rate of moving the data set are unknown",
                causes: asked.map { "\($0.id): \($0.transferAdvice)" },
                remedy:
                    "state it, or leave \(setting: .datasetGB) out where the data is there already")
        }
    }

    private func checkPausing(
        _ policy: PausePolicy?, _ variants: [WorkloadVariant]
    ) throws(Diagnostic) {
        guard let overhead = policy?.resumeOverhead else { return }
        guard overhead >= .zero else {
            throw Diagnostic(
                .usage, "a resume cannot take \(overhead)",
                remedy: "state how long reading a checkpoint takes: \(set: .resumeCost, "10m")")
        }
        if let grace = policy?.grace, grace <= .zero || grace > .day {
            throw Diagnostic(
                .usage, "a job cannot be given \(grace) to save its work",
                remedy: "state a span of up to a day: \(set: .pauseGrace, "2m")")
        }
        guard let shortest = variants.map(\.duration).min(), overhead >= shortest else { return }
        throw Diagnostic(
            .usage, "a resume of \(overhead) takes as long as the whole job, \(shortest)",
            remedy: "leave \(setting: .pausable) out, or state a shorter \(setting: .resumeCost)")
    }

    private func checkArray(_ indices: [Int]) throws(Diagnostic) {
        guard indices.count <= Self.longestArray else {
            throw Diagnostic(
                .usage, "an array of \(indices.count) jobs is more than \(Self.longestArray)",
                remedy: "submit it in parts, such as \(set: .array, "0-\(Self.longestArray - 1)")")
        }
        guard Set(indices).count == indices.count,
            indices.allSatisfy({ (0...Self.largestIndex).contains($0) })
        else {
            throw Diagnostic(
                .usage, "an array has each index from 0 to \(Self.largestIndex) once at most",
                remedy: "use \(set: .array, "0-15") or \(set: .array, "0,3,7-9")")
        }
    }
}

extension Region {
    /// Why no data is moved there, and how to change that.
    var transferAdvice: Message {
        let rates: [Message.Argument] = [.set(.transferKWhPerGB, "K"), .set(.transferGbps, "R")]
        return "the energy and rate of moving data there are unknown; state them: "
            + Message.run(.regionSet, [.text(id)] + rates)
    }
}
