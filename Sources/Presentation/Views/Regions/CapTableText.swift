internal import SolsticeDomain

/// What power caps do to a workload on an accelerator, as a table for a terminal.
struct CapTableText {
    private let accelerator: Accelerator
    private let workload: WorkloadKind
    private let style: OutputStyle

    /// The table of an accelerator and a workload.
    init(_ accelerator: Accelerator, _ workload: WorkloadKind, _ style: OutputStyle) {
        self.accelerator = accelerator
        self.workload = workload
        self.style = style
    }

    private var caps: [PowerCapPoint] { accelerator.powerCaps(for: workload) }
    private var title: String { "Power caps in \(workload.rawValue)" }

    /// A heading, the measurements, and what else was published; one sentence if nothing is known.
    var lines: [String] {
        guard !caps.isEmpty else { return paragraph(unmeasured) }
        let head = Paragraph.lines(title, width: style.width).map { Ink(style).paint($0, .strong) }
        return head + table + comparison
    }

    /// The source of all its measurements; nil if they have several.
    private var source: String? {
        let sources = Set(caps.map(\.source))
        return sources.count == 1 ? sources.first : nil
    }

    private var unmeasured: String {
        var arguments: [Message.Argument] = ["FILE", .set(.id, accelerator.id.visible)]
        if workload != .training { arguments.append(.set(.workload, workload.rawValue)) }
        let command = Message.run(.acceleratorImport, arguments).text(.commandLine)
        return "No power caps have been measured for its \(workload.rawValue), so that is never "
            + "capped: `\(command)`"
    }

    private var table: [String] {
        typealias Column = Table<PowerCapPoint>.Column
        let draws = Set(caps.flatMap { $0.byDraw.map(\.draw) }).sorted()
        let columns =
            [
                Column("cap", importance: 10, isNumeric: true) { Scales.text($0.cap) },
                Column("time", importance: 8, isNumeric: true) { Self.change($0.relativeTime) },
                Column(
                    "energy", importance: 9, isNumeric: true,
                    tone: { $0.relativeEnergy < 1 ? .good : .bad }
                ) { Self.change($0.relativeEnergy) },
                Column("", importance: 3) {
                    Bar.text(share: $0.relativeEnergy / 1.5, columns: 24)
                },
            ]
            + draws.map { draw in
                Column("at \(Scales.text(draw))", importance: 6) { point in
                    point.byDraw.first { $0.draw == draw }.map {
                        "\(Self.change($0.relativeTime)) / \(Self.change($0.relativeEnergy))"
                    } ?? "–"
                }
            } + (source == nil ? [Column("source", importance: 7) { $0.source.visible }] : [])
        let table =
            Table(columns: columns, rows: caps, indent: 2).lines(style)
            + (source.map { paragraph("source: \($0.visible)") } ?? [])
        guard !draws.isEmpty else { return table }
        return table
            + paragraph(
                "time and energy are means over all workloads; beside them, time / energy of those "
                    + "that draw about so much uncapped, of which a job's own draw picks the nearest"
            )
    }

    /// What else was published, which no plan is made from.
    private var comparison: [String] {
        accelerator.publishedCaps(for: workload).flatMap { published in
            let energy =
                published.relativeEnergy.map { "energy \(Self.change($0, decimals: 1))" }
                ?? "energy not published"
            return paragraph(
                "to compare: \(Scales.text(published.cap)), time "
                    + "\(Self.change(published.relativeTime, decimals: 1)), \(energy) "
                    + "(\(published.source.visible))")
        }
    }

    private func paragraph(_ text: String) -> [String] {
        Paragraph.lines(text, width: style.width)
    }

    /// `+38 %` or `-18 %` relative to uncapped.
    private static func change(_ ratio: Double, decimals: Int = 0) -> String {
        let text = Numerals.fixed((ratio - 1) * 100, decimals: decimals)
        return (ratio > 1 ? "+" : "") + text + " %"
    }
}
