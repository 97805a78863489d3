public import SolsticeDomain

/// What an import read and changed.
public enum ImportView {
    /// Maximum number of skipped rows listed; the rest are only counted.
    private static let rejectedLimit = 10

    /// What was recognised and read, series by series, with skipped rows and notes.
    public static func text(_ report: ImportReport, isDryRun: Bool, style: OutputStyle) -> String {
        guard style.medium == .terminal else { return rows(report, isDryRun: isDryRun) }
        let ink = Ink(style)
        let head = Paragraph.lines(title(report, isDryRun), width: style.width)
        var lines = head.map { ink.paint($0, .strong) } + facts(report, isDryRun).lines(style)
        if !report.parts.isEmpty { lines += table(report.parts, style) }
        for row in report.rejected.prefix(rejectedLimit) {
            lines += Paragraph.lines(
                "left out: \(row.visible)", width: style.width, rest: "  "
            ).map { ink.paint($0, .bad) }
        }
        let more = report.rejected.count - rejectedLimit
        if more > 0 {
            lines.append("and \(Numerals.count(more, "more row", "more rows")) left out")
        }
        for note in report.notes {
            lines += Paragraph.lines("note: \(note.visible)", width: style.width, rest: "  ")
                .map { ink.paint($0, .notice) }
        }
        return lines.joined(separator: "\n")
    }

    private static func title(_ report: ImportReport, _ isDryRun: Bool) -> String {
        let name = report.fileName == "-" ? "standard input" : report.fileName.visible
        if isDryRun { return "Dry run: \(name) was read, nothing was kept" }
        return report.batch.map { "Imported \(name) as batch \($0)" }
            ?? "Read \(name): nothing in it is new"
    }

    /// `kept for 8,760 h of DE: 8,700 new, 12 replaced, 48 unchanged`.
    private static func words(_ shares: ImportReport.Shares, _ isDryRun: Bool) -> String {
        "\(isDryRun ? "read" : "kept") for \(Numerals.brief(shares.hours)) h of "
            + "\(shares.zone.visible): \(number(shares.inserted)) new, "
            + "\(number(shares.replaced)) replaced, \(number(shares.unchanged)) unchanged"
    }

    private static func facts(_ report: ImportReport, _ isDryRun: Bool) -> FactSheet {
        var sheet = FactSheet()
        for (name, value) in report.recognised { sheet.add(name.visible, value.visible) }
        var counts = [Numerals.count(report.rowCount, "row")]
        if report.duplicateCount > 0 {
            counts.append(Numerals.count(report.duplicateCount, "repeated row"))
        }
        if report.contradictionCount > 0 {
            counts.append(Numerals.count(report.contradictionCount, "contradicted row"))
        }
        if report.missingZeroCount > 0 {
            counts.append(
                Numerals.count(report.missingZeroCount, "zero", "zeros") + " taken as missing")
        }
        if report.estimatedCount > 0 {
            counts.append(Numerals.count(report.estimatedCount, "estimated value"))
        }
        if report.gapCount > 0 {
            counts.append(
                "\(Numerals.count(report.gapCount, "gap")) of \(report.gapLength.spoken) together")
        }
        if !report.rejected.isEmpty {
            counts.append("\(Numerals.grouped(String(report.rejected.count))) left out")
        }
        sheet.add("read", counts.joined(separator: ", "))
        for shares in report.carbonFreeShares {
            sheet.add("carbon-free", words(shares, isDryRun))
        }
        return sheet
    }

    private static func table(_ parts: [ImportReport.Part], _ style: OutputStyle) -> [String] {
        typealias Column = Table<ImportReport.Part>.Column
        let columns = [
            Column("series", importance: 10, shortest: 12) {
                $0.place.visible + ($0.signal.map { " \($0.rawValue)" } ?? " PUE")
                    + ($0.issuedAt.map { " forecast of \(style.moment($0))" } ?? "")
            },
            Column("from", importance: 6) { $0.span.start.utc.dateText },
            Column("to", importance: 7) { $0.span.end.utc.dateText },
            Column("new", importance: 9, isNumeric: true) { number($0.inserted) },
            Column("replaced", importance: 8, isNumeric: true) { number($0.replaced) },
            Column("unchanged", importance: 5, isNumeric: true) { number($0.unchanged) },
        ]
        return Table(columns: columns, rows: parts, indent: 2).lines(style)
    }

    private static func number(_ count: Int) -> String { Numerals.grouped(String(count)) }

    private static func row(_ shares: ImportReport.Shares) -> [String] {
        let counts =
            "\(shares.inserted) inserted, \(shares.replaced) replaced, "
            + "\(shares.unchanged) unchanged"
        return [
            "carbon_free_share", "\(shares.zone): \(Numerals.plain(shares.hours)) h, \(counts)",
        ]
    }

    private static func rows(_ report: ImportReport, isDryRun: Bool) -> String {
        let parts = report.parts.map { part in
            [
                part.place, part.signal?.rawValue ?? "pue", part.span.start.description,
                part.span.end.description, "\(part.inserted)", "\(part.replaced)",
                "\(part.unchanged)", part.issuedAt?.description ?? "",
            ]
        }
        let facts =
            [
                ["file", report.fileName], ["sha256", report.sha256],
                ["batch", report.batch.map(String.init) ?? ""],
                ["is_dry_run", isDryRun ? "true" : "false"], ["rows", "\(report.rowCount)"],
                ["duplicates", "\(report.duplicateCount)"],
                ["contradictions", "\(report.contradictionCount)"],
                ["missing_zeros", "\(report.missingZeroCount)"],
                ["estimated", "\(report.estimatedCount)"], ["gaps", "\(report.gapCount)"],
                ["gap_hours", Numerals.plain(report.gapLength.hours)],
            ] + report.carbonFreeShares.map(row)
            + report.recognised.map { ["recognised", "\($0.name): \($0.value)"] }
            + report.rejected.map { ["rejected", "\($0)"] }
            + report.notes.map { ["note", "\($0)"] }
        return TabSeparated.text(
            ["place", "series", "start", "end", "inserted", "replaced", "unchanged", "issued_at"],
            parts)
            + "\n\n" + TabSeparated.text(["field", "value"], facts)
    }
}
