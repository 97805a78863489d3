public import SolsticeDomain
public import SolsticeGridData

/// A page read by the importer's own readers and checked against the request.
public struct PageReading: Sendable {
    /// The page, under its name among the imports.
    public let file: SourceFile
    /// What it holds; a history only up to the present.
    public let content: CarbonImport
    /// The end of its newest value; nil if it has none.
    public let newest: Instant?

    /// How far ahead of this machine's clock a provider may be before one of them is wrong.
    private static let leeway = TimeSpan(seconds: 900)

    /// Reads a page that answers a request.
    /// - Throws: trouble if any row is bad, or the page is about something else; then keep nothing
    ///   of it.
    public init(
        _ bytes: [UInt8], answering request: FeedRequest, now: Instant
    ) throws(FeedTrouble) {
        let file = SourceFile(name: request.title, bytes: bytes)
        let read: CarbonImport
        do {
            read = try GridDataReader.readCarbon(
                file, options: Self.options(of: request, now: now))
        } catch {
            throw FeedTrouble(
                .malformed, "the answer cannot be used: \(Self.reason(error, file))",
                causes: error.causes, remedy: error.kind == .usage ? error.remedy : nil)
        }
        let parts = read.series.filter { !$0.series.isEmpty }
        if let zone = request.zone, let other = parts.first(where: { $0.zone != zone }) {
            throw FeedTrouble(
                .malformed, "the answer is about zone \(other.zone) and not \(zone)")
        }
        if request.stream == .history, !parts.isEmpty, parts.allSatisfy({ $0.issuedAt != nil }) {
            throw FeedTrouble(
                .malformed, "the answer is a forecast and not a history",
                remedy: "add the feed once more with \(set: .forecast)")
        }
        if request.stream == .forecast, parts.isEmpty {
            throw FeedTrouble(.malformed, "the answer is a forecast without any value")
        }
        try Self.checkClock(parts, issuedAt: read.issuedAt, now: now)
        let kept =
            request.stream == .forecast
            ? parts : parts.filter { $0.issuedAt == nil }.map { $0.over(by: now) }
        self.file = file
        content = CarbonImport(
            format: read.format, series: kept.filter { !$0.series.isEmpty },
            summary: read.summary,
            issuedAt: request.stream == .forecast ? read.issuedAt : nil,
            shares: read.shares.map { $0.over(by: now) }.filter { !$0.series.isEmpty })
        newest = kept.compactMap { $0.series.pieces.last?.window.end }.max()
    }

    private static func options(of request: FeedRequest, now: Instant) -> ImportOptions {
        let wanted = request.options
        var options = ImportOptions(
            zone: wanted.zone, signal: wanted.signal, unit: wanted.unit,
            timeZone: wanted.timeZone, format: wanted.format,
            isForecast: request.stream == .forecast)
        options.issuedAtUnlessStated = now
        options.takesEstimates = wanted.takesEstimates
        options.allowsNoValues = true
        // If it were refused, the same page would be asked for again forever.
        options.keepsLastOfContradicting = true
        return options
    }

    /// The importer's message without the page's name at its start.
    private static func reason(_ refusal: Diagnostic, _ file: SourceFile) -> Message {
        refusal.problem.without(prefix: file.name + ": ")
    }

    /// Nothing in the future can be measured or issued.
    private static func checkClock(
        _ parts: [CarbonSeries], issuedAt: Instant?, now: Instant
    ) throws(FeedTrouble) {
        let newest =
            issuedAt
            ?? parts.filter { $0.issuedAt == nil }
            .compactMap { $0.series.pieces.last?.window.start }.max()
        guard let newest, newest > now + leeway else { return }
        throw FeedTrouble(
            .malformed,
            "the answer is \(newest - now) ahead of this machine's clock",
            causes: [
                "\(issuedAt == nil ? "it has an hour that begins" : "it was issued") \(newest), "
                    + "and here it is \(now)", "one of the two clocks is wrong",
            ], remedy: "check this machine's clock: timedatectl")
    }
}

extension CarbonSeries {
    /// Only the hours that had ended by a moment.
    fileprivate func over(by moment: Instant) -> CarbonSeries {
        let kept = series.over(by: moment)
        return CarbonSeries(
            zone: zone, signal: signal, series: kept,
            isEstimated: Array(isEstimated.prefix(kept.rawValues.count)))
    }
}

extension CarbonFreeSeries {
    /// Only the hours that had ended by a moment.
    fileprivate func over(by moment: Instant) -> CarbonFreeSeries {
        CarbonFreeSeries(zone: zone, series: series.over(by: moment))
    }
}

extension Series {
    /// Only the values that had ended by a moment.
    fileprivate func over(by moment: Instant) -> Series {
        let count = breakpoints.dropFirst().prefix { $0 <= moment.secondsSinceEpoch }.count
        guard count > 0 else { return Series() }
        return Series(
            breakpoints: Array(breakpoints.prefix(count + 1)),
            rawValues: Array(rawValues.prefix(count)))
    }
}
