import GRDB
public import SolsticeDomain

extension StoreSession {
    /// The seasonal table of a zone's carbon intensity; nil if there is no history.
    public func carbonProfile(
        zone: ZoneID, signal: CarbonSignal
    ) throws -> SeasonalProfile<CarbonIntensity>? {
        try profile(
            """
            SELECT month, hour, dayType = 'weekend', mean, p10, p90, count
            FROM carbonProfile WHERE zone = ? AND signal = ?
            """,
            [zone, signal.rawValue])
    }

    /// The seasonal table of a region's PUE; nil if there is no history.
    public func pueProfile(region: RegionID) throws -> SeasonalProfile<PUE>? {
        try profile(
            """
            SELECT month, hour, dayType = 'weekend', mean, p10, p90, count
            FROM pueProfile WHERE region = ?
            """, [region])
    }

    /// How much carbon intensity history a zone has, one entry per signal.
    public func carbonSummaries(zone: ZoneID) throws -> [HistorySummary] {
        try CarbonSignal.allCases.compactMap { signal in
            try summary(
                "carbonIntensity", "gramsPerKWh", "zone = ? AND signal = ?",
                [zone, signal.rawValue], estimate: "isEstimated", signal: signal)
        }
    }

    /// The end of the newest hour of carbon intensity that had ended by a moment, for each region's
    /// zone.
    public func newestCarbonHours(
        by moment: Instant
    ) throws -> [(zone: ZoneID, signal: CarbonSignal, end: Instant)] {
        try ZoneID.fetchAll(database, sql: "SELECT DISTINCT zone FROM region ORDER BY zone")
            .flatMap { zone in
                try CarbonSignal.allCases.compactMap { signal in
                    try carbonHistoryEnd(zone: zone, signal: signal, endingBy: moment).map {
                        (zone, signal, $0)
                    }
                }
            }
    }

    /// How much PUE history a region has; nil for none.
    public func pueSummary(region: RegionID) throws -> HistorySummary? {
        try summary("pue", "ratio", "region = ?", [region], signal: nil)
    }

    /// The signals for which a zone has history or a forecast, as known at a moment.
    public func importedSignals(zone: ZoneID, by moment: Instant) throws -> Set<CarbonSignal> {
        let now = moment.secondsSinceEpoch
        let statement = try database.cachedStatement(
            sql: """
                SELECT EXISTS (
                    SELECT 1 FROM carbonIntensity
                    WHERE zone = ? AND signal = ? AND startAt + stepSeconds <= ?)
                OR EXISTS (
                    SELECT 1 FROM carbonForecast
                    WHERE zone = ? AND signal = ? AND issuedAt <= ?)
                """)
        let known = try CarbonSignal.allCases.filter { signal in
            try Bool.fetchOne(
                statement,
                arguments: [zone, signal.rawValue, now, zone, signal.rawValue, now]) == true
        }
        return Set(known)
    }

    /// The end of the newest value of a zone's history; nil for none.
    public func carbonHistoryEnd(
        zone: ZoneID, signal: CarbonSignal, endingBy moment: Instant? = nil
    ) throws -> Instant? {
        Self.instant(
            try Int.fetchOne(
                database.cachedStatement(
                    sql: """
                        SELECT startAt + stepSeconds FROM carbonIntensity
                        WHERE zone = ?1 AND signal = ?2
                            AND (?3 IS NULL OR startAt + stepSeconds <= ?3)
                        ORDER BY startAt DESC LIMIT 1
                        """),
                arguments: [zone, signal.rawValue, Self.seconds(moment)]))
    }

    /// The end of the newest value of a region's PUE history; nil for none.
    public func pueHistoryEnd(region: RegionID) throws -> Instant? {
        Self.instant(
            try Int.fetchOne(
                database.cachedStatement(
                    sql: """
                        SELECT startAt + stepSeconds FROM pue
                        WHERE region = ? ORDER BY startAt DESC LIMIT 1
                        """),
                arguments: [region]))
    }

