import GRDB
public import SolsticeDomain

extension StoreSession {
    /// Every accelerator by name, with its cap table.
    public func accelerators() throws -> [Accelerator] {
        let points = Dictionary(
            grouping: try Row.fetchAll(database, sql: "SELECT * FROM powerCapPoint"),
            by: { row -> String in row["accelerator"] })
        return try Row.fetchAll(database, sql: "SELECT * FROM accelerator ORDER BY id").map { row in
            let id: String = row["id"]
            let watts: Double? = row["boardPowerWatts"]
            let speed: Double? = row["relativeSpeed"]
            let embodied: Double? = row["embodiedGrams"]
            return Accelerator(
                id: id, title: row["title"],
                boardPower: watts.map {
                    SourcedFigure(Power(watts: $0), source: row["boardPowerSource"])
                },
                relativeSpeed: speed.map {
                    SourcedFigure(RelativeSpeed($0), source: row["relativeSpeedSource"])
                },
                embodied: embodied.map {
                    EmbodiedCarbon(
                        Emissions(grams: $0), over: TimeSpan(seconds: row["lifetimeSeconds"]),
                        source: row["embodiedSource"])
                },
                powerCaps: (points[id] ?? []).map { point in
                    PowerCapPoint(
                        cap: Power(watts: point["capWatts"]),
                        relativeTime: point["relativeTime"],
                        relativeEnergy: point["relativeEnergy"], source: point["source"])
                })
        }
    }

    /// Adds an accelerator, or puts it in the place of the one of its name.
    public func save(_ accelerator: Accelerator) throws {
        try database.execute(
            sql: """
                INSERT INTO accelerator (id, title, boardPowerWatts, boardPowerSource,
                    relativeSpeed, relativeSpeedSource, embodiedGrams, lifetimeSeconds, embodiedSource)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET title = excluded.title,
                    boardPowerWatts = excluded.boardPowerWatts,
                    boardPowerSource = excluded.boardPowerSource,
                    relativeSpeed = excluded.relativeSpeed,
                    relativeSpeedSource = excluded.relativeSpeedSource,
                    embodiedGrams = excluded.embodiedGrams,
                    lifetimeSeconds = excluded.lifetimeSeconds,
                    embodiedSource = excluded.embodiedSource
                """,
            arguments: [
                accelerator.id, accelerator.title, accelerator.boardPower?.value.watts,
                accelerator.boardPower?.source, accelerator.relativeSpeed?.value.ratio,
                accelerator.relativeSpeed?.source, accelerator.embodied?.emissions.grams,
                accelerator.embodied?.lifetime.seconds, accelerator.embodied?.source,
            ])
        try database.execute(
            sql: "DELETE FROM powerCapPoint WHERE accelerator = ?", arguments: [accelerator.id])
        for point in accelerator.powerCaps {
            try database.execute(
                sql: """
                    INSERT INTO powerCapPoint
                        (accelerator, capWatts, relativeTime, relativeEnergy, source)
                    VALUES (?, ?, ?, ?, ?)
                    """,
                arguments: [
                    accelerator.id, point.cap.watts, point.relativeTime, point.relativeEnergy,
                    point.source,
                ])
        }
    }
}
