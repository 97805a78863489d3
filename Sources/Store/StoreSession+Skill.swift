import GRDB
public import SolsticeDomain

extension StoreSession {
    /// What had been computed by a moment about a provider's forecasts, shortest leads first.
    public func forecastSkill(
        zone: String, signal: CarbonSignal, by moment: Instant
    ) throws -> [ForecastSkill] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT * FROM forecastSkill
                    WHERE zone = ? AND signal = ? AND reckonedAt <= ? ORDER BY leadHours
                    """),
            arguments: [zone, signal.rawValue, moment.secondsSinceEpoch]
        ).map { row in
            ForecastSkill(
                leadHours: row["leadHours"],
                reckonedAt: Instant(secondsSinceEpoch: row["reckonedAt"]),
                issueCount: row["issueCount"], dayCount: row["dayCount"], logBias: row["logBias"],
                providerError: row["providerError"], correctedError: row["correctedError"],
                ownError: row["ownError"])
        }
    }

    /// Stores the skill of a provider's forecasts in place of what was computed before.
    public func keep(_ skills: [ForecastSkill], zone: String, signal: CarbonSignal) throws {
        try database.execute(
            sql: "DELETE FROM forecastSkill WHERE zone = ? AND signal = ?",
            arguments: [zone, signal.rawValue])
        for skill in skills {
            try database.execute(
                sql: """
                    INSERT INTO forecastSkill (zone, signal, leadHours, reckonedAt, issueCount,
                        dayCount, logBias, providerError, correctedError, ownError)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    zone, signal.rawValue, skill.leadHours, skill.reckonedAt.secondsSinceEpoch,
                    skill.issueCount, skill.dayCount, skill.logBias, skill.providerError,
                    skill.correctedError, skill.ownError,
                ])
        }
    }

    /// The issue times of a zone's forecasts to compare at a moment, oldest first.
    public func comparedForecastIssues(
        zone: String, signal: CarbonSignal, at now: Instant
    ) throws -> [Instant] {
        let window = ForecastIssueKeeping.compared(at: now)
        // One look-up in the primary key for each, rather than a scan of every value.
        let statement = try database.cachedStatement(
            sql: """
                SELECT min(issuedAt) FROM carbonForecast
                WHERE zone = ? AND signal = ? AND issuedAt >= ? AND issuedAt < ?
                """)
        var issues: [Instant] = []
        var from = window.start
        while let issue = Self.instant(
            try Int.fetchOne(
                statement,
                arguments: [
                    zone, signal.rawValue, from.secondsSinceEpoch, window.end.secondsSinceEpoch,
                ]))
        {
            issues.append(issue)
            from = ForecastIssueKeeping.endOfStretch(issue)
        }
        return issues
    }

    /// A forecast by its issue time.
    public func forecast(
        zone: String, signal: CarbonSignal, issuedAt: Instant
    ) throws -> Series<CarbonIntensity> {
        try history(
            .carbonForecast(zone: zone, signal: signal, issuedAt: issuedAt), within: nil,
            endingBy: nil)
    }
}
