import GRDB
public import SolsticeDomain

/// Called now and then with the share of a series that has been written.
public typealias WriteProgress = (Double) -> Void

extension StoreSession {
    /// Merges an imported carbon intensity into the zone's history and rebuilds its seasonal table.
    ///
    /// `isEstimated` has a flag for each value; nil for values that were all observed.
    /// - Returns: what changed; the batch must have been begun with ``beginBatch(_:)``.
    public func importCarbon(
        _ series: Series<CarbonIntensity>, zone: ZoneID, signal: CarbonSignal,
        isEstimated: [Bool]? = nil, batch: BatchID, progress: WriteProgress? = nil
    ) throws -> ImportReport.Part {
        try claimZone(zone, timeZone: nil)
        let table = HistoryTable.carbonIntensity(zone: zone, signal: signal)
        let merge = try lay(
            series, isEstimated: isEstimated, over: table, batch: batch, progress: progress)
        if let first = merge.firstChange {
            try forgetModel(
                of: .carbonIntensity(zone: zone, signal: signal), changedFrom: first)
            try rebuildCarbonProfile(
                zone: zone, signal: signal, history: merge.series(CarbonIntensity.self))
        }
        return part(of: merge, series, place: zone.rawValue, signal: signal)
    }

    /// Merges an imported PUE into the region's history and rebuilds its seasonal table.
    public func importPUE(
        _ series: Series<PUE>, region: RegionID, batch: BatchID, progress: WriteProgress? = nil
    ) throws -> ImportReport.Part {
        let merge = try lay(
            series, over: .pue(region: region), batch: batch, progress: progress)
        if let first = merge.firstChange {
            try forgetModel(of: .pue(region: region), changedFrom: first)
            try rebuildPUEProfile(region: region, history: merge.series(PUE.self))
        }
        return part(of: merge, series, place: region.rawValue, signal: nil)
    }

    /// Stores a provider's forecast beside earlier ones; one with the same issue time is replaced.
    public func importForecast(
        _ series: Series<CarbonIntensity>, zone: ZoneID, signal: CarbonSignal, issuedAt: Instant,
        batch: BatchID, progress: WriteProgress? = nil
    ) throws -> ImportReport.Part {
        try claimZone(zone, timeZone: nil)
        let table = HistoryTable.carbonForecast(zone: zone, signal: signal, issuedAt: issuedAt)
        let merge = try lay(series, over: table, batch: batch, progress: progress)
        return part(of: merge, series, place: zone.rawValue, signal: signal, issuedAt: issuedAt)
    }

    /// Carbon intensity of a zone: the values that overlap a window and had ended by a moment, if
    /// those are given.
    public func carbonHistory(
        zone: ZoneID, signal: CarbonSignal, within window: TimeWindow? = nil,
        endingBy moment: Instant? = nil
    ) throws -> Series<CarbonIntensity> {
        try history(
            .carbonIntensity(zone: zone, signal: signal), within: window, endingBy: moment)
    }

    /// PUE of a region: the values that overlap a window and had ended by a moment, if those are
    /// given.
    public func pueHistory(
        region: RegionID, within window: TimeWindow? = nil, endingBy moment: Instant? = nil
    ) throws -> Series<PUE> {
        try history(.pue(region: region), within: window, endingBy: moment)
    }

    /// The newest forecast issued by a moment; empty if there is none.
    public func latestForecast(
        zone: ZoneID, signal: CarbonSignal, by moment: Instant
    ) throws -> Series<CarbonIntensity> {
        guard let newest = try newestForecast(zone: zone, signal: signal, by: moment) else {
            return Series()
        }
        return try history(newest, within: nil, endingBy: nil)
    }

    /// Where the newest forecast issued by a moment is stored; nil if there is none.
    func newestForecast(
        zone: ZoneID, signal: CarbonSignal, by moment: Instant
    ) throws -> HistoryTable? {
        try newestForecastIssue(zone: zone, signal: signal, by: moment).map {
            .carbonForecast(zone: zone, signal: signal, issuedAt: $0)
        }
    }

    /// When the newest forecast of a zone was issued, of those issued by a moment; nil for none.
    public func newestForecastIssue(
        zone: ZoneID, signal: CarbonSignal, by moment: Instant
    ) throws -> Instant? {
        Self.instant(
            try Int.fetchOne(
                database.cachedStatement(
                    sql: """
                        SELECT max(issuedAt) FROM carbonForecast
                        WHERE zone = ? AND signal = ? AND issuedAt <= ?
                        """),
                arguments: [zone, signal.rawValue, moment.secondsSinceEpoch]))
    }

    func history<Quantity>(
        _ table: HistoryTable, within window: TimeWindow?, endingBy moment: Instant?
    ) throws -> Series<Quantity> {
        HistoryMerge.series(try table.rows(in: database, within: window, endingBy: moment))
    }

    func lay<Quantity>(
        _ series: Series<Quantity>, isEstimated: [Bool]? = nil, over table: HistoryTable,
        batch: BatchID, progress: WriteProgress?
    ) throws -> HistoryMerge {
        let merge = HistoryMerge(
            stored: try table.rows(in: database),
            new: series.rawValues.indices.compactMap { index in
                series.rawValues[index].isNaN
                    ? nil
                    : HistoryMerge.Row(
                        start: series.breakpoints[index], end: series.breakpoints[index + 1],
                        value: series.rawValues[index], batch: batch,
                        isEstimated: isEstimated?[index] ?? false)
            })
        try table.apply(merge, to: database, progress: progress)
        return merge
    }

    private func part<Quantity>(
        of merge: HistoryMerge, _ series: Series<Quantity>, place: String, signal: CarbonSignal?,
        issuedAt: Instant? = nil
    ) -> ImportReport.Part {
        let nowhere = TimeWindow(
            start: Instant(secondsSinceEpoch: 0), end: Instant(secondsSinceEpoch: 0))
        return ImportReport.Part(
            place: place, signal: signal, span: series.span ?? nowhere,
            inserted: merge.insertedCount, replaced: merge.replacedCount,
            unchanged: merge.unchangedCount, superseded: merge.supersededCount,
            issuedAt: issuedAt)
    }
}

extension HistoryMerge {
    /// All history after the change.
    func series<Quantity>(_: Quantity.Type) -> Series<Quantity> { Self.series(merged) }

    /// Rows in time order as a series; distances between them become gaps.
    static func series<Quantity>(_ rows: [Row]) -> Series<Quantity> {
        var breakpoints: [Int] = []
        var values: [Double] = []
        breakpoints.reserveCapacity(rows.count + 1)
        values.reserveCapacity(rows.count)
        for row in rows {
            if let last = breakpoints.last {
                if row.start > last {
                    values.append(.nan)
                    breakpoints.append(row.start)
                }
            } else {
                breakpoints.append(row.start)
            }
            values.append(row.value)
            breakpoints.append(row.end)
        }
        return Series(breakpoints: breakpoints, rawValues: values)
    }
}
