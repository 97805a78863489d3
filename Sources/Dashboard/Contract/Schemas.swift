import Solstice
import SolsticeJSON

/// The schemas that others reference by name.
enum Schemas {
    /// All of them, in the order of the document.
    static let all: [(name: String, schema: JSONSchema)] =
        jobs + plans + explanations + backtests + places + reports + feeds + bookkeeping

    /// Validates what is sent; knows these schemas by name.
    static let judge = JSONSchemaJudge(
        components: Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0.schema) })
    ) { nearestName(to: $0, among: $1) }

    static let text = JSONSchema.string()
    static let number = JSONSchema.number()
    /// From 0 to 1.
    static let share = JSONSchema.number()
    static let integer = JSONSchema.integer()
    static let texts = JSONSchema.array(text)
    static let signal = JSONSchema.string(choices: CarbonSignal.allCases.map(\.rawValue))
    static let states = JobState.allCases.map(\.rawValue)
    static let state = JSONSchema.string(choices: states)
    /// Meter readings.
    static let readings = JSONSchema.array(
        .object([
            .always("meter", text), .always("energyKWh", number),
            .always("coveredSeconds", number),
        ]))
    static let energySource = JSONSchema.string(choices: ["modelled", "metered", "mixed"])

    /// An object with one key, as in most responses.
    static func under(_ key: String, _ schema: JSONSchema) -> JSONSchema {
        .object([.always(key, schema)])
    }

    /// A page of a list that is ordered by name.
    static func page(_ key: String, of element: String) -> JSONSchema {
        .object([
            .always(key, .array(.named(element))),
            .always("next", text.orNull, "To ask for the next page with"),
        ])
    }

    static let jobs: [(name: String, schema: JSONSchema)] = [
        ("Job", .object(JobOutput.all.map(property))), ("WorkloadVariant", .object(variant)),
        ("VariantRequest", .object(variantRequest)),
        ("JobRecord", .object(record)), ("Attempt", .object(attempt)),
        ("Realised", .object(realised)),
        (
            "Statement",
            .object(
                [
                    .always("revision", integer), .always("statedAt", .instant),
                    .always("importBatch", integer.orNull),
                    .always("reason", .string(choices: ["end", "attempt", "observed"])),
                    .always(
                        "changedHours",
                        .array(.object([.always("start", .instant), .always("end", .instant)]))),
                ] + realised)
        ),
        (
            "JobEvent",
            .object([
                .always("at", .instant), .always("from", state.orNull), .always("to", state),
                .always("actor", text, "Who did it: user, planner, service, or a token's name"),
                .always("reason", text),
            ])
        ),
        (
            "PastDecisions",
            .object([
                .always("share", number, "Share that turned out better than starting at once"),
                .always("count", integer), .always("kind", text), .always("zone", text),
            ])
        ),
        ("JobEntry", .object(JobField.all.map(property))),
    ]

    private static let variant: [JSONSchema.Property] = [
        .always("name", text), .always("model", text.orNull), .always("gpuType", text),
        .always("gpus", integer), .always("hours", number), .always("meanHours", number),
        .always("wattsPerGpu", number), .always("isPowerAssumed", .boolean),
        .always("price", number.orNull), .always("throughput", number.orNull),
        .always("command", texts.orNull),
    ]

    private static let variantRequest: [JSONSchema.Property] = [
        .always("name", .string(length: 1...100), "No two variants of a job have the same"),
        .maybe("model", .string(length: 1...1000), "What it trains or runs, if not the job's own"),
        .maybe("gpuType", .string(length: 1...1000)), .maybe("gpus", .integer(1...1_000_000)),
        .maybe("hours", .any([.number(atLeast: 0), .string(length: 1...1000)])),
        .maybe("watts", .number(atLeast: 0), "Average power of one accelerator"),
        .maybe("price", .number(atLeast: 0), "Of one accelerator for an hour"),
        .maybe("throughput", .number(atLeast: 0), "Units of work that all of them do in an hour"),
        .maybe("command", .array(text, count: 1...10_000)),
    ]

    static let record: [JSONSchema.Property] = [
        .always("job", .named("Job")), .always("placement", JSONSchema.named("Placement").orNull),
        .always("baseline", JSONSchema.named("Baseline").orNull),
        .always("saving", JSONSchema.named("Saving").orNull),
        .always("attempts", .array(.named("Attempt"))),
        .always("realised", JSONSchema.named("Realised").orNull),
        .always("statements", .array(.named("Statement"))),
    ]

    private static let attempt: [JSONSchema.Property] = [
        .always("number", integer),
        .always("purpose", .string(choices: ["start", "retry", "resume"])),
        .always("devices", .array(integer)),
        .always(
            "pauses",
            .array(
                .object([.always("start", .instant), .always("end", JSONSchema.instant.orNull)]))),
        .always("readings", readings),
        .always("capProblem", text.orNull), .always("region", text), .always("folder", text),
        .always("startedAt", .instant), .always("endedAt", JSONSchema.instant.orNull),
        .always("appliedCapWatts", number.orNull),
        .always(
            "outcome",
            JSONSchema.object([
                .always(
                    "kind",
                    .string(choices: ["exited", "signalled", "never-started", "unknown"])),
                .always("status", integer.orNull), .always("signal", integer.orNull),
                .always("reason", text.orNull),
            ]).orNull),
    ]

    private static let realised: [JSONSchema.Property] = [
        .always("itEnergyKWh", number), .always("facilityEnergyKWh", number),
        .always("emissionsGrams", number), .always("cost", number.orNull),
        .always("energySource", energySource),
        .always("observedShare", number, "Share of the run time whose carbon was observed"),
        .always("estimatedShare", number, "Share of it that the provider estimated"),
        .always("filledShare", number, "Share of it that is not in the record"),
        .always("baselineGrams", number), .always("savingGrams", number),
        .always("savingFraction", number),
    ]
}

extension JSONSchema {
    /// A moment, `2026-01-31T18:00:00Z`.
    static let instant = JSONSchema.formatted(
        Format(name: "date-time", title: "a moment such as 2026-01-31T18:00:00Z") {
            (try? InstantText.parse($0)) != nil
        })
}