    func rebuildCarbonProfiles(zone: ZoneID) throws {
        for signal in CarbonSignal.allCases {
            let history = try carbonHistory(zone: zone, signal: signal)
            if !history.isEmpty {
                try rebuildCarbonProfile(zone: zone, signal: signal, history: history)
            }
        }
    }

    func rebuildCarbonProfile(
        zone: ZoneID, signal: CarbonSignal, history: Series<CarbonIntensity>
    ) throws {
        let clock = try clocks(try timeZone(ofZone: zone) ?? "UTC")
        try replace(
            SeasonalProfile(of: history, clock: clock), table: "carbonProfile",
            keys: [("zone", zone.rawValue), ("signal", signal.rawValue)])
    }

    func rebuildPUEProfile(region: RegionID, history: Series<PUE>? = nil) throws {
        let history = try history ?? pueHistory(region: region)
        let timeZone = try self.region(region)?.timeZone ?? "UTC"
        try replace(
            SeasonalProfile(of: history, clock: try clocks(timeZone)), table: "pueProfile",
            keys: [("region", region.rawValue)])
    }

    private func replace<Quantity>(
        _ profile: SeasonalProfile<Quantity>?, table: String,
        keys: [(column: String, value: String)]
    ) throws {
        let condition = keys.map { "\($0.column) = ?" }.joined(separator: " AND ")
        try database.execute(
            sql: "DELETE FROM \(table) WHERE \(condition)",
            arguments: StatementArguments(keys.map(\.value)))
        let columns =
            keys.map(\.column) + ["month", "hour", "dayType", "mean", "p10", "p90", "count"]
        let insert = try database.makeStatement(
            sql: """
                INSERT INTO \(table) (\(columns.joined(separator: ", ")))
                VALUES (\(columns.map { _ in "?" }.joined(separator: ", ")))
                """)
        for slot in SeasonalSlot.all {
            guard let cell = profile?.cell(slot) else { continue }
            var arguments = StatementArguments(keys.map(\.value))
            arguments += [
                slot.month, slot.hour, Self.name(slot.dayType), cell.mean.rawValue,
                cell.p10.rawValue, cell.p90.rawValue, cell.count,
            ]
            try insert.execute(arguments: arguments)
        }
    }

    private func profile<Quantity>(
        _ sql: String, _ arguments: StatementArguments
    ) throws -> SeasonalProfile<Quantity>? {
        var cells = [SeasonalProfile<Quantity>.Cell?](repeating: nil, count: SeasonalSlot.count)
        var isEmpty = true
        try database.forEachRow(sql, arguments) { row in
            let slot = SeasonalSlot(
                month: row.int(0), hour: row.int(1),
                dayType: row.int(2) != 0 ? .weekend : .workday)
            cells[slot.index] = .init(
                mean: Quantity(rawValue: row.double(3)), p10: Quantity(rawValue: row.double(4)),
                p90: Quantity(rawValue: row.double(5)), count: row.int(6))
            isEmpty = false
        }
        return isEmpty ? nil : SeasonalProfile(cells: cells)
    }

    func summary(
        _ table: String, _ value: String, _ condition: String, _ arguments: StatementArguments,
        estimate: String = "0", signal: CarbonSignal?
    ) throws -> HistorySummary? {
        let row = try Row.fetchOne(
            database,
            sql: """
                SELECT count(*), min(startAt), max(startAt + stepSeconds),
                    sum(\(value) * stepSeconds) / sum(stepSeconds),
                    sum(stepSeconds), sum(stepSeconds * \(estimate))
                FROM \(table) WHERE \(condition)
                """,
            arguments: arguments)
        guard let row, let start = Self.instant(row[1]), let end = Self.instant(row[2]) else {
            return nil
        }
        let estimated = (row[5] as Double) / 3600
        return HistorySummary(
            signal: signal, span: TimeWindow(start: start, end: end), count: row[0], mean: row[3],
            observedHours: (row[4] as Double) / 3600 - estimated, estimatedHours: estimated)
    }

    private static func name(_ dayType: DayType) -> String {
        dayType == .workday ? "workday" : "weekend"
    }
}
