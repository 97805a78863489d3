import GRDB
public import SolsticeDomain

extension StoreSession {
    /// Every accelerator by name, with its cap table.
    public func accelerators() throws -> [Accelerator] {
        let points = Dictionary(
            grouping: try Row.fetchAll(database, sql: "SELECT * FROM powerCapPoint"),
            by: { row -> AcceleratorID in row["accelerator"] })
        let draws = Dictionary(
            grouping: try Row.fetchAll(database, sql: "SELECT * FROM powerCapDraw"),
            by: { row in CapKey(accelerator: row["accelerator"], watts: row["capWatts"]) })
        return try Row.fetchAll(database, sql: "SELECT * FROM accelerator ORDER BY id").map { row in
            let id: AcceleratorID = row["id"]
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
                    let key = CapKey(accelerator: id, watts: point["capWatts"])
                    return PowerCapPoint(
                        cap: Power(watts: key.watts), relativeTime: point["relativeTime"],
                        relativeEnergy: point["relativeEnergy"],
                        byDraw: (draws[key] ?? []).map { draw in
                            PowerCapPoint.AtDraw(
                                draw: Power(watts: draw["drawWatts"]),
                                relativeTime: draw["relativeTime"],
                                slowRelativeTime: draw["slowRelativeTime"],
                                relativeEnergy: draw["relativeEnergy"])
                        }, source: point["source"])
                })
        }
    }

    private struct CapKey: Hashable {
        let accelerator: AcceleratorID
        let watts: Double
    }

    /// Adds an accelerator, or replaces the one with its name.
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
            for draw in point.byDraw {
                try database.execute(
                    sql: """
                        INSERT INTO powerCapDraw (accelerator, capWatts, drawWatts, relativeTime,
                            slowRelativeTime, relativeEnergy)
                        VALUES (?, ?, ?, ?, ?, ?)
                        """,
                    arguments: [
                        accelerator.id, point.cap.watts, draw.draw.watts, draw.relativeTime,
                        draw.slowRelativeTime, draw.relativeEnergy,
                    ])
            }
        }
    }
}
