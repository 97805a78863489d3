import GRDB
public import SolsticeDomain

/// Past forecasts are many: those of Great Britain alone have some 4,600 values a day.
extension StoreSession {
    /// How many issues are removed at a time: more than arrive.
    private static let mostRemoved = 48
    /// How many are considered for that, of those compared and of older ones each.
    private static let mostLookedAt = 400

    /// Removes some of a zone's past forecasts that feeds fetched and that are no longer needed,
    /// newest first. The newest known stays, and so does what a person imported.
    /// - Returns: how many issues were removed.
    @discardableResult
    public func thinForecasts(
        zone: String, signal: CarbonSignal, at now: Instant
    ) throws -> Int {
        let newest = try newestForecastIssue(zone: zone, signal: signal, by: now)
        var removed = 0
        for end in [
            ForecastIssueKeeping.keptInFull(at: now), ForecastIssueKeeping.compared(at: now).start,
        ] {
            var issue = try forecastIssue(zone: zone, signal: signal, before: end)
            for _ in 0..<Self.mostLookedAt {
                guard let found = issue, removed < Self.mostRemoved else { break }
                issue = try forecastIssue(zone: zone, signal: signal, before: found)
                if found != newest, !ForecastIssueKeeping.isNeeded(found, after: issue, at: now),
                    try removeFetchedForecast(zone: zone, signal: signal, issuedAt: found)
                {
                    removed += 1
                }
            }
        }
        return removed
    }

    /// The issue time of the newest forecast before a moment; nil for none.
    private func forecastIssue(
        zone: String, signal: CarbonSignal, before moment: Instant
    ) throws -> Instant? {
        try newestForecastIssue(zone: zone, signal: signal, by: moment - TimeSpan(seconds: 1))
    }

    /// Removes a forecast that only feeds fetched; false, with nothing changed, for any other.
    private func removeFetchedForecast(
        zone: String, signal: CarbonSignal, issuedAt: Instant
    ) throws -> Bool {
        try database.executeCached(
            """
            DELETE FROM carbonForecast
            WHERE zone = ?1 AND signal = ?2 AND issuedAt = ?3 AND NOT EXISTS (
                SELECT 1 FROM carbonForecast f JOIN importBatch b ON b.id = f.batch
                WHERE f.zone = ?1 AND f.signal = ?2 AND f.issuedAt = ?3 AND b.feed IS NULL)
            """, zone, signal.rawValue, issuedAt.secondsSinceEpoch)
        return database.changesCount > 0
    }
}
