import Solstice

extension Schemas {
    static let bookkeeping: [(name: String, schema: Schema)] = [
        (
            "Error",
            under(
                "error",
                .object([
                    .always("exitStatus", integer, "What the command line would exit with"),
                    .always("problem", text), .always("causes", texts),
                    .always("remedy", text.orNull),
                    .always("requestId", text, "The X-Request-Id of the answer"),
                ]))
        ),
        ("Tally", .object(tally)), ("Summary", .object(summary)),
        (
            "ImportReport",
            .object([
                .always("isDryRun", .boolean), .always("batch", integer.orNull),
                .always("fileName", text), .always("sha256", .string(length: 64...64)),
                .always(
                    "recognised",
                    .array(.object([.always("name", text), .always("value", text)]))),
                .always("rowCount", integer), .always("duplicateCount", integer),
                .always("contradictionCount", integer), .always("missingZeroCount", integer),
                .always("estimatedCount", integer),
                .always("gapCount", integer), .always("gapHours", number),
                .always("rejected", texts),
                .always(
                    "parts",
                    .array(
                        .object([
                            .always("place", text), .always("signal", signal.orNull),
                            .always("start", .instant), .always("end", .instant),
                            .always("inserted", integer), .always("replaced", integer),
                            .always("unchanged", integer),
                            .always("issuedAt", Schema.instant.orNull),
                        ]))),
                .always("notes", texts),
            ])
        ),
        (
            "Finding",
            .object([
                .always("severity", text), .always("subject", text), .always("text", text),
                .always("remedy", text.orNull),
            ])
        ),
        (
            "PlanViolation",
            .object([
                .always("rule", text), .always("job", integer.orNull), .always("severity", text),
                .always("text", text),
            ])
        ),
    ]

    private static let tally: [Schema.Property] = [
        .always("signal", signal), .always("jobs", integer), .always("emissionsGrams", number),
        .always("baselineGrams", number), .always("savingGrams", number),
    ]

    private static let summary: [Schema.Property] = [
        .always("jobs", .object(states.map { .always($0, integer) })),
        .always("planned", .array(.named("Tally"))), .always("realised", .array(.named("Tally"))),
        .always(
            "days",
            .array(.object([.always("start", .instant)] + tally))),
        .always(
            "plan",
            Schema.object([
                .always("id", integer), .always("createdAt", .instant), .always("reason", text),
                .always("gap", number.orNull), .always("seconds", number.orNull),
            ]).orNull),
    ]
}
