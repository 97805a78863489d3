public import SolsticeDomain

/// Accelerators with their measurements.
public enum AcceleratorViews {
    /// All accelerators.
    public static func list(_ accelerators: [Accelerator], style: OutputStyle) -> String {
        guard style.medium == .terminal else {
            return TabSeparated.text(
                [
                    "id", "title", "board_power_watts", "board_power_source", "power_caps_watts",
                    "relative_speed", "relative_speed_source", "embodied_grams", "lifetime_hours",
                    "embodied_source",
                ],
                accelerators.map(cells))
        }
        typealias Column = Table<Accelerator>.Column
        var columns = [
            Column("id", importance: 10, shortest: 8) { $0.id.visible },
            Column("name", importance: 6, shortest: 12) { $0.title.visible },
            Column("power", importance: 9, isNumeric: true) {
                $0.boardPower.map { Scales.text($0.value) } ?? "–"
            },
            Column("measured caps", importance: 8) { caps($0) },
        ]
        if accelerators.contains(where: { $0.relativeSpeed != nil }) {
            columns.append(
                Column("speed", importance: 7, isNumeric: true) {
                    $0.relativeSpeed.map { Numerals.plain($0.value.ratio) } ?? "–"
                })
        }
        columns += [
            Column("source of the power", importance: 2, shortest: 12) {
                ($0.boardPower?.source ?? "–").visible
            }
        ]
        return Table(columns: columns, rows: accelerators).lines(style).joined(separator: "\n")
    }

    /// What an import of power caps read, above the accelerator's current state.
    public static func imported(
        _ report: PowerCapReport, isDryRun: Bool, style: OutputStyle
    ) -> String {
        let detail = detail(report.accelerator, style: style)
        guard style.medium == .terminal else {
            let facts = [
                ["file", report.fileName], ["is_dry_run", isDryRun ? "true" : "false"],
                ["is_new", report.isNew ? "true" : "false"], ["rows", "\(report.rowCount)"],
                ["duplicates", "\(report.duplicateCount)"],
                ["workloads", "\(report.workloadCount)"], ["left_out", "\(report.leftOutCount)"],
                ["board_power_watts", (report.accelerator.boardPower?.value).plain],
            ]
            return detail + "\n\n" + TabSeparated.text(["field", "value"], facts)
        }
        var lines = Paragraph.lines(headline(report, isDryRun), width: style.width)
            .map { Ink(style).paint($0, .strong) }
        var sheet = FactSheet()
        sheet.add("read", readWords(report))
        sheet.add(
            "left out",
            report.leftOutCount == 0
                ? nil
                : "\(Numerals.count(report.leftOutCount, "workload")) without a measurement at "
                    + "the highest limit")
        lines += sheet.lines(style)
        return (lines + ["", detail]).joined(separator: "\n")
    }

    private static func headline(_ report: PowerCapReport, _ isDryRun: Bool) -> String {
        let name = report.fileName == "-" ? "standard input" : report.fileName.visible
        let id = report.accelerator.id.visible
        if isDryRun { return "Dry run: \(name) was read, nothing was kept" }
        return report.isNew
            ? "Imported \(name) as the new accelerator \(id)"
            : "Imported \(name): \(id) has a new table; what was said of its speed stays"
    }

    private static func readWords(_ report: PowerCapReport) -> String {
        let repeated =
            report.duplicateCount == 0
            ? "" : ", \(Numerals.count(report.duplicateCount, "repeated row"))"
        return "\(Numerals.count(report.rowCount, "row")), "
            + "\(Numerals.count(report.workloadCount, "workload"))\(repeated)"
    }

