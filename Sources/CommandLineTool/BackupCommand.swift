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
