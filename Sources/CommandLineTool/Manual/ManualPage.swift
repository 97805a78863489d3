import Solstice

/// The man page of one verb, generated from its own definition.
struct ManualPage {
    /// The verb.
    let command: CommandDescription
    /// All pages of the manual, for cross-references.
    let manual: [CommandDescription]
    /// The date of the page, such as `November 21, 2026`.
    let day: String

    /// The page's name: `solstice-region-add`.
    var name: String { Self.name(command) }
    /// The name of its file.
    var fileName: String { "\(name).1" }

    /// The page.
    var text: String {
        let sections = [
            (".Sh NAME", heading), (".Sh SYNOPSIS", synopsis), (".Sh DESCRIPTION", description),
            (".Sh OPTIONS", list(command.ownArguments)),
            (".Sh COMMON OPTIONS", list(command.sharedArguments)),
            (".Sh ENVIRONMENT", isRoot ? ManualFacts.environment : ""),
            (".Sh FILES", isRoot ? ManualFacts.files : ""),
            (".Sh EXIT STATUS", ManualFacts.exitStatus), (".Sh SEE ALSO", references),
        ]
        let start = """
            .\\" Written by `solstice manual`: mend the verb's own help instead.
            .Dd \(day)
            .Dt \(name.uppercased()) 1
            .Os Solstice \(Scheduler.version)
            """
        return start + "\n"
            + sections.filter { !$0.1.isEmpty }.map { "\($0.0)\n\($0.1)\n" }.joined()
    }

    private var isRoot: Bool { command.superCommands?.isEmpty ?? true }

    private static func name(_ command: CommandDescription) -> String {
        command.words.joined(separator: "-")
    }

    private var heading: String {
        var abstract = command.abstract ?? ""
        if abstract.hasSuffix(".") { abstract.removeLast() }
        return ".Nm \(name)\n.Nd \(ManualText.safe(abstract.replacing("`", with: "")))"
    }

    private var synopsis: String {
        let call = ".Nm \(ManualText.word(command.words.joined(separator: " ")))"
        let verb = command.verbs.isEmpty ? nil : "Ar verb"
        let parts = [verb.map { command.defaultSubcommand == nil ? $0 : "Op \($0)" }]
        let own = command.ownArguments.map { argument in
            let dashes = argument.parsingStrategy == "postTerminator" ? "Fl \\&- " : ""
            let phrase = dashes + Self.phrase(argument) + (argument.isRepeating ? " ..." : "")
            return argument.isOptional ? "Op \(phrase)" : phrase
        }
        let lines = [call] + (parts.compactMap(\.self) + own).map { ".\($0)" }
        return lines.joined(separator: "\n")
    }

    private var description: String {
        var parts = [ManualText.sentences(command.abstract ?? "")]
        if let discussion = command.discussion {
            parts.append(".Pp\n" + ManualText.paragraphs(discussion))
        }
        if !command.verbs.isEmpty {
            let items = command.verbs.map { verb in
                ".It Cm \(verb.commandName)"
                    + (verb.commandName == command.defaultSubcommand ? " Pq without a verb" : "")
                    + "\n\(ManualText.sentences(verb.abstract ?? ""))"
            }
            parts.append(
                ".Pp\nVerbs:\n.Pp\n.Bl -tag -width accelerator -compact\n\(items.joined(separator: "\n"))\n.El"
            )
        }
        return parts.joined(separator: "\n")
    }

    private func list(_ arguments: [CommandDescription.Argument]) -> String {
        if arguments.isEmpty { return "" }
        let items = arguments.map { argument in
            var lines = [".It \(Self.phrase(argument))"]
            if let abstract = argument.abstract { lines.append(ManualText.sentences(abstract)) }
            if let values = argument.allValues, !values.isEmpty {
                lines.append("It takes \(ManualText.sentences(values.joined(separator: ", "))).")
            }
            if let value = argument.defaultValue, argument.kind != .flag {
                lines.append("The default is \(ManualText.safe(value)).")
            }
            if let discussion = argument.discussion {
                lines.append(".Pp\n" + ManualText.paragraphs(discussion))
            }
            return lines.joined(separator: "\n")
        }
        return ".Bl -tag -width Ds\n\(items.joined(separator: "\n"))\n.El"
    }

    private static func phrase(_ argument: CommandDescription.Argument) -> String {
        let value = ManualText.word(argument.valueName ?? "value")
        if argument.kind == .positional { return "Ar \(value)" }
        let names = (argument.names ?? []).map { name in
            "Fl \(name.kind == "long" ? "\\-" : "")\(ManualText.safe(name.name))"
        }
        return names.joined(separator: " , ") + (argument.kind == .option ? " Ar \(value)" : "")
    }

    /// The pages above, beside and below it.
    private var references: String {
        let near = manual.filter { other in
            other.words != command.words
                && (other.superCommands ?? [] == command.words
                    || other.words == command.superCommands ?? []
                    || (!isRoot && other.superCommands ?? [] == command.superCommands ?? []
                        && command.words.count > 2))
        }
        return near.map(Self.name).sorted().map { ".Xr \($0) 1" }.joined(separator: " ,\n")
    }
}

/// What the manual says in addition to the verbs' own help.
enum ManualFacts {
    /// The meaning of each exit status.
    static let statuses: [(status: Int32, meaning: String)] = [
        (0, "done"),
        (1, "`wait`: a job did not succeed; `doctor`: something is bad"),
        (Diagnostic.Kind.usage.rawValue, "the command was used wrongly"),
        (Diagnostic.Kind.badInput.rawValue, "the input data is wrong"),
        (Diagnostic.Kind.noSuchInput.rawValue, "the input named does not exist"),
        (
            Diagnostic.Kind.unavailable.rawValue,
            "no plan meets the request, or the database is of a newer version"
        ),
        (Diagnostic.Kind.software.rawValue, "a mistake in Solstice itself"),
        (Diagnostic.Kind.cannotWrite.rawValue, "a file could not be written"),
        (Diagnostic.Kind.tryAgain.rawValue, "it may work when tried again"),
    ]

    static var exitStatus: String {
        list(statuses.map { ("Li \($0.status)", $0.meaning) }, style: "64 -compact")
    }

    static let environment = list([
        ("Ev SOLSTICE_DATABASE", "The database, where no --database names it."),
        ("Ev SOLSTICE_NOW", "The moment to take for now, where no --now names it."),
        ("Ev XDG_DATA_HOME", "The user's data folder; else ~/.local/share."),
        ("Ev TZ", "The zone that instants are typed and shown in."),
        ("Ev NO_COLOR", "Where it is set, nothing is coloured."),
        ("Ev CLICOLOR_FORCE", "Where it is set, text for people and its colours also in a pipe."),
    ])

    static let files = list([
        ("Pa ~/.local/share/solstice/solstice.db", "The database, where nothing names another."),
        (
            "Pa ~/.local/share/solstice/solstice\\-jobs",
            "A folder for each run of a job: its output, its end, its meter."
        ),
        (
            "Pa ~/.local/share/solstice/solstice\\-before\\-restore\\-*.db",
            "A database that `solstice restore` has replaced."
        ),
    ])

    private static func list(_ items: [(String, String)], style: String = "Ds") -> String {
        let lines = items.map { ".It \($0.0)\n\(ManualText.sentences($0.1))" }
        return ".Bl -tag -width \(style)\n\(lines.joined(separator: "\n"))\n.El"
    }
}
