import HTTPTypes
import Solstice
import SolsticeJSON
import SolsticeJobFiles
import SolsticePresentation

extension Operations {
    /// Imports of history and forecasts: always from the request's body, never from a path.
    static let imports: [Operation] = [
        Operation(
            method: .post, path: "/api/v1/import/carbon", name: "importCarbon", tag: "changes",
            summary: "Import carbon intensity, in any format that `\(run: .importCarbon)` takes",
            access: .writing,
            parameters: [
                .query("zone", word, "Grid zone, where the data do not say"),
                .query("signal", Schemas.signal, "What the values count"),
                .query(
                    "unit", .string(choices: IntensityUnit.allCases.map(\.rawValue)),
                    "Unit of the values"),
                .query("forecast", .boolean, "They are a provider's forecast"),
                .query("issuedAt", .string(length: 1...100), "When the forecast was issued"),
            ] + common, body: measurements,
            success: .json(Schemas.under("import", .named("ImportReport")), "What was read"),
            canConflict: true
        ) { inputs, site in
            let report = try await site.change(inputs) { scheduler in
                var options = try options(inputs)
                options.zone = inputs.text("zone").map(ZoneID.init(_:))
                options.signal = inputs.text("signal").flatMap { CarbonSignal(rawValue: $0) }
                options.unit = inputs.text("unit").flatMap { IntensityUnit(rawValue: $0) }
                options.isForecast = inputs.flag("forecast")
                options.issuedAt = try site.moments(scheduler).instant(
                    inputs.text("issuedAt"), option: .name(.issuedAt))
                return try scheduler.importCarbon(
                    file(inputs), options: options, isDryRun: inputs.flag("dryRun"))
            }
            return .json(
                JSONViews.importReport(
                    report, isDryRun: inputs.flag("dryRun"), inputs.wording))
        },
        Operation(
            method: .post, path: "/api/v1/import/pue", name: "importPUE", tag: "changes",
            summary: "Import PUE, in any format that `\(run: .importPUE)` takes",
            access: .writing,
            parameters: [
                .query("region", word, "The region that it is of"),
                .query(
                    "facilityColumn", word,
                    "The column or series of the facility's load, if the names are ambiguous"),
                .query(
                    "itColumn", word,
                    "The column or series of the IT load, if the names are ambiguous"),
                .query(
                    "energy", .string(choices: EnergyMeaning.allCases.map(\.rawValue)),
                    "What energies are: the amount of each interval, or readings of meters"),
            ] + common,
            body: measurements,
            success: .json(Schemas.under("import", .named("ImportReport")), "What was read"),
            canConflict: true
        ) { inputs, site in
            let report = try await site.change(inputs) { scheduler in
                var options = try options(inputs)
                options.region = inputs.text("region").map(RegionID.init(_:))
                options.facilityColumn = inputs.text("facilityColumn")
                options.itColumn = inputs.text("itColumn")
                options.energy = inputs.text("energy").flatMap { EnergyMeaning(rawValue: $0) }
                return try scheduler.importPUE(
                    file(inputs), options: options, isDryRun: inputs.flag("dryRun"))
            }
            return .json(
                JSONViews.importReport(
                    report, isDryRun: inputs.flag("dryRun"), inputs.wording))
        },
    ]

    private static let word = JSONSchema.string(length: 1...200)

    private static let common: [Parameter] = [
        .query("name", word, "What the data are called in reports (request)"),
        .query("timeZone", word, "Time zone of times without one"),
        .query(
            "format", .string(choices: ["auto"] + FileFormat.allCases.map(\.rawValue)),
            "The format; usually recognised"),
        .query("timeColumn", word, "The column of times, if the header is ambiguous"),
        .query("valueColumn", word, "The column of values, if the header is ambiguous"),
        .query(
            "dateOrder", .string(choices: DateOrder.allCases.map(\.rawValue)),
            "The order of dates such as 03/04/2024, where no day above 12 shows it"),
        .query("replace", .boolean, "Replace stored values that are finer, too"),
        .query("skipInvalid", .boolean, "Leave bad rows out and import the others"),
        .query("dryRun", .boolean, "Say what would be imported and change nothing"),
    ]

    private static let measurements = Operation.Body(
        types: [
            ("text/csv", nil), ("application/json", nil), ("application/octet-stream", nil),
        ], text: "The data, as the provider gives them", limit: largestBody)

    private static func options(_ inputs: Inputs) throws(Diagnostic) -> ImportOptions {
        var options = ImportOptions(
            timeZone: inputs.text("timeZone"), skipsInvalid: inputs.flag("skipInvalid"))
        options.timeColumn = inputs.text("timeColumn")
        options.valueColumn = inputs.text("valueColumn")
        options.dateOrder = inputs.text("dateOrder").flatMap { DateOrder(rawValue: $0) }
        options.replacesFiner = inputs.flag("replace")
        options.format = inputs.text("format").flatMap { FileFormat(rawValue: $0) }
        return options
    }

    private static func file(_ inputs: Inputs) -> SourceFile {
        SourceFile(name: inputs.text("name") ?? "request", bytes: inputs.body)
    }
}