    /// One accelerator with its power caps.
    public static func detail(_ accelerator: Accelerator, style: OutputStyle) -> String {
        guard style.medium == .terminal else {
            return TabSeparated.text(
                ["id", "cap_watts", "relative_time", "relative_energy", "source"],
                accelerator.powerCaps.map { capCells($0, of: accelerator) })
        }
        let ink = Ink(style)
        let title = "Accelerator \(accelerator.id.visible): \(accelerator.title.visible)"
        var sheet = FactSheet()
        sheet.add("power", powerWords(accelerator))
        sheet.add(
            "speed",
            accelerator.relativeSpeed.map {
                "\(Numerals.plain($0.value.ratio)) × the reference, \($0.source.visible)"
            })
        sheet.add(
            "embodied",
            accelerator.embodied.map {
                "\(Scales.text($0.emissions)) CO2e over \(Numerals.plain($0.lifetime.hours)) h, "
                    + $0.source.visible
            })
        let head = Paragraph.lines(title, width: style.width).map { ink.paint($0, .strong) }
        return (head + sheet.lines(style) + capTable(accelerator, style)).joined(separator: "\n")
    }

    private static func capTable(_ accelerator: Accelerator, _ style: OutputStyle) -> [String] {
        guard !accelerator.powerCaps.isEmpty else {
            return Paragraph.lines(
                "Nobody has measured power caps for it, so it is never capped: "
                    + "`"
                    + "\(run: .acceleratorImport, "FILE", .set(.id, accelerator.id.visible))`",
                width: style.width)
        }
        typealias Column = Table<PowerCapPoint>.Column
        let draws = Set(accelerator.powerCaps.flatMap { $0.byDraw.map(\.draw) }).sorted()
        let columns =
            [
                Column("cap", importance: 10, isNumeric: true) { Scales.text($0.cap) },
                Column("time", importance: 8, isNumeric: true) { change($0.relativeTime) },
                Column(
                    "energy", importance: 9, isNumeric: true,
                    tone: { $0.relativeEnergy < 1 ? .good : .bad }
                ) { change($0.relativeEnergy) },
                Column("", importance: 3) {
                    Bar.text(share: $0.relativeEnergy / 1.5, columns: 24)
                },
            ]
            + draws.map { draw in
                Column("at \(Scales.text(draw))", importance: 6) { point in
                    point.byDraw.first { $0.draw == draw }.map {
                        "\(change($0.relativeTime)) / \(change($0.relativeEnergy))"
                    } ?? "–"
                }
            } + [Column("source", importance: 2, shortest: 12) { $0.source.visible }]
        let table = Table(columns: columns, rows: accelerator.powerCaps, indent: 2).lines(style)
        guard !draws.isEmpty else { return table }
        return table
            + Paragraph.lines(
                "time and energy are means over all workloads; beside them, time / energy of those "
                    + "that draw about so much uncapped, of which a job's own draw picks the nearest",
                width: style.width)
    }

    /// `+38 %` or `-18 %` relative to uncapped.
    private static func change(_ ratio: Double) -> String {
        let text = Numerals.fixed((ratio - 1) * 100, decimals: 0)
        return (ratio > 1 ? "+" : "") + text + " %"
    }

    private static func powerWords(_ accelerator: Accelerator) -> String {
        guard let power = accelerator.boardPower else {
            return "unknown; a job has to state it: \(setting: .wattsPerGpu)"
        }
        return "\(Scales.text(power.value)), \(power.source.visible)"
    }

    private static func caps(_ accelerator: Accelerator) -> String {
        guard let least = accelerator.powerCaps.first, let most = accelerator.powerCaps.last else {
            return "none"
        }
        return "\(accelerator.powerCaps.count), \(Numerals.plain(least.cap.watts))–"
            + Scales.text(most.cap)
    }

    private static func cells(_ accelerator: Accelerator) -> [String] {
        [
            accelerator.id.rawValue, accelerator.title, (accelerator.boardPower?.value).plain,
            accelerator.boardPower?.source ?? "",
            accelerator.powerCaps.map(\.cap.plain).joined(separator: ","),
            (accelerator.relativeSpeed?.value).plain, accelerator.relativeSpeed?.source ?? "",
            (accelerator.embodied?.emissions).plain,
            accelerator.embodied.map { Numerals.plain($0.lifetime.hours) } ?? "",
            accelerator.embodied?.source ?? "",
        ]
    }

    private static func capCells(_ point: PowerCapPoint, of accelerator: Accelerator) -> [String] {
        [
            accelerator.id.rawValue, point.cap.plain, Numerals.plain(point.relativeTime),
            Numerals.plain(point.relativeEnergy), point.source,
        ]
    }
}
