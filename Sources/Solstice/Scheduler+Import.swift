public import SolsticeDomain
public import SolsticeGridData
import SolsticeStore

extension Scheduler {
    /// Reads a file of carbon intensity and lays it over the existing values, in one transaction.
    ///
    /// Importing the same file twice changes nothing. With `isDryRun` nothing is written, and the
    /// report says what would be.
    /// - Throws: a ``Diagnostic`` with line, column and remedy; nothing is then changed.
    public func importCarbon(
        _ file: SourceFile, options: ImportOptions, isDryRun: Bool = false,
        progress: (@Sendable (Double) -> Void)? = nil
    ) throws(Diagnostic) -> ImportReport {
        let steps = ImportProgress(report: progress)
        let read = try GridDataReader.readCarbon(file, options: options, progress: steps.reading)
        return try importCarbon(read, from: file, isDryRun: isDryRun, steps)
    }

    /// Lays carbon intensity that has been read over the existing values, in one transaction.
    ///
    /// `alongside` writes what belongs to the import, even if the import itself changes nothing;
    /// `feed` names the feed that it came from.
    func importCarbon(
        _ read: CarbonImport, from file: SourceFile, feed: String? = nil, isDryRun: Bool = false,
        _ steps: ImportProgress = ImportProgress(report: nil),
        alongside: Alongside? = nil
    ) throws(Diagnostic) -> ImportReport {
        let batch = description(
            read.series.contains { $0.issuedAt == nil } || read.issuedAt == nil
                ? .carbon : .carbonForecast, of: file, read.format, read.summary,
            feed: feed)
        return try report(
            batch, file, read.format, read.summary, isDryRun: isDryRun, alongside: alongside
        ) { session, id in
            try read.series.enumerated().map { index, part in
                let writing = steps.writing(part: index, of: read.series.count)
                if let issuedAt = part.issuedAt {
                    return try session.importForecast(
                        part.series, zone: part.zone, signal: part.signal, issuedAt: issuedAt,
                        batch: id, progress: writing)
                }
                let part = try session.importCarbon(
                    part.series, zone: part.zone, signal: part.signal,
                    isEstimated: part.isEstimated, batch: id, progress: writing)
                if let signal = part.signal, !isDryRun {
                    try refreshForecast(
                        of: .carbonIntensity(zone: part.place, signal: signal), session)
                }
                return part
            }
        }
    }

    /// Reads a file of PUE and lays it over the existing values, in one transaction.
    /// - Throws: a ``Diagnostic`` with line, column and remedy; nothing is then changed.
    public func importPUE(
        _ file: SourceFile, options: ImportOptions, isDryRun: Bool = false,
        progress: (@Sendable (Double) -> Void)? = nil
    ) throws(Diagnostic) -> ImportReport {
        let steps = ImportProgress(report: progress)
        let read = try GridDataReader.readPUE(file, options: options, progress: steps.reading)
        let batch = description(.pue, of: file, read.format, read.summary)
        return try report(batch, file, read.format, read.summary, isDryRun: isDryRun) {
            session, id in
            try read.series.enumerated().map { index, part in
                let part = try session.importPUE(
                    part.series, region: part.region, batch: id,
                    progress: steps.writing(part: index, of: read.series.count))
                if !isDryRun { try refreshForecast(of: .pue(region: part.place), session) }
                return part
            }
        }
    }

    /// Fits the model of a changed history again, or updates it.
    func refreshForecast(of subject: KeptModel.Subject, _ session: StoreSession) throws {
        let timeZone =
            switch subject {
            case .carbonIntensity(let zone, _): try session.timeZone(ofZone: zone)
            case .pue(let region): try session.region(region)?.timeZone
            }
        try ForecastKeeping(session: session).refresh(
            subject, clock: try clocks.clock(timeZone ?? "UTC"))
    }

    private func description(
        _ kind: BatchDescription.Kind, of file: SourceFile, _ format: RecognisedFormat,
        _ summary: ImportSummary, feed: String? = nil
    ) -> BatchDescription {
        BatchDescription(
            kind: kind, fileName: file.name, sha256: file.sha256, importedAt: now,
            format: format.format.rawValue, unit: format.unit, rowCount: summary.rowCount,
            rejectedCount: summary.rejected.count, feed: feed)
    }

