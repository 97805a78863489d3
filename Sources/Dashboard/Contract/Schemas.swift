import Solstice

/// The schemas that others reference by name.
enum Schemas {
    /// All of them, in the order of the document.
    static let all: [(name: String, schema: Schema)] =
        jobs + plans + explanations + backtests + places + reports + feeds + bookkeeping

    /// The same by name.
    static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0.schema) })

    static let text = Schema.string()
    static let number = Schema.number()
    static let integer = Schema.integer()
    static let texts = Schema.array(text)
    static let signal = Schema.string(choices: CarbonSignal.allCases.map(\.rawValue))
    static let states = JobState.allCases.map(\.rawValue)
    static let state = Schema.string(choices: states)
    /// Meter readings.
    static let readings = Schema.array(
        .object([
            .always("meter", text), .always("energyKWh", number),
            .always("coveredSeconds", number),
        ]))
    static let energySource = Schema.string(choices: ["modelled", "metered", "mixed"])

    /// An object with one key, as in most responses.
    static func under(_ key: String, _ schema: Schema) -> Schema { .object([.always(key, schema)]) }

    /// A page of a list that is ordered by name.
    static func page(_ key: String, of element: String) -> Schema {
        .object([
            .always(key, .array(.named(element))),
            .always("next", text.orNull, "To ask for the next page with"),
        ])
    }

    static let jobs: [(name: String, schema: Schema)] = [
        ("Job", .object(JobOutput.all.map(property))), ("WorkloadVariant", .object(variant)),
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

    private static let variant: [Schema.Property] = [
        .always("gpuType", text), .always("hours", number), .always("meanHours", number),
        .always("wattsPerGpu", number), .always("isPowerAssumed", .boolean),
    ]

    static let record: [Schema.Property] = [
        .always("job", .named("Job")), .always("placement", Schema.named("Placement").orNull),
        .always("baseline", Schema.named("Baseline").orNull),
        .always("saving", Schema.named("Saving").orNull),
        .always("attempts", .array(.named("Attempt"))),
        .always("realised", Schema.named("Realised").orNull),
        .always("statements", .array(.named("Statement"))),
    ]

    private static let attempt: [Schema.Property] = [
        .always("number", integer),
        .always("purpose", .string(choices: ["start", "retry", "resume"])),
        .always("devices", .array(integer)),
        .always(
            "pauses",
            .array(.object([.always("start", .instant), .always("end", Schema.instant.orNull)]))),
        .always("readings", readings),
        .always("capProblem", text.orNull), .always("region", text), .always("folder", text),
        .always("startedAt", .instant), .always("endedAt", Schema.instant.orNull),
        .always("appliedCapWatts", number.orNull),
        .always(
            "outcome",
            Schema.object([
                .always(
                    "kind",
                    .string(choices: ["exited", "signalled", "never-started", "unknown"])),
                .always("status", integer.orNull), .always("signal", integer.orNull),
                .always("reason", text.orNull),
            ]).orNull),
    ]

    private static let realised: [Schema.Property] = [
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
