import ArgumentParser
import Foundation
import Solstice

/// `solstice manual`: the man pages, generated from the verbs' own definitions.
struct ManualCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "manual",
        abstract: "Write the man pages into a folder: one for solstice, one for each verb.",
        discussion: """
            `make install` does this. By hand:
              solstice manual ~/.local/share/man/man1
              man solstice-submit
            """)

    @Argument(help: "The folder; it is made where it is missing.", completion: .directory)
    var folder: String

    @Flag(help: "Print the paths of the pages there and write nothing.")
    var list = false

    func run() throws {
        let manual = try CommandDescription.program().family
        let day = Self.day()
        for command in manual {
            let page = ManualPage(command: command, manual: manual, day: day)
            if list {
                Terminal.standard.write("\(folder)/\(page.fileName)")
            } else {
                try write(page)
            }
        }
    }

    private func write(_ page: ManualPage) throws {
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true)
            try page.text.write(
                toFile: "\(folder)/\(page.fileName)", atomically: true, encoding: .utf8)
        } catch {
            throw Diagnostic(
                .cannotWrite, "\(folder)/\(page.fileName) cannot be written",
                causes: [Message(error.localizedDescription)],
                remedy: "name a folder that you may write to")
        }
    }

    /// Today, or the date set for a reproducible build.
    private static func day() -> String {
        let stated = ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH"].flatMap(Double.init)
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = TimeZone(identifier: "UTC")
        formatter.dateFormat = "MMMM d, yyyy"
        return formatter.string(from: stated.map(Date.init(timeIntervalSince1970:)) ?? Date())
    }
}

/// A verb as its own definition describes it, the source of both `--help` and the manual.
struct CommandDescription: Decodable {
    /// An option, a flag or an operand.
    struct Argument: Decodable, Equatable {
        enum Kind: String, Decodable {
            case positional, option, flag
        }

        struct Name: Decodable, Equatable {
            let kind: String
            let name: String
        }

        let kind: Kind
        let shouldDisplay: Bool
        let isOptional: Bool
        let isRepeating: Bool
        let parsingStrategy: String
        let names: [Name]?
        let valueName: String?
        let defaultValue: String?
        let abstract: String?
        let discussion: String?
    }

    /// The commands above it, the program first.
    let superCommands: [String]?
    let commandName: String
    let shouldDisplay: Bool?
    let abstract: String?
    let discussion: String?
    let defaultSubcommand: String?
    let subcommands: [CommandDescription]?
    let arguments: [Argument]?

    /// The words that invoke it: `solstice`, `region`, `add`.
    var words: [String] { (superCommands ?? []) + [commandName] }

    /// Its visible subcommands, without the parser's own `help`.
    var verbs: [CommandDescription] {
        (subcommands ?? []).filter { $0.shouldDisplay != false && $0.commandName != "help" }
    }

    /// Its arguments other than those that every verb has.
    var ownArguments: [Argument] {
        (arguments ?? []).filter { $0.shouldDisplay && !Self.everywhere.contains($0) }
    }

    /// The arguments it shares with all verbs, or most.
    var sharedArguments: [Argument] {
        (arguments ?? []).filter { $0.shouldDisplay && Self.everywhere.contains($0) }
    }

    /// It and all its subcommands, at any depth.
    var family: [CommandDescription] { [self] + verbs.flatMap(\.family) }

    /// The whole program.
    static func program() throws -> CommandDescription {
        try read(SolsticeCommand._dumpHelp())
    }

    private static let everywhere: [Argument] = {
        let global = (try? read(GlobalOptions._dumpHelp()))?.arguments ?? []
        // These two come from the parser itself.
        let always = (try? program())?.verbs.first?.arguments ?? []
        return global.filter { $0.shouldDisplay && !$0.isHelp }
            + always.filter { $0.isHelp || $0.isVersion }
    }()

    private static func read(_ text: String) throws -> CommandDescription {
        struct Tool: Decodable {
            let command: CommandDescription
        }
        return try JSONDecoder().decode(Tool.self, from: Data(text.utf8)).command
    }
}

extension CommandDescription.Argument {
    fileprivate var isHelp: Bool { names?.contains { $0.name == "help" } == true }
    fileprivate var isVersion: Bool { names?.contains { $0.name == "version" } == true }
}
