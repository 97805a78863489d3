import ArgumentParser
import Foundation

/// A verb as its own definition describes it: what `--help` and the manual are both made from.
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

    /// The verbs that it stands under, the program first.
    let superCommands: [String]?
    let commandName: String
    let shouldDisplay: Bool?
    let abstract: String?
    let discussion: String?
    let defaultSubcommand: String?
    let subcommands: [CommandDescription]?
    let arguments: [Argument]?

    /// The words by which it is called: `solstice`, `region`, `add`.
    var words: [String] { (superCommands ?? []) + [commandName] }

    /// The verbs under it that people see; the parser's own `help` is said elsewhere.
    var verbs: [CommandDescription] {
        (subcommands ?? []).filter { $0.shouldDisplay != false && $0.commandName != "help" }
    }

    /// What it has beside the options that every verb has.
    var ownArguments: [Argument] {
        (arguments ?? []).filter { $0.shouldDisplay && !Self.everywhere.contains($0) }
    }

    /// What it has in common with all verbs, or most.
    var sharedArguments: [Argument] {
        (arguments ?? []).filter { $0.shouldDisplay && Self.everywhere.contains($0) }
    }

    /// It and all verbs under it, at any depth.
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
