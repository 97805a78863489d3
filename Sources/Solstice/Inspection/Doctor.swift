import SolsticeDomain
import SolsticeStore

/// Checks database, regions, data, feeds and jobs.
struct Doctor {
    let context: PlanningContext
    let databasePath: String
    private var session: StoreSession { context.session }
    private var now: Instant { context.now }

    /// What is well, and what is not, with what mends it.
    func findings() throws -> [Finding] {
        var findings = try databaseFindings()
        let regions = try session.regions()
        if regions.isEmpty {
            findings.append(
                Finding(
                    .notice, "regions", "there is none yet",
                    remedy: "\(run: .regionAdd, "NAME", .set(.zone, "ZONE"), .set(.timeZone, "TZ"))"
                ))
        }
        if !regions.isEmpty, !regions.contains(where: \.isHome) {
            findings.append(
                Finding(
                    .notice, "home", "no region is marked as home",
                    remedy: "\(run: .regionSet, .text(regions[0].id), .set(.home))"))
        }
        for region in regions { findings += try self.findings(on: region) }
        for record in try FeedRegistry(context: context).records() {
            findings.append(finding(on: record))
        }
        findings += try jobFindings()
        return findings
    }

    private func databaseFindings() throws -> [Finding] {
        let problems = try session.integrityProblems()
        let version = try session.sqliteVersion()
        if problems.isEmpty {
            return [Finding(.good, "database", "\(databasePath) is sound; SQLite \(version)")]
        }
        return problems.prefix(5).map {
            Finding(.bad, "database", Message($0), remedy: "\(run: .restore, "BACKUP")")
        }
    }

    private func findings(on region: Region) throws -> [Finding] {
        let subject = "region \(region.id)"
        var findings: [Finding] = []
        let carbon = try session.carbonSummaries(zone: region.zone)
        let importRemedy: Message = "\(run: .importCarbon, "FILE", .set(.zone, region.zone))"
        if carbon.isEmpty {
            let isFlat = region.annualCarbonIntensity != nil
            findings.append(
                Finding(
                    isFlat ? .notice : .bad, subject,
                    isFlat
                        ? "carbon intensity is one flat figure for the year"
                        : "nothing is known of the carbon intensity of zone \(region.zone)",
                    remedy: importRemedy))
        }
        for history in carbon {
            let signal = history.signal?.rawValue ?? ""
            let isOld = now - history.span.end > TimeSpan(seconds: 366 * 86_400)
            findings.append(
                Finding(
                    isOld ? .notice : .good, subject,
                    "\(signal) carbon history from \(history.span.start.utc.dateText) to "
                        + "\(history.span.end.utc.dateText), \(history.count) values",
                    remedy: isOld ? importRemedy : nil))
        }
        if try session.pueSummary(region: region.id) == nil, region.annualPUE == nil {
            findings.append(
                Finding(
                    .notice, subject, "nothing is known of its PUE; a survey mean stands in",
                    remedy: "\(run: .importPUE, "FILE", .set(.region, region.id))"))
        }
        return findings
    }

    /// Reports a feed with trouble, or one that has been silent for long; plans do without it.
    private func finding(on record: FeedRecord) -> Finding {
        let feed = record.feed
        let subject = "feed \(feed.id)"
        let age = record.age(at: now).map { "its newest data is \($0) old" } ?? "it has no data yet"
        if let trouble = record.trouble {
            return Finding(
                .notice, subject, "\(trouble.trouble.problem); \(age)",
                remedy: trouble.trouble.diagnostic(feed: feed.id).remedy)
        }
        guard let last = record.succeededAt else {
            return Finding(
                .notice, subject, "it was never asked",
                remedy: "\(run: .feedSync, .text(feed.id))")
        }
        let isLate = now - last > max(.hour, feed.interval * 3)
        return Finding(
            isLate ? .notice : .good, subject,
            isLate ? "it was last asked \(now - last) ago; \(age)" : "it answers; \(age)",
            remedy: isLate ? "start the service: \(run: .run)" : nil)
    }

    private func jobFindings() throws -> [Finding] {
        let counts = try session.jobCounts()
        let text = JobState.allCases.compactMap { state in
            counts[state].map { "\($0) \(state.rawValue)" }
        }.joined(separator: ", ")
        var findings = [Finding(.good, "jobs", Message(text.isEmpty ? "none yet" : text))]
        let overdue = try session.waitingJobs().filter { $0.isReady && $0.start < now }
        if let first = overdue.first {
            findings.append(
                Finding(
                    .bad, "jobs",
                    "\(overdue.count) planned starts have passed, job \(first.job)'s at "
                        + "\(first.start)",
                    remedy: "start the service: \(run: .run)"))
        }
        return findings
    }
}
