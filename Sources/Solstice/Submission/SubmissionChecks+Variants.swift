import SolsticeDomain

extension SubmissionChecks {
    /// The ways to do a job's work. If it names none: the job on each accelerator that it may run on,
    /// the requested ones first, then those whose hours follow from their speed.
    func variants(
        _ request: SubmissionRequest, home: Region
    ) throws(Diagnostic) -> [WorkloadVariant] {
        if !request.variants.isEmpty { return try namedVariants(request, home: home) }
        let stated = try acceleratorNames(request, home: home).map { name throws(Diagnostic) in
            var variant = VariantRequest(name: VariantID(name))
            variant.gpuType = name
            return try self.variant(variant, request, home: home)
        }
        return stated + derivedVariants(request, from: stated)
    }

    private func namedVariants(
        _ request: SubmissionRequest, home: Region
    ) throws(Diagnostic) -> [WorkloadVariant] {
        guard request.variants.count <= Self.mostVariants else {
            throw Diagnostic(
                .usage, "a job has at most \(Self.mostVariants) variants",
                remedy: "leave the worst of them out")
        }
        return try request.variants.map { variant throws(Diagnostic) in
            do throws(Diagnostic) {
                return try self.variant(variant, request, home: home)
            } catch {
                throw Diagnostic(
                    error.kind, "variant \(variant.name): \(error.problem)",
                    causes: error.causes, remedy: error.remedy)
            }
        }
    }

    private static let mostVariants = 64

    /// One way to do the work; what it leaves out is the job's own, or was learnt.
    private func variant(
        _ asked: VariantRequest, _ request: SubmissionRequest, home: Region
    ) throws(Diagnostic) -> WorkloadVariant {
        var name = asked.gpuType
        if name == nil { name = try acceleratorNames(request, home: home).first }
        let accelerator = try known(name ?? Accelerator.unspecified)
        let learnt = request.learnt(of: asked.name, on: accelerator.id)
        let duration = try duration(of: asked, on: accelerator.id, request, learnt)
        try checkCap(request, accelerator)
        let stated = asked.watts ?? request.wattsPerGPU?.figure(for: accelerator.id)
        guard let power = stated ?? learnt?.watts ?? accelerator.boardPower?.value, power > .zero
        else {
            throw Diagnostic(
                .usage, "nothing is published of the power of \(accelerator.id)",
                remedy: "state its average: \(set: .wattsPerGpu, "W")")
        }
        var variant = WorkloadVariant(
            name: asked.name, accelerator: accelerator.id, count: asked.gpus ?? request.gpus,
            duration: duration.planned, meanDuration: duration.mean, powerPerAccelerator: power,
            isPowerAssumed: stated == nil && learnt?.watts == nil, measuredCaps: learnt?.caps ?? [])
        variant.model = asked.model
        variant.hourlyPrice = asked.hourlyPrice
        variant.throughput = asked.throughput
        variant.command = asked.command
        variant.executablePath = asked.executablePath
        return variant
    }

    /// How long a variant takes: as stated, as its throughput says, as stated for the job, or as learnt.
    private func duration(
        of asked: VariantRequest, on accelerator: AcceleratorID, _ request: SubmissionRequest,
        _ learnt: SubmissionRequest.LearntFigures?
    ) throws(Diagnostic) -> DurationEstimate {
        if asked.throughput != nil, asked.duration != nil {
            throw Diagnostic(
                .usage, "its hours follow from its throughput, and are stated as well",
                remedy: "leave one of the two out")
        }
        let length: DurationEstimate
        if let throughput = asked.throughput {
            guard let work = request.work else {
                throw Diagnostic(
                    .usage, "it has a throughput, and the job does not state how much work it does",
                    remedy: "add \(set: .work, "1e9")")
            }
            length = DurationEstimate(work.duration(at: throughput))
        } else if let known = asked.duration ?? request.duration?.figure(for: accelerator)
            ?? learnt?.duration
        {
            length = known
        } else if request.variants.isEmpty {
            throw Diagnostic(
                .usage, "the job's length is missing for \(accelerator)",
                remedy:
                    "add it to \(setting: .hours), such as \(set: .hours, "\(accelerator)=8")")
        } else {
            throw Diagnostic(
                .usage, "neither its hours nor its throughput are stated",
                remedy: "add hours=8 to it, or throughput=N and \(set: .work, "1e9")")
        }
        guard length.mean > .zero, length.planned <= Self.longestHorizon else {
            throw Diagnostic(
                .usage, "a job cannot take \(length.planned)",
                remedy: "state hours above zero: \(set: .hours, "8")")
        }
        return length
    }

