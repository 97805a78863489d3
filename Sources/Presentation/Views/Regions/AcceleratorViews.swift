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
                    "embodied_source", "inference_caps_watts",
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
                ["workload", report.workload.rawValue],
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
            : "Imported \(name): \(id) has a new table of \(report.workload.rawValue); what was said "
                + "of its speed stays"
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
                ["id", "cap_watts", "relative_time", "relative_energy", "source", "workload"],
                WorkloadKind.allCases.flatMap { workload in
                    accelerator.powerCaps(for: workload).map {
                        capCells($0, of: accelerator, workload)
                    }
                })
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
        let tables = WorkloadKind.allCases.flatMap { CapTableText(accelerator, $0, style).lines }
        return (head + sheet.lines(style) + tables).joined(separator: "\n")
    }

    private static func powerWords(_ accelerator: Accelerator) -> String {
        guard let power = accelerator.boardPower else {
            return "unknown; a job has to state it: \(setting: .wattsPerGpu)"
        }
        return "\(Scales.text(power.value)), \(power.source.visible)"
    }

    private static func caps(_ accelerator: Accelerator) -> String {
        let tables = WorkloadKind.allCases.compactMap { workload -> String? in
            let caps = accelerator.powerCaps(for: workload)
            guard let least = caps.first, let most = caps.last else { return nil }
            return "\(workload == .training ? "" : "\(workload.rawValue) ")\(caps.count), "
                + "\(Numerals.plain(least.cap.watts))–\(Scales.text(most.cap))"
        }
        return tables.isEmpty ? "none" : tables.joined(separator: "; ")
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
            accelerator.inferenceCaps.map(\.cap.plain).joined(separator: ","),
        ]
    }

    private static func capCells(
        _ point: PowerCapPoint, of accelerator: Accelerator, _ workload: WorkloadKind
    ) -> [String] {
        [
            accelerator.id.rawValue, point.cap.plain, Numerals.plain(point.relativeTime),
            Numerals.plain(point.relativeEnergy), point.source, workload.rawValue,
        ]
    }
}
