import GRDB
public import SolsticeDomain

extension StoreSession {
    /// Every accelerator by name, with its cap tables.
    public func accelerators() throws -> [Accelerator] {
        let caps = try capTables()
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
                powerCaps: caps[TableKey(id, .training)] ?? [],
                inferenceCaps: caps[TableKey(id, .inference)] ?? [])
        }
    }

    /// A cap table's accelerator and workload.
    private struct TableKey: Hashable {
        let accelerator: AcceleratorID
        let workload: String

        init(_ accelerator: AcceleratorID, _ workload: WorkloadKind) {
            self.accelerator = accelerator
            self.workload = workload.rawValue
        }

        init(_ row: Row) {
            accelerator = row["accelerator"]
            workload = row["workload"]
        }
    }

    /// A cap of a table.
    private struct CapKey: Hashable {
        let table: TableKey
        let watts: Double

        init(_ row: Row) {
            table = TableKey(row)
            watts = row["capWatts"]
        }
    }

    private func capTables() throws -> [TableKey: [PowerCapPoint]] {
        let draws = Dictionary(
            grouping: try Row.fetchAll(database, sql: "SELECT * FROM powerCapDraw"),
            by: CapKey.init)
        let points = Dictionary(
            grouping: try Row.fetchAll(database, sql: "SELECT * FROM powerCapPoint"),
            by: TableKey.init)
        return points.mapValues { rows in
            rows.map { point in
                PowerCapPoint(
                    cap: Power(watts: point["capWatts"]), relativeTime: point["relativeTime"],
                    relativeEnergy: point["relativeEnergy"],
                    byDraw: (draws[CapKey(point)] ?? []).map { draw in
                        PowerCapPoint.AtDraw(
                            draw: Power(watts: draw["drawWatts"]),
                            relativeTime: draw["relativeTime"],
                            slowRelativeTime: draw["slowRelativeTime"],
                            relativeEnergy: draw["relativeEnergy"])
                    }, source: point["source"])
            }
        }
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
        for workload in WorkloadKind.allCases {
            try insert(accelerator.powerCaps(for: workload), of: accelerator.id, workload)
        }
    }

    private func insert(
        _ points: [PowerCapPoint], of accelerator: AcceleratorID, _ workload: WorkloadKind
    ) throws {
        for point in points {
            try database.execute(
                sql: """
                    INSERT INTO powerCapPoint
                        (accelerator, workload, capWatts, relativeTime, relativeEnergy, source)
                    VALUES (?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    accelerator, workload.rawValue, point.cap.watts, point.relativeTime,
                    point.relativeEnergy, point.source,
                ])
            for draw in point.byDraw {
                try database.execute(
                    sql: """
                        INSERT INTO powerCapDraw (accelerator, workload, capWatts, drawWatts,
                            relativeTime, slowRelativeTime, relativeEnergy)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        """,
                    arguments: [
                        accelerator, workload.rawValue, point.cap.watts, draw.draw.watts,
                        draw.relativeTime, draw.slowRelativeTime, draw.relativeEnergy,
                    ])
            }
        }
    }
}
