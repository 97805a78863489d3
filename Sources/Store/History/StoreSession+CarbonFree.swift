import GRDB
public import SolsticeDomain

/// Carbon-free shares, which come with carbon intensities and are only shown.
extension StoreSession {
    /// Merges imported carbon-free shares into the zone's history.
    /// - Returns: what changed; the batch must have been begun with ``beginBatch(_:)``.
    public func importCarbonFreeShares(
        _ series: Series<CarbonFreeShare>, zone: ZoneID, batch: BatchID
    ) throws -> ImportReport.Shares {
        try claimZone(zone, timeZone: nil)
        let merge = try lay(
            series, over: .carbonFreeShare(zone: zone), batch: batch, progress: nil)
        return ImportReport.Shares(
            zone: zone, hours: series.pieces.reduce(0) { $0 + $1.window.length.hours },
            inserted: merge.insertedCount, replaced: merge.replacedCount,
            unchanged: merge.unchangedCount)
    }

    /// Carbon-free shares of a zone: the values that overlap a window and had ended by a moment, if
    /// those are given.
    public func carbonFreeHistory(
        zone: ZoneID, within window: TimeWindow? = nil, endingBy moment: Instant? = nil
    ) throws -> Series<CarbonFreeShare> {
        try history(.carbonFreeShare(zone: zone), within: window, endingBy: moment)
    }

    /// How many carbon-free shares a zone has; nil for none.
    public func carbonFreeSummary(zone: ZoneID) throws -> HistorySummary? {
        try summary("carbonFreeShare", "share", "zone = ?", [zone], signal: nil)
    }
}
