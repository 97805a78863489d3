import ArgumentParser
import Solstice
import SolsticePresentation

/// `solstice backup`: the database as it is now, in one file.
struct BackupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copy the database to a file, beside a running service and other writers.",
        discussion: """
            The copy is checked, complete in one file and for its owner's eyes. It holds all that \
            Solstice knows: regions, history, jobs, plans, attempts, statements, feeds and tokens. What \
            jobs wrote is not in it: outputs and records lie in a folder of their own beside the \
            database, for other tools to copy.

              solstice backup /backups/solstice-$(date +%F).db
            """)

    @Argument(help: "The file to write.", completion: .file(extensions: ["db"]))
    var file: String

    @Flag(help: "Replace a file that is there.")
    var force = false

    @OptionGroup var global: GlobalOptions

    func run() throws {
        let backup = DatabaseBackup(of: try global.databasePath())
        let report = try backup.write(to: file, replacing: force)
        Terminal.standard.write(
            global.json ? JSONViews.backup(report) : BackupViews.made(report))
    }
}

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
