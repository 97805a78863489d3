import ArgumentParser
import Solstice
import SolsticePresentation

/// `solstice restore`: replaces the database with a backup.
struct RestoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Put a backup in the place of the database, which is kept beside it.",
        discussion: """
            No service may run on the database; jobs go on, and the next service finds them. A job \
            that waits in the backup and was started since is not started again: it is taken up by \
            the folder that its run left beside the database, or held. Jobs that were submitted after \
            the backup are not in it, and those of them that still run are named.

            Tokens that were removed after the backup are valid again: see solstice token list.
            """)

    @Argument(help: "A backup.", completion: .file(extensions: ["db"]))
    var file: String

    @OptionGroup var global: GlobalOptions

    func run() throws {
        let stated = try global.statedNow(GlobalOptions.machineZone())
        let restoration = DatabaseRestoration(
            of: try global.databasePath(),
            clock: stated.map { SchedulerClock.fixed(at: $0) } ?? .system)
        let report = try restoration.run(from: file)
        Terminal.standard.write(
            global.json ? JSONViews.restore(report) : BackupViews.restored(report))
    }
}
