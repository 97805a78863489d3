import Solstice

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
