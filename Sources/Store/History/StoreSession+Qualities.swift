import GRDB
public import SolsticeDomain

/// Which hours were observed, which were estimated, and what fills those that were neither.
extension StoreSession {
    /// The stretches of a window in which the provider estimated a zone's carbon intensity, of
    /// values that had ended by a moment.
    public func estimatedCarbon(
        zone: ZoneID, signal: CarbonSignal, within window: TimeWindow, endingBy moment: Instant
    ) throws -> [TimeWindow] {
        try HistoryTable.carbonIntensity(zone: zone, signal: signal)
            .rows(in: database, within: window, endingBy: moment)
            .filter(\.isEstimated).map(\.window).joined(within: window)
    }

    /// The stretches of a window whose carbon intensity an import added or changed, or that had not
    /// yet ended at an earlier moment.
    public func changedCarbon(
        zone: ZoneID, signal: CarbonSignal, within window: TimeWindow, by change: HistoryChange
    ) throws -> [TimeWindow] {
        try changed(.carbonIntensity(zone: zone, signal: signal), within: window, by: change)
    }

    /// The same for a region's PUE.
    public func changedPUE(
        region: RegionID, within window: TimeWindow, by change: HistoryChange
    ) throws -> [TimeWindow] {
        try changed(.pue(region: region), within: window, by: change)
    }

    private func changed(
        _ table: HistoryTable, within window: TimeWindow, by change: HistoryChange
    ) throws -> [TimeWindow] {
        try table.rows(in: database, within: window, endingBy: change.now)
            .filter { row in
                row.batch == change.batch || row.end > change.since.secondsSinceEpoch
            }.map(\.window).joined(within: window)
    }

    /// What fills hours of a job without observations, by region and quantity.
    public func fills(of job: JobID) throws -> [FillKey: [Fill]] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: "SELECT * FROM fill WHERE job = ? ORDER BY region, quantity, startAt"),
            arguments: [job]
        ).reduce(into: [:]) { fills, row in
            let start = Instant(secondsSinceEpoch: row["startAt"])
            let key = FillKey(
                region: row["region"], signal: CarbonSignal(rawValue: row["quantity"]))
            fills[key, default: []].append(
                Fill(
                    window: TimeWindow(start: start, length: TimeSpan(seconds: row["stepSeconds"])),
                    value: row["value"], isFromRecord: row["isFromRecord"]))
        }
    }

    /// Stores a job's fills in place of its earlier ones.
    public func keep(_ fills: [FillKey: [Fill]], of job: JobID) throws {
        try database.execute(sql: "DELETE FROM fill WHERE job = ?", arguments: [job])
        for (key, values) in fills {
            for fill in values {
                try database.executeCached(
                    """
                    INSERT OR REPLACE INTO fill
                        (job, region, quantity, startAt, stepSeconds, value, isFromRecord)
                    VALUES (?, ?, ?, ?, ?, ?, ?)
                    """, job, key.region, key.signal?.rawValue ?? "pue",
                    fill.window.start.secondsSinceEpoch, fill.window.length.seconds, fill.value,
                    fill.isFromRecord)
            }
        }
    }
}

/// A change that made hours of a history known, or different.
public struct HistoryChange: Sendable {
    /// The import; nil if only time has passed.
    public let batch: BatchID?
    /// Before the change, nothing that ended later was known.
    public let since: Instant
    /// After the change, nothing that ends later is known.
    public let now: Instant

    /// Creates a change between two moments.
    public init(batch: BatchID?, since: Instant, now: Instant) {
        self.batch = batch
        self.since = since
        self.now = now
    }
}

extension HistoryMerge.Row {
    fileprivate var window: TimeWindow {
        TimeWindow(
            start: Instant(secondsSinceEpoch: start), end: Instant(secondsSinceEpoch: end))
    }
}

extension [TimeWindow] {
    /// The windows in time order, clipped to another one; adjacent ones are joined.
    fileprivate func joined(within bounds: TimeWindow) -> [TimeWindow] {
        compactMap { window -> TimeWindow? in
            let start = Swift.max(window.start, bounds.start)
            let end = Swift.min(window.end, bounds.end)
            return start < end ? TimeWindow(start: start, end: end) : nil
        }.joined()
    }
}