    /// Writes what belongs to an import.
    typealias Alongside = (StoreSession, [ImportReport.Part]) throws -> Void

    private func report(
        _ batch: BatchDescription, _ file: SourceFile, _ format: RecognisedFormat,
        _ summary: ImportSummary, isDryRun: Bool, alongside: Alongside? = nil,
        write: (StoreSession, Int) throws -> [ImportReport.Part]
    ) throws(Diagnostic) -> ImportReport {
        let (parts, number) = try store.transaction { session in
            let (parts, number) = try lay(batch, session, write)
            if isDryRun { return .rollback((parts, Int?.none)) }
            guard number != nil || alongside != nil else { return .rollback((parts, number)) }
            try alongside?(session, parts)
            if let number {
                try restate(after: parts.filter { $0.issuedAt == nil }, batch: number, session)
            }
            return .commit((parts, number))
        }
        return ImportReport(
            batch: number, fileName: file.name, sha256: file.sha256,
            recognised: [
                ("format", format.format.title), ("provider", format.provider),
                ("unit", format.unit),
                ("step", format.steps.map(\.description).joined(separator: ", ")),
                ("time zone", format.timeZone), ("stamps", format.stampMeaning),
            ] + forecastWords(parts).map { ("forecast", $0) },
            rowCount: summary.rowCount, duplicateCount: summary.duplicateCount,
            gapCount: summary.gapCount, gapLength: TimeSpan(hours: summary.gapHours),
            rejected: summary.rejected.map(\.description), parts: parts,
            notes: format.notes + summary.daylightSavingNotes + coarsened(parts)
                + (try unattached(parts)),
            estimatedCount: summary.estimatedCount, missingZeroCount: summary.missingZeroCount,
            contradictionCount: summary.contradictionCount)
    }

    /// Writes a batch; one that changes nothing is not recorded and has no number, so that a script
    /// may import a file on every run.
    private func lay(
        _ batch: BatchDescription, _ session: StoreSession,
        _ write: (StoreSession, Int) throws -> [ImportReport.Part]
    ) throws -> (parts: [ImportReport.Part], number: Int?) {
        try session.part {
            let id = try session.beginBatch(batch)
            let parts = try write(session, id)
            guard parts.contains(where: { $0.inserted + $0.replaced > 0 }) else {
                return .rollback((parts, nil))
            }
            try session.finishBatch(id, parts: parts)
            return .commit((parts, id))
        }
    }

    /// Restates the emissions of jobs that the new data affect.
    private func restate(
        after parts: [ImportReport.Part], batch: Int, _ session: StoreSession
    ) throws {
        let regions = try session.regions()
        for part in parts where part.inserted + part.replaced > 0 {
            let here = regions.filter {
                (part.signal == nil ? $0.id : $0.zone) == part.place
            }
            try restate(
                regions: Set(here.map(\.id)), over: part.span, batch: batch, session)
        }
    }

    /// When the imported forecasts were issued; empty for a history.
    private func forecastWords(_ parts: [ImportReport.Part]) -> [String] {
        let issues = Set(parts.compactMap(\.issuedAt)).sorted()
        guard let first = issues.first, let last = issues.last else { return [] }
        return [
            issues.count == 1
                ? "issued \(first)" : "\(issues.count) issues, from \(first) to \(last)"
        ]
    }

    /// A note for each series that lost detail.
    private func coarsened(_ parts: [ImportReport.Part]) -> [String] {
        parts.filter { $0.superseded > $0.replaced }.map {
            "\($0.superseded) stored values of \($0.place) gave way to \($0.replaced) coarser ones; "
                + "importing the finer file again brings them back"
        }
    }

    /// A note for each series that no region uses yet.
    private func unattached(_ parts: [ImportReport.Part]) throws(Diagnostic) -> [String] {
        let regions = try store.read { try $0.regions() }
        var notes: [String] = []
        for place in Set(parts.filter { $0.signal != nil }.map(\.place)).sorted()
        where !regions.contains(where: { $0.zone == place }) {
            notes.append(
                "no region lies in zone \(place) yet: solstice region add NAME --zone \(place)")
        }
        for place in Set(parts.filter { $0.signal == nil }.map(\.place)).sorted()
        where !regions.contains(where: { $0.id == place }) {
            notes.append(
                "no region is called \(place) yet: solstice region add \(place) --zone ZONE")
        }
        return notes
    }
}
