import ArgumentParser
import Solstice

/// The options that all kinds of import share.
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

    @Option(
        help: ArgumentHelp(
            "The column of times, where the header does not decide.", valueName: "name"))
    var timeColumn: String?

    @Option(
        help: ArgumentHelp(
            "The column of values, where the header does not decide.", valueName: "name"))
    var valueColumn: String?

    @Flag(help: "Leave bad rows out and import the others.")
    var skipInvalid = false

    @Flag(help: "Say what would be imported and change nothing.")
    var dryRun = false

    /// The options in the importer's form.
    func options() throws(Diagnostic) -> ImportOptions {
        var options = ImportOptions(timeZone: timeZone, skipsInvalid: skipInvalid)
        options.timeColumn = timeColumn
        options.valueColumn = valueColumn
        if format != "auto" { options.format = try FileFormat.named(format) }
        return options
    }
}
