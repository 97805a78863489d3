public import SolsticeDomain

extension JSONViews {
    /// `{"backup": {…}}`.
    public static func backup(_ report: BackupReport) -> String {
        JSONValue(
            under: "backup",
            [
                "path": JSONValue(report.path), "bytes": JSONValue(report.byteCount),
                "jobs": JSONValue(report.jobCount),
                "newestMigration": JSONValue(report.newestMigration),
            ]
        ).text
    }

    /// `{"restored": {…}}`, with the numbers of jobs that were started after the backup.
    public static func restore(_ report: RestoreReport) -> String {
        func numbers(_ jobs: [Int]) -> JSONValue { JSONValue(jobs) { JSONValue($0) } }
        return JSONValue(
            under: "restored",
            [
                "path": JSONValue(report.path), "kept": JSONValue(report.keptPath),
                "jobs": JSONValue(report.jobCount), "foundJobs": numbers(report.foundJobs),
                "heldJobs": numbers(report.heldJobs),
                "unknownJobs": numbers(report.unknownJobs),
                "runningUnknownJobs": numbers(report.runningUnknownJobs),
            ]
        ).text
    }
}
