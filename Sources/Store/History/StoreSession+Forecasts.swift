import Foundation
import GRDB
public import SolsticeDomain

extension StoreSession {
    /// What had been computed by a moment about a provider's forecasts, shortest leads first.
    public func forecastSkill(
        zone: ZoneID, signal: CarbonSignal, by moment: Instant
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
    public func keep(_ skills: [ForecastSkill], zone: ZoneID, signal: CarbonSignal) throws {
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
        zone: ZoneID, signal: CarbonSignal, at now: Instant
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
        zone: ZoneID, signal: CarbonSignal, issuedAt: Instant
    ) throws -> Series<CarbonIntensity> {
        try history(
            .carbonForecast(zone: zone, signal: signal, issuedAt: issuedAt), within: nil,
            endingBy: nil)
    }
}

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
        zone: ZoneID, signal: CarbonSignal, at now: Instant
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
        zone: ZoneID, signal: CarbonSignal, before moment: Instant
    ) throws -> Instant? {
        try newestForecastIssue(zone: zone, signal: signal, by: moment - TimeSpan(seconds: 1))
    }

    /// Removes a forecast that only feeds fetched; false, with nothing changed, for any other.
    private func removeFetchedForecast(
        zone: ZoneID, signal: CarbonSignal, issuedAt: Instant
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

extension StoreSession {
    /// The model stored for a history; nil if there is none, or the history has changed since other
    /// than by growing at its end.
    public func model(of subject: KeptModel.Subject) throws -> KeptModel? {
        let row = try Row.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT fittedAt, knownUntil, numbers FROM forecastModel
                    WHERE place = ? AND quantity = ?
                    """),
            arguments: [subject.place, subject.quantity])
        guard let row, let fittedAt = Self.instant(row[0]), let knownUntil = Self.instant(row[1])
        else { return nil }
        let bytes: Data = row[2]
        let numbers = bytes.withUnsafeBytes { raw in
            (0..<raw.count / 8).map { index in
                let bits = raw.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self)
                return Double(bitPattern: UInt64(littleEndian: bits))
            }
        }
        return KeptModel(fittedAt: fittedAt, knownUntil: knownUntil, numbers: numbers)
    }

    /// Stores a model in place of the previous one.
    public func keep(_ model: KeptModel, of subject: KeptModel.Subject) throws {
        var bytes = Data(capacity: model.numbers.count * 8)
        for number in model.numbers {
            withUnsafeBytes(of: number.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
        }
        try database.execute(
            sql: """
                INSERT OR REPLACE INTO forecastModel
                    (place, quantity, fittedAt, knownUntil, numbers)
                VALUES (?, ?, ?, ?, ?)
                """,
            arguments: [
                subject.place, subject.quantity, model.fittedAt.secondsSinceEpoch,
                model.knownUntil.secondsSinceEpoch, bytes,
            ])
    }

    /// Deletes the model of a history whose hours before a moment have changed.
    func forgetModel(of subject: KeptModel.Subject, changedFrom first: Int) throws {
        try database.execute(
            sql: "DELETE FROM forecastModel WHERE place = ? AND quantity = ? AND knownUntil > ?",
            arguments: [subject.place, subject.quantity, first])
    }

    /// Deletes the model of a history whose local hours have changed.
    func forgetModel(of subject: KeptModel.Subject) throws {
        try forgetModel(of: subject, changedFrom: Int.min)
    }
}

extension KeptModel.Subject {
    fileprivate var place: String {
        switch self {
        case .carbonIntensity(let zone, _): zone.rawValue
        case .pue(let region): region.rawValue
        }
    }

    fileprivate var quantity: String {
        switch self {
        case .carbonIntensity(_, let signal): signal.rawValue
        case .pue: "pue"
        }
    }
}
