import ArgumentParser
import Solstice

/// The options that both kinds of import have.
struct ImportFileOptions: ParsableArguments {
    @Argument(help: "The file, or - for standard input.", completion: .file())
    var file: String

    @Option(
        help: ArgumentHelp(
            "Zone of times that do not say theirs, such as Europe/Berlin.", valueName: "tz"))
    var timeZone: String?

    @Option(
        help: ArgumentHelp(
            "auto, \(FileFormat.allCases.map(\.rawValue).joined(separator: ", ")).",
            valueName: "format"),
        completion: .list(["auto"] + FileFormat.allCases.map(\.rawValue)))
    var format = "auto"

    @Flag(help: "Leave bad rows out and import the others.")
    var skipInvalid = false

    @Flag(help: "Say what would be imported and change nothing.")
    var dryRun = false

    /// The options as the importer takes them.
    func options() throws(Diagnostic) -> ImportOptions {
        var options = ImportOptions(timeZone: timeZone, skipsInvalid: skipInvalid)
        if format != "auto" { options.format = try FileFormat.named(format) }
        return options
    }
}
