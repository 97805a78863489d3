import SolsticeDomain
import SolsticeGridData
import SolsticeStore

/// Reads files of carbon intensity, PUE and power caps into the tables, each in one transaction.
struct Imports {
    let database: Database

    /// Reads a file of carbon intensity and merges it into the existing values, in one transaction.
    ///
    /// Importing the same file twice changes nothing. With `isDryRun` nothing is written, and the
    /// report says what would be.
    /// - Throws: a ``Diagnostic`` with line, column and remedy; nothing is then changed.
    func carbon(
        _ file: SourceFile, options: ImportOptions, isDryRun: Bool,
        progress: (@Sendable (Double) -> Void)?
    ) throws(Diagnostic) -> ImportReport {
        let steps = ImportProgress(report: progress)
        let read = try GridDataReader.readCarbon(file, options: options, progress: steps.reading)
        return try carbon(
            read, from: file, isDryRun: isDryRun, replacesFiner: options.replacesFiner, steps)
    }

    /// Lays carbon intensity that has been read over the existing values, in one transaction.
    ///
    /// `alongside` writes what belongs to the import, even if the import itself changes nothing;
    /// `feed` names the feed that it came from. Finer values are kept unless they are to be
    /// replaced.
    func carbon(
        _ read: CarbonImport, from file: SourceFile, feed: String? = nil, isDryRun: Bool = false,
        replacesFiner: Bool = false, _ steps: ImportProgress = ImportProgress(report: nil),
        alongside: Alongside? = nil
    ) throws(Diagnostic) -> ImportReport {
        let batch = description(
            read.series.contains { $0.issuedAt == nil } || read.issuedAt == nil
                ? .carbon : .carbonForecast, of: file, read.format, read.summary,
            feed: feed)
        var kept: [String: Int] = [:]
        let preview = {
            read.series.prefix(ImportPreview.most).flatMap { part in
                let forecast = part.issuedAt.map { " forecast of \($0)" } ?? ""
                return ImportPreview.series(
                    "\(part.zone) \(part.signal.rawValue)\(forecast)", part.series, unit: " g/kWh")
            }
        }
        return try report(
            batch, file, read.format, read.summary, isDryRun: isDryRun, preview: preview,
            kept: { kept }, alongside: alongside
        ) { context, id in
            let parts = try read.series.enumerated().map { index, part in
                let session = context.session
                let writing = steps.writing(part: index, of: read.series.count)
                if let issuedAt = part.issuedAt {
                    return try session.importForecast(
                        part.series, zone: part.zone, signal: part.signal, issuedAt: issuedAt,
                        batch: id, progress: writing)
                }
                let stored =
                    replacesFiner
                    ? Series()
                    : try session.carbonHistory(
                        zone: part.zone, signal: part.signal, within: part.series.span)
                let coarse = FinerValues(part.series, sparing: stored)
                kept[part.zone.rawValue, default: 0] += coarse.keptCount
                let written = try session.importCarbon(
                    coarse.series, zone: part.zone, signal: part.signal,
                    isEstimated: coarse.origins.map { part.isEstimated[$0] }, batch: id,
                    progress: writing)
                if !isDryRun {
                    try context.refreshForecast(
                        of: .carbonIntensity(zone: part.zone, signal: part.signal))
                }
                return written
            }
            let shares = try read.shares.map { part in
                let stored =
                    replacesFiner
                    ? Series()
                    : try context.session.carbonFreeHistory(
                        zone: part.zone, within: part.series.span)
                return try context.session.importCarbonFreeShares(
                    FinerValues(part.series, sparing: stored).series, zone: part.zone, batch: id)
            }
            return Written(parts: parts, shares: shares)
        }
    }