    /// The job on accelerators without stated hours, if any will do: the hours follow from their
    /// speed relative to the first stated accelerator that has one.
    private func derivedVariants(
        _ request: SubmissionRequest, from stated: [WorkloadVariant]
    ) -> [WorkloadVariant] {
        guard case .named = request.duration, request.gpuType?.lowercased == "any" else {
            return []
        }
        let known = Dictionary(uniqueKeysWithValues: accelerators.map { ($0.id, $0) })
        let reference = stated.lazy.compactMap { variant in
            known[variant.accelerator]?.relativeSpeed.map { (variant, $0.value) }
        }.first
        guard let (first, speed) = reference else { return [] }
        let there = Set(regions.flatMap(\.capacity).map(\.accelerator))
            .subtracting(stated.map(\.accelerator))
        return there.sorted().compactMap { name in
            guard let other = known[name], let otherSpeed = other.relativeSpeed?.value,
                isMeasured(request, other)
            else { return nil }
            let watts = request.wattsPerGPU?.figure(for: name)
            let duration = first.duration * (speed / otherSpeed)
            guard let power = watts ?? other.boardPower?.value, duration > .zero,
                duration <= Self.longestHorizon
            else { return nil }
            return WorkloadVariant(
                accelerator: name, count: first.count, duration: duration,
                meanDuration: first.meanDuration * (speed / otherSpeed), powerPerAccelerator: power,
                isPowerAssumed: watts == nil)
        }
    }

    private func isMeasured(_ request: SubmissionRequest, _ accelerator: Accelerator) -> Bool {
        guard case .fixed(let cap) = request.cap else { return true }
        return accelerator.powerCaps(for: request.workload).contains { $0.cap == cap }
    }

    private func checkCap(
        _ request: SubmissionRequest, _ accelerator: Accelerator
    ) throws(Diagnostic) {
        guard !isMeasured(request, accelerator) else { return }
        let caps = accelerator.powerCaps(for: request.workload).map { String(Int($0.cap.watts)) }
        let what = request.workload == .training ? "" : "\(request.workload.rawValue) on "
        throw Diagnostic(
            .usage,
            "no measurement says what a cap of \(request.cap.text) W does to "
                + "\(what)\(accelerator.id)",
            remedy: caps.isEmpty
                ? "use \(set: .cap, "none"): \(what)\(accelerator.id) has no measured caps"
                : "use one of \(setting: .cap) \(caps.joined(separator: ", "))")
    }

    private func known(_ name: AcceleratorID) throws(Diagnostic) -> Accelerator {
        if let accelerator = accelerators.first(where: { $0.id == name }) { return accelerator }
        let nearest = nearestName(to: name, among: accelerators.map(\.id))
        throw Diagnostic(
            .usage, "there is no accelerator \(name)",
            remedy: (nearest.map { "did you mean \($0)? Else add it: " } ?? "add it: ")
                + "\(run: .acceleratorAdd, .text(name), .set(.watts, "W"))")
    }

    /// The accelerators the job may run on, the requested one first.
    private func acceleratorNames(
        _ request: SubmissionRequest, home: Region
    ) throws(Diagnostic) -> [AcceleratorID] {
        let asked = request.gpuType?.lowercased
        if case .named(let list) = request.duration {
            let names = list.map(\.accelerator)
            guard let asked, asked != "any" else { return names }
            return [asked] + names.filter { $0 != asked }
        }
        if let asked, asked != "any" { return [asked] }
        let there = home.capacity.map(\.accelerator)
        if there.count == 1 { return there }
        if asked == "any" {
            let example = (there + ["v100", "h100"]).prefix(2).map { "\($0)=8" }
            throw Diagnostic(
                .usage, "one figure of hours does not say how long each accelerator takes",
                causes: ["nothing sourced is known of their relative speed for your job"],
                remedy: "state hours for each: \(set: .hours, example.joined(separator: ","))")
        }
        if there.isEmpty, request.wattsPerGPU != nil { return [Accelerator.unspecified] }
        throw Diagnostic(
            .usage, "the job's accelerator is missing",
            causes: there.isEmpty
                ? [] : ["region \(home.id) has \(there.joined(separator: ", "))"],
            remedy: there.isEmpty
                ? "add \(setting: .gpuType), such as \(set: .gpuType, "v100"), or "
                    + "\(set: .wattsPerGpu, "W")"
                : "add \(set: .gpuType, there[0])")
    }
}
