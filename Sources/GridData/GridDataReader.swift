public import SolsticeDomain

/// Reads files of carbon intensities and PUE values in the formats that people already have.
///
/// A file is recognised by its content. By default one bad row refuses the whole file; the
/// diagnostic then names each bad row's line, column, value and reason.
public enum GridDataReader {
    /// Reads carbon intensities, history or forecast.
    ///
    /// `progress` is called about once for each percent of a large table, with the share read.
    /// - Throws: a usage diagnostic if an option is missing or contradicts the file, else one that
    ///   says what is wrong with the file.
    public static func readCarbon(
        _ file: SourceFile, options: ImportOptions, progress: (@Sendable (Double) -> Void)? = nil
    ) throws(Diagnostic) -> CarbonImport {
        let request = ImportRequest(
            file: file, options: options, subject: .carbon, progress: progress)
        let recorded = try CarbonRecording.read(request)
        let issue = try IssueTime(recorded, request)
        let assembled = try SeriesAssembly(recorded, request).assemble()
        let series = assembled.channels.compactMap { channel in
            channel.signal.map { signal in
                CarbonSeries(
                    zone: ZoneID(channel.place), signal: signal,
                    series: Series(
                        breakpoints: channel.series.breakpoints,
                        rawValues: channel.series.rawValues),
                    isEstimated: channel.series.isEstimated, issuedAt: issue.of(channel.issuedAt))
            }
        }
        let shares = assembled.shares.map { channel in
            CarbonFreeSeries(
                zone: ZoneID(channel.place),
                series: Series(
                    breakpoints: channel.series.breakpoints, rawValues: channel.series.rawValues))
        }
        return CarbonImport(
            format: assembled.format, series: series, summary: assembled.summary,
            issuedAt: issue.newest(of: series), shares: shares)
    }

    /// Reads PUE values.
    ///
    /// `progress` is called about once for each percent of a large table, with the share read.
    /// - Throws: a usage diagnostic if an option is missing or contradicts the file, else one that
    ///   says what is wrong with the file.
    public static func readPUE(
        _ file: SourceFile, options: ImportOptions, progress: (@Sendable (Double) -> Void)? = nil
    ) throws(Diagnostic) -> PUEImport {
        let request = ImportRequest(file: file, options: options, subject: .pue, progress: progress)
        let recorded = try PUERecording.read(request)
        let assembled = try SeriesAssembly(recorded, request).assemble()
        let series = assembled.channels.map { channel in
            PUESeries(
                region: RegionID(channel.place),
                series: Series(
                    breakpoints: channel.series.breakpoints, rawValues: channel.series.rawValues))
        }
        return PUEImport(format: assembled.format, series: series, summary: assembled.summary)
    }

    /// Reads what power caps do to an accelerator, from a table with a row for each workload and
    /// power limit.
    /// - Throws: a diagnostic that says what is wrong with the file, by line and column.
    public static func readPowerCaps(_ file: SourceFile) throws(Diagnostic) -> PowerCapImport {
        var reader = try PowerCapReader(
            ImportRequest(
                file: file, options: ImportOptions(), subject: .powerCaps, progress: nil))
        return try reader.read()
    }
}
