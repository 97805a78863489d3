import SolsticeDomain
import SolsticeStore

/// Turns what a person said into a job specification, or says what is missing.
struct SubmissionChecks {
    let regions: [Region]
    let accelerators: [Accelerator]
    let now: Instant

    /// The longest a deadline may lie ahead: beyond it nothing is known of anything.
    static let longestHorizon = TimeSpan(seconds: 5 * 366 * 86_400)

    func specification(_ request: SubmissionRequest) throws(Diagnostic) -> JobSpecification {
        guard let program = request.command.first, !program.isEmpty else {
            throw Diagnostic(
                .usage, "there is no command to run",
                remedy: "put it last, after two dashes: solstice submit … -- python train.py")
        }
        guard request.gpus > 0, request.gpus <= 1_000_000 else {
            throw Diagnostic(
                .usage,
                "a job holds from 1 to 1,000,000 accelerators, and this one \(request.gpus)",
                remedy: "state how many with --gpus N")
        }
        try checkName(request.name)
        try checkTimes(request)
        let home = try homeRegion(request)
        let allowed = try request.regions.map { name throws(Diagnostic) in
            try region(name).id
        }
        return JobSpecification(
            name: request.name ?? program.split(separator: "/").last.map(String.init) ?? program,
            command: request.command, executablePath: request.executablePath,
            workingDirectory: request.workingDirectory, deadline: request.deadline,
            earliest: request.earliest, acceleratorCount: request.gpus,
            variants: try variants(request, home: home), home: home.id,
            regions: allowed, capPolicy: request.cap, signal: request.signal)
    }

    /// Names are for finding a job again: not empty, not another job's number, and short enough to
    /// read.
    private func checkName(_ name: String?) throws(Diagnostic) {
        guard let name else { return }
        guard !name.isEmpty, name.utf8.count <= Self.longestName, Int(name) == nil else {
            throw Diagnostic(
                .usage, "a job cannot be called \(name.isEmpty ? "nothing" : "that")",
                causes: ["a name has 1 to \(Self.longestName) bytes and is not a number alone"],
                remedy: "give it another --name, or none")
        }
    }

    private static let longestName = 200

    private func checkTimes(_ request: SubmissionRequest) throws(Diagnostic) {
        guard let deadline = request.deadline else { return }
        guard deadline > now else {
            throw Diagnostic(
                .usage, "the deadline \(deadline) has passed; it is \(now)",
                remedy: "give a later --deadline, such as +2d")
        }
        guard deadline - now <= Self.longestHorizon else {
            throw Diagnostic(
                .usage, "the deadline \(deadline) lies more than five years ahead",
                remedy: "give an earlier --deadline")
        }
        if let earliest = request.earliest, earliest >= deadline {
            throw Diagnostic(
                .usage, "the earliest start \(earliest) is not before the deadline \(deadline)",
                remedy: "give an earlier --earliest or a later --deadline")
        }
    }

    private func homeRegion(_ request: SubmissionRequest) throws(Diagnostic) -> Region {
        if let name = request.home { return try region(name) }
        if let home = regions.first(where: \.isHome) { return home }
        if regions.isEmpty {
            throw Diagnostic(
                .usage, "there is no region yet, so nothing is known of any grid",
                remedy: "add where your machine stands, by a cloud region's name "
                    + "(solstice region catalog) or your own: "
                    + "solstice region add NAME --zone ZONE --time-zone TZ")
        }
        throw Diagnostic(
            .usage, "no region is marked as home",
            remedy: "add --home \(regions[0].id), or for good: "
                + "solstice region set \(regions[0].id) --home")
    }

    private func region(_ name: String) throws(Diagnostic) -> Region {
        if let region = regions.first(where: { $0.id == name }) { return region }
        if RegionCatalog.region(name) != nil {
            throw Diagnostic(
                .usage, "region \(name) is in the catalogue and was not added yet",
                remedy: "add it: solstice region add \(name)")
        }
        let nearest = nearestName(to: name, among: regions.map(\.id))
        throw Diagnostic(
            .usage, "there is no region \(name)",
            remedy: nearest.map { "did you mean \($0)?" } ?? "see: solstice region list")
    }

    private func variants(
        _ request: SubmissionRequest, home: Region
    ) throws(Diagnostic) -> [WorkloadVariant] {
        try acceleratorNames(request, home: home).map { name throws(Diagnostic) in
            let accelerator = try known(name)
            guard let duration = request.duration.figure(for: name) else {
                throw Diagnostic(
                    .usage, "it is not said how long the job takes on \(name)",
                    remedy: "add it to --hours, such as --hours \(name)=8")
            }
            guard duration > .zero, duration <= Self.longestHorizon else {
                throw Diagnostic(
                    .usage, "a job cannot take \(duration)",
                    remedy: "state hours above zero: --hours 8")
            }
            try checkCap(request.cap, accelerator)
            let stated = request.wattsPerGPU?.figure(for: name)
            guard let power = stated ?? accelerator.boardPower?.value, power > .zero else {
                throw Diagnostic(
                    .usage, "nothing is published of the power of \(name)",
                    remedy: "state its average: --watts-per-gpu W")
            }
            return WorkloadVariant(
                accelerator: accelerator.id, duration: duration, powerPerAccelerator: power,
                isPowerAssumed: stated == nil)
        }
    }

    private func checkCap(
        _ policy: CapPolicy, _ accelerator: Accelerator
    ) throws(Diagnostic) {
        guard case .fixed(let cap) = policy,
            !accelerator.powerCaps.contains(where: { $0.cap == cap })
        else { return }
        let caps = accelerator.powerCaps.map { String(Int($0.cap.watts)) }
        throw Diagnostic(
            .usage, "nobody measured what a cap of \(policy.text) W does to \(accelerator.id)",
            remedy: caps.isEmpty
                ? "use --cap none: \(accelerator.id) has no measured caps"
                : "use one of --cap \(caps.joined(separator: ", "))")
    }

    private func known(_ name: String) throws(Diagnostic) -> Accelerator {
        if let accelerator = accelerators.first(where: { $0.id == name }) { return accelerator }
        let nearest = nearestName(to: name, among: accelerators.map(\.id))
        throw Diagnostic(
            .usage, "there is no accelerator \(name)",
            remedy: (nearest.map { "did you mean \($0)? Else add it: " } ?? "add it: ")
                + "solstice accelerator add \(name) --watts W")
    }

    /// The accelerators the job may run on, the one asked for first.
    private func acceleratorNames(
        _ request: SubmissionRequest, home: Region
    ) throws(Diagnostic) -> [String] {
        let asked = request.gpuType?.lowercased()
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
                remedy: "state hours for each: --hours \(example.joined(separator: ","))")
        }
        if there.isEmpty, request.wattsPerGPU != nil { return [Accelerator.unspecified] }
        throw Diagnostic(
            .usage, "it is not said what the job runs on",
            causes: there.isEmpty
                ? [] : ["region \(home.id) has \(there.joined(separator: ", "))"],
            remedy: there.isEmpty
                ? "add --gpu-type, such as --gpu-type v100, or --watts-per-gpu W"
                : "add --gpu-type \(there[0])")
    }
}
