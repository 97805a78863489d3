import SolsticeDomain
import SolsticeStore

/// Turns a user's request into a job specification, or says what is missing.
struct SubmissionChecks {
    let regions: [Region]
    let accelerators: [Accelerator]
    let now: Instant

    /// The furthest ahead a deadline may lie: nothing is known beyond it.
    static let longestHorizon = TimeSpan(seconds: 5 * 366 * 86_400)

    /// The specification of a request, given the jobs that it depends on.
    func specification(
        _ request: SubmissionRequest, dependencies: [JobDependency] = []
    ) throws(Diagnostic) -> JobSpecification {
        let program = try program(of: request)
        try checkName(request.name)
        try checkTimes(request)
        let home = try homeRegion(request)
        let allowed = try request.regions.map { name throws(Diagnostic) in
            try region(name).id
        }
        let variants = try variants(request, home: home)
        try checkLevers(request, variants, home: home)
        var terms = request.terms
        terms.pausing = terms.pausing.map(Self.inWholeSteps)
        return JobSpecification(
            name: request.name ?? program.split(separator: "/").last.map(String.init) ?? program,
            command: request.command, executablePath: request.executablePath,
            workingDirectory: request.workingDirectory, variants: variants, home: home.id,
            regions: allowed, terms: terms,
            dependencies: dependencies)
    }

    private func program(of request: SubmissionRequest) throws(Diagnostic) -> String {
        guard let program = request.command.first, !program.isEmpty else {
            throw Diagnostic(
                .usage, "there is no command to run",
                remedy: "put it last, after two dashes: "
                    + "\(run: .submit, "…", .set(.command, "python train.py"))")
        }
        guard request.gpus > 0, request.gpus <= 1_000_000 else {
            throw Diagnostic(
                .usage,
                "a job holds from 1 to 1,000,000 accelerators, and this one \(request.gpus)",
                remedy: "state how many with \(set: .gpus, "N")")
        }
        return program
    }

    /// Names are for finding a job again: not empty, not another job's number, and short enough to
    /// read.
    private func checkName(_ name: String?) throws(Diagnostic) {
        guard let name else { return }
        guard !name.isEmpty, name.utf8.count <= Self.longestName, Int(name) == nil else {
            throw Diagnostic(
                .usage, "a job cannot be called \(name.isEmpty ? "nothing" : "that")",
                causes: ["a name has 1 to \(Self.longestName) bytes and is not a number alone"],
                remedy: "give it another \(setting: .name), or none")
        }
    }

    private static let longestName = 200

    private func checkTimes(_ request: SubmissionRequest) throws(Diagnostic) {
        try Self.checkTimes(deadline: request.deadline, earliest: request.earliest, now: now)
    }

    /// Refuses a deadline that has passed, lies beyond what is known, or comes before the start.
    static func checkTimes(
        deadline: Instant?, earliest: Instant?, now: Instant
    ) throws(Diagnostic) {
        guard let deadline else { return }
        guard deadline > now else {
            throw Diagnostic(
                .usage, "the deadline \(deadline) has passed; it is \(now)",
                remedy: "give a later \(setting: .deadline), such as +2d")
        }
        guard deadline - now <= longestHorizon else {
            throw Diagnostic(
                .usage, "the deadline \(deadline) lies more than five years ahead",
                remedy: "give an earlier \(setting: .deadline)")
        }
        if let earliest, earliest >= deadline {
            throw Diagnostic(
                .usage, "the earliest start \(earliest) is not before the deadline \(deadline)",
                remedy: "give an earlier \(setting: .earliest) or a later \(setting: .deadline)")
        }
    }

    private func homeRegion(_ request: SubmissionRequest) throws(Diagnostic) -> Region {
        if let name = request.home { return try region(name) }
        if let home = regions.first(where: \.isHome) { return home }
        if regions.isEmpty {
            throw Diagnostic(
                .usage, "there is no region yet, so nothing is known of any grid",
                remedy: "add where your machine stands, by a cloud region's name "
                    + "(\(run: .regionCatalog)) or your own: "
                    + "\(run: .regionAdd, "NAME", .set(.zone, "ZONE"), .set(.timeZone, "TZ"))")
        }
        throw Diagnostic(
            .usage, "no region is marked as home",
            remedy: "add \(set: .home, regions[0].id), or for good: "
                + "\(run: .regionSet, .text(regions[0].id), .set(.home))")
    }

    private func region(_ name: RegionID) throws(Diagnostic) -> Region {
        if let region = regions.first(where: { $0.id == name }) { return region }
        if RegionCatalog.region(name) != nil {
            throw Diagnostic(
                .usage, "region \(name) is in the catalogue and was not added yet",
                remedy: "add it: \(run: .regionAdd, .text(name))")
        }
        let nearest = nearestName(to: name, among: regions.map(\.id))
        throw Diagnostic(
            .usage, "there is no region \(name)",
            remedy: nearest.map { "did you mean \($0)?" } ?? "see: \(run: .regionList)")
    }
}
