import SolsticeDomain
import SolsticePresentation
import Testing

@Suite struct BackupViewTests {
    @Test func `a backup report says what is and is not included`() {
        let report = BackupReport(
            path: "/backups/a.db", byteCount: 1_234_944, jobCount: 1, newestMigration: "v09-x")
        #expect(
            BackupViews.made(report) == """
                backed up 1 job to /backups/a.db, 2 MB, checked
                  what jobs wrote is not in it; restore it with: solstice restore /backups/a.db
                """)
    }

    @Test func `a restore report names the jobs that ran on since the backup`() {
        let report = RestoreReport(
            path: "/data/s.db", keptPath: "/data/s-before.db", jobCount: 12, foundJobs: [3, 4],
            heldJobs: [5], unknownJobs: [13, 14], runningUnknownJobs: [14])
        #expect(
            BackupViews.restored(report) == """
                restored /data/s.db: 12 jobs
                  the database before it is kept as /data/s-before.db
                  started since the backup, and not started again: jobs 3, 4
                  held, because they were started since the backup: job 5
                  submitted and started after the backup, not in it: job 13
                  submitted after the backup, not in it, and still running: job 14
                """)
    }

    @Test func `a path cannot control the terminal`() {
        let report = BackupReport(
            path: "a\u{1B}[2J.db", byteCount: 0, jobCount: 0, newestMigration: "")
        #expect(!BackupViews.made(report).contains("\u{1B}"))
    }
}
