import ArgumentParser
import Foundation
import Solstice
import SolsticeJobFiles
import SolsticePresentation

/// The options that every verb has.
struct GlobalOptions: ParsableArguments {
    /// When colour escape sequences are written.
    enum Color: String, ExpressibleByArgument, CaseIterable {
        case auto, always, never
    }

    @Option(
        help: ArgumentHelp(
            "The database. Else SOLSTICE_DATABASE, else solstice/solstice.db in the user's data "
                + "folder.", valueName: "path"), completion: .file(extensions: ["db"]))
    var database: String?

    @Option(
        help: ArgumentHelp(
            "The moment to take for now. Else SOLSTICE_NOW, else the clock.", valueName: "instant"))
    var now: String?

    @Flag(help: "Print JSON.")
    var json = false

    @Option(help: "Colour: auto, always or never.")
    var color = Color.auto

    @Flag(name: [.short, .long], help: "Say more.")
    var verbose = false

    private static let environment = ProcessInfo.processInfo.environment

    /// The stated moment; nil for the clock's.
    func statedNow(_ zone: LocalClock) throws(Diagnostic) -> Instant? {
        guard let text = now ?? Self.environment["SOLSTICE_NOW"], !text.isEmpty else { return nil }
        return try InstantArgument.parse(
            text, option: "--now", now: SchedulerClock.system.now, zone: zone)
    }

    /// The database's path; creates its default folder if that is missing.
    func databasePath() throws(Diagnostic) -> String {
        if let path = database ?? Self.environment["SOLSTICE_DATABASE"], !path.isEmpty {
            return path
        }
        let folder = Self.usualFolder
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700])
        } catch {
            throw Diagnostic(
                .cannotWrite, "\(folder) cannot be made",
                causes: [Message(error.localizedDescription)],
                remedy: "name a database with --database PATH")
        }
        return folder + "/solstice.db"
    }

    /// The database that is used if no option names one.
    static var usualDatabasePath: String {
        let stated = environment["SOLSTICE_DATABASE"].flatMap { $0.isEmpty ? nil : $0 }
        return stated ?? usualFolder + "/solstice.db"
    }

    private static var usualFolder: String {
        let home = environment["HOME"] ?? NSHomeDirectory()
        let base = environment["XDG_DATA_HOME"].flatMap { $0.isEmpty ? nil : $0 }
        return (base ?? home + "/.local/share") + "/solstice"
    }

    /// The machine's own time zone, for times that users type and read.
    static func machineZone() -> LocalClock {
        (try? TimeZoneRules.clock(TimeZone.current.identifier)) ?? .utc
    }

    /// Opens the database and the terminal for one verb.
    func open(clock: SchedulerClock? = nil) throws(Diagnostic) -> Invocation {
        let zone = Self.machineZone()
        let stated = try statedNow(zone).map { SchedulerClock.fixed(at: $0) }
        let scheduler = try Scheduler(
            databasePath: try databasePath(), clock: clock ?? stated ?? .system)
        return Invocation(
            scheduler: scheduler, terminal: .standard, isJSON: json,
            style: Terminal.standard.style(color: color, now: scheduler.now, zone: zone))
    }
}
