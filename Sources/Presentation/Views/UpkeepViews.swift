public import SolsticeDomain

/// The results of backups and restorations, in words.
public enum BackupViews {
    /// A completed backup.
    public static func made(_ report: BackupReport) -> String {
        let size = max(1, (report.byteCount + 999_999) / 1_000_000)
        return "backed up \(jobs(report.jobCount)) to \(report.path.visible), \(size) MB, checked\n"
            + "  what jobs wrote is not in it; restore it with: "
            + "\(run: .restore, .text(report.path.visible))"
    }

    /// A restored database.
    public static func restored(_ report: RestoreReport) -> String {
        var lines = ["restored \(report.path.visible): \(jobs(report.jobCount))"]
        if let kept = report.keptPath {
            lines.append("  the database before it is kept as \(kept.visible)")
        }
        if !report.foundJobs.isEmpty {
            lines.append(
                "  started since the backup, and not started again: " + numbers(report.foundJobs))
        }
        if !report.heldJobs.isEmpty {
            lines.append(
                "  held, because they were started since the backup: " + numbers(report.heldJobs))
        }
        let over = report.unknownJobs.filter { !report.runningUnknownJobs.contains($0) }
        if !over.isEmpty {
            lines.append("  submitted and started after the backup, not in it: " + numbers(over))
        }
        if !report.runningUnknownJobs.isEmpty {
            lines.append(
                "  submitted after the backup, not in it, and still running: "
                    + numbers(report.runningUnknownJobs))
        }
        return lines.joined(separator: "\n")
    }

    private static func jobs(_ count: Int) -> String { count == 1 ? "1 job" : "\(count) jobs" }

    private static func numbers(_ jobs: [JobID]) -> String {
        (jobs.count == 1 ? "job " : "jobs ") + jobs.map(String.init).joined(separator: ", ")
    }
}

/// Tokens for changes over HTTP, by name.
public enum TokenViews {
    /// All tokens.
    public static func list(_ tokens: [AccessToken], style: OutputStyle) -> String {
        guard style.medium == .terminal else {
            return TabSeparated.text(
                ["name", "created_at"], tokens.map { [$0.name, $0.createdAt.description] })
        }
        guard !tokens.isEmpty else {
            return "no token yet\n  make one: \(run: .tokenAdd, "NAME")"
        }
        typealias Column = Table<AccessToken>.Column
        let columns = [
            Column("name", importance: 10, shortest: 12) { $0.name.visible },
            Column("made", importance: 8) { style.moment($0.createdAt) },
        ]
        return Table(columns: columns, rows: tokens).lines(style).joined(separator: "\n")
    }
}
