public import SolsticeDomain

/// Accelerators with what was measured of them.
public enum AcceleratorViews {
    /// The accelerators there are.
    public static func list(_ accelerators: [Accelerator], style: OutputStyle) -> String {
        guard style.medium == .terminal else {
            return TabSeparated.text(
                ["id", "title", "board_power_watts", "board_power_source", "power_caps_watts"],
                accelerators.map(cells))
        }
        typealias Column = Table<Accelerator>.Column
        let columns = [
            Column("id", importance: 10, shortest: 8) { $0.id.visible },
            Column("name", importance: 6, shortest: 12) { $0.title.visible },
            Column("power", importance: 9, isNumeric: true) {
                $0.boardPower.map { Scales.text($0.value) } ?? "–"
            },
            Column("measured caps", importance: 8) { caps($0) },
            Column("source of the power", importance: 2, shortest: 12) {
                ($0.boardPower?.source ?? "–").visible
            },
        ]
        return Table(columns: columns, rows: accelerators).lines(style).joined(separator: "\n")
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
        let head = Paragraph.lines(title, width: style.width).map { ink.paint($0, .strong) }
        return (head + sheet.lines(style) + capTable(accelerator, style)).joined(separator: "\n")
    }

    private static func capTable(_ accelerator: Accelerator, _ style: OutputStyle) -> [String] {
        guard !accelerator.powerCaps.isEmpty else {
            return Paragraph.lines(
                "Nobody has measured power caps for it, so it is never capped: "
                    + "`solstice accelerator import FILE`", width: style.width)
        }
        typealias Column = Table<PowerCapPoint>.Column
        let columns = [
            Column("cap", importance: 10, isNumeric: true) { Scales.text($0.cap) },
            Column("time", importance: 8, isNumeric: true) { change($0.relativeTime) },
            Column(
                "energy", importance: 9, isNumeric: true,
                tone: { $0.relativeEnergy < 1 ? .good : .bad }
            ) { change($0.relativeEnergy) },
            Column("", importance: 3) {
                Bar.text(share: $0.relativeEnergy / 1.5, columns: 24)
            },
            Column("source", importance: 2, shortest: 12) { $0.source.visible },
        ]
        return Table(columns: columns, rows: accelerator.powerCaps, indent: 2).lines(style)
    }

    /// `+38 %` or `-18 %` against uncapped.
    private static func change(_ ratio: Double) -> String {
        let text = Numerals.fixed((ratio - 1) * 100, decimals: 0)
        return (ratio > 1 ? "+" : "") + text + " %"
    }

    private static func powerWords(_ accelerator: Accelerator) -> String {
        guard let power = accelerator.boardPower else {
            return "not known; a job has to state it: --watts-per-gpu"
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
            accelerator.id, accelerator.title, (accelerator.boardPower?.value).plain,
            accelerator.boardPower?.source ?? "",
            accelerator.powerCaps.map(\.cap.plain).joined(separator: ","),
        ]
    }

    private static func capCells(_ point: PowerCapPoint, of accelerator: Accelerator) -> [String] {
        [
            accelerator.id, point.cap.plain, Numerals.plain(point.relativeTime),
            Numerals.plain(point.relativeEnergy), point.source,
        ]
    }
}