    /// Reads a file of PUE and merges it into the existing values, in one transaction.
    /// - Throws: a ``Diagnostic`` with line, column and remedy; nothing is then changed.
    func pue(
        _ file: SourceFile, options: ImportOptions, isDryRun: Bool,
        progress: (@Sendable (Double) -> Void)?
    ) throws(Diagnostic) -> ImportReport {
        let steps = ImportProgress(report: progress)
        var options = options
        for region in try database.read(\.regions) {
            options.timeZones[region.id] = region.timeZone
        }
        let read = try GridDataReader.readPUE(file, options: options, progress: steps.reading)
        let batch = description(.pue, of: file, read.format, read.summary)
        var kept: [String: Int] = [:]
        let preview = {
            read.series.prefix(ImportPreview.most).flatMap {
                ImportPreview.series($0.region.rawValue, $0.series, unit: "")
            }
        }
        let replacesFiner = options.replacesFiner
        return try report(
            batch, file, read.format, read.summary, isDryRun: isDryRun, preview: preview,
            kept: { kept }
        ) { context, id in
            let parts = try read.series.enumerated().map { index, part in
                let stored =
                    replacesFiner
                    ? Series()
                    : try context.session.pueHistory(
                        region: part.region, within: part.series.span)
                let coarse = FinerValues(part.series, sparing: stored)
                kept[part.region.rawValue, default: 0] += coarse.keptCount
                let written = try context.session.importPUE(
                    coarse.series, region: part.region, batch: id,
                    progress: steps.writing(part: index, of: read.series.count))
                if !isDryRun { try context.refreshForecast(of: .pue(region: part.region)) }
                return written
            }
            return Written(parts: parts)
        }
    }

    /// Reads a table of power-cap effects on a workload and makes it the accelerator's.
    func powerCaps(
        _ file: SourceFile, accelerator: AcceleratorID, title: String?, workload: WorkloadKind,
        isDryRun: Bool
    ) throws(Diagnostic) -> PowerCapReport {
        let read = try GridDataReader.readPowerCaps(file)
        return try database.transaction { context in
            let report = try AcceleratorRegistry(context: context).powerCapReport(
                read, from: file, accelerator: accelerator, title: title, workload: workload)
            if isDryRun { return .rollback(report) }
            try context.session.save(report.accelerator)
            return .commit(report)
        }
    }

    private func description(
        _ kind: BatchDescription.Kind, of file: SourceFile, _ format: RecognisedFormat,
        _ summary: ImportSummary, feed: String? = nil
    ) -> BatchDescription {
        BatchDescription(
            kind: kind, fileName: file.name, sha256: file.sha256, importedAt: database.now,
            format: format.format.rawValue, unit: format.unit, rowCount: summary.rowCount,
            rejectedCount: summary.rejected.count, feed: feed)
    }

    /// What an import wrote.
    private struct Written {
        let parts: [ImportReport.Part]
        var shares: [ImportReport.Shares] = []

        var changesNothing: Bool {
            parts.allSatisfy { $0.inserted + $0.replaced == 0 }
                && shares.allSatisfy { $0.inserted + $0.replaced == 0 }
        }
    }

    /// Writes what belongs to an import.
    typealias Alongside = (StoreSession, [ImportReport.Part]) throws -> Void

    private func report(
        _ batch: BatchDescription, _ file: SourceFile, _ format: RecognisedFormat,
        _ summary: ImportSummary, isDryRun: Bool, preview: () -> [(name: String, value: String)],
        kept: () -> [String: Int], alongside: Alongside? = nil,
        write: (PlanningContext, BatchID) throws -> Written
    ) throws(Diagnostic) -> ImportReport {
        let (written, number) = try database.transaction { context in
            let (written, number) = try lay(batch, context, write)
            if isDryRun { return .rollback((written, BatchID?.none)) }
            guard number != nil || alongside != nil else { return .rollback((written, number)) }
            try alongside?(context.session, written.parts)
            if let number {
                // What is known has changed, so it is read again.
                try restate(
                    after: written.parts.filter { $0.issuedAt == nil }, batch: number,
                    context.at(context.now))
            }
            return .commit((written, number))
        }
        let parts = written.parts
        return ImportReport(
            batch: number, fileName: file.name, sha256: file.sha256,
            recognised: [
                ("format", format.format.title), ("provider", format.provider),
                ("unit", format.unit),
                ("step", format.steps.map(\.description).joined(separator: ", ")),
                ("time zone", format.timeZone), ("stamps", format.stampMeaning),
            ] + forecastWords(parts).map { ("forecast", $0) }
                + (isDryRun ? ImportPreview.columns(format) + preview() : []),
            rowCount: summary.rowCount, duplicateCount: summary.duplicateCount,
            gapCount: summary.gapCount, gapLength: TimeSpan(hours: summary.gapHours),
            rejected: summary.rejected.map(\.message), parts: parts,
            notes: format.notes + coarsened(parts) + spared(kept())
                + (try unattached(parts)),
            estimatedCount: summary.estimatedCount, missingZeroCount: summary.missingZeroCount,
            contradictionCount: summary.contradictionCount, carbonFreeShares: written.shares)
    }

    /// Writes a batch; one that changes nothing is not recorded and has no number, so that a script
    /// may import a file on every run.
    private func lay(
        _ batch: BatchDescription, _ context: PlanningContext,
        _ write: (PlanningContext, BatchID) throws -> Written
    ) throws -> (written: Written, number: BatchID?) {
        let session = context.session
        return try session.part {
            let id = try session.beginBatch(batch)
            let written = try write(context, id)
            if written.changesNothing { return .rollback((written, nil)) }
            try session.finishBatch(id, parts: written.parts)
            return .commit((written, id))
        }
    }

    /// Restates the emissions of jobs that the new data affect.
    private func restate(
        after parts: [ImportReport.Part], batch: BatchID, _ context: PlanningContext
    ) throws {
        for part in parts where part.inserted + part.replaced > 0 {
            let here = context.regions.filter {
                (part.signal == nil ? $0.id.rawValue : $0.zone.rawValue) == part.place
            }
            try Statements(context: context).restate(
                regions: Set(here.map(\.id)), over: part.span, batch: batch)
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
    private func coarsened(_ parts: [ImportReport.Part]) -> [Message] {
        parts.filter { $0.superseded > $0.replaced }.map {
            "\($0.superseded) stored values of \($0.place) gave way to \($0.replaced) coarser ones; "
                + "importing the finer file again brings them back"
        }
    }

    /// A note for each place where finer values were kept.
    private func spared(_ kept: [String: Int]) -> [Message] {
        kept.sorted { $0.key < $1.key }.filter { $0.value > 0 }.map { place, count in
            "\(count) stored values of \(place) are finer than those of the file and were kept; "
                + "\(setting: .replace) replaces them"
        }
    }

    /// A note for each series that no region uses yet.
    private func unattached(_ parts: [ImportReport.Part]) throws(Diagnostic) -> [Message] {
        let regions = try database.read(\.regions)
        var notes: [Message] = []
        for place in Set(parts.filter { $0.signal != nil }.map(\.place)).sorted()
        where !regions.contains(where: { $0.zone.rawValue == place }) {
            notes.append(
                "no region lies in zone \(place) yet: "
                    + "\(run: .regionAdd, "NAME", .set(.zone, place))")
        }
        for place in Set(parts.filter { $0.signal == nil }.map(\.place)).sorted()
        where !regions.contains(where: { $0.id.rawValue == place }) {
            notes.append(
                "no region is called \(place) yet: "
                    + "\(run: .regionAdd, .text(place), .set(.zone, "ZONE"))")
        }
        return notes
    }
}

/// The progress of an import, of which reading the file is the smaller part.
struct ImportProgress: Sendable {
    /// Receives the share that is done; nil if progress is not shown.
    let report: (@Sendable (Double) -> Void)?

    private static let readingShare = 0.1

    /// Receives the share of the file that has been read.
    var reading: (@Sendable (Double) -> Void)? {
        guard let report else { return nil }
        return { report($0 * Self.readingShare) }
    }

    /// Receives the share of one of several series that has been written.
    func writing(part: Int, of count: Int) -> ((Double) -> Void)? {
        guard let report else { return nil }
        return { share in
            let written = (Double(part) + share) / Double(count)
            report(Self.readingShare + (1 - Self.readingShare) * written)
        }
    }
}
