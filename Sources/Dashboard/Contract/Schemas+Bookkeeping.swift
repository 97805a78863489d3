import Solstice
import SolsticeJSON

extension Schemas {
    static let bookkeeping: [(name: String, schema: JSONSchema)] = [
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
                            .always("issuedAt", JSONSchema.instant.orNull),
                        ]))),
                .always("notes", texts),
                .always(
                    "carbonFreeShares",
                    .array(
                        .object([
                            .always("zone", text), .always("hours", number),
                            .always("inserted", integer), .always("replaced", integer),
                            .always("unchanged", integer),
                        ])), "Carbon-free shares that came with the intensities"),
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

    private static let tally: [JSONSchema.Property] = [
        .always("signal", signal), .always("jobs", integer), .always("emissionsGrams", number),
        .always("baselineGrams", number), .always("savingGrams", number),
    ]

    private static let summary: [JSONSchema.Property] = [
        .always("jobs", .object(states.map { .always($0, integer) })),
        .always("planned", .array(.named("Tally"))), .always("realised", .array(.named("Tally"))),
        .always(
            "days",
            .array(.object([.always("start", .instant)] + tally))),
        .always(
            "plan",
            JSONSchema.object([
                .always("id", integer), .always("createdAt", .instant), .always("reason", text),
                .always("gap", number.orNull), .always("seconds", number.orNull),
            ]).orNull),
    ]
}

extension Schemas {
    static let feeds: [(name: String, schema: JSONSchema)] = [
        ("Feed", .object(feed)), ("FeedTrouble", .object(trouble)),
        (
            "Skill",
            .object([
                .always("zone", text), .always("signal", signal),
                .always("leads", .array(.object(lead))),
            ])
        ),
    ]

    private static let feed: [JSONSchema.Property] = [
        .always("id", text),
        .always("provider", .string(choices: FeedProvider.allCases.map(\.rawValue))),
        .always("zone", text.orNull), .always("signal", signal.orNull),
        .always("baseURL", text.orNull), .always("command", texts),
        .always("tokenVariable", text.orNull), .always("tokenFile", text.orNull),
        .always("since", .instant), .always("everySeconds", number),
        .always("isRecentOnly", .boolean), .always("lastSuccess", JSONSchema.instant.orNull),
        .always("nextDue", JSONSchema.instant.orNull),
        .always("newestHourEnd", JSONSchema.instant.orNull),
        .always("newestForecast", JSONSchema.instant.orNull),
        .always("trouble", JSONSchema.named("FeedTrouble").orNull),
        .always("streams", .array(.object(stream))),
    ]

    private static let stream: [JSONSchema.Property] = [
        .always("stream", .string(choices: FeedStream.allCases.map(\.rawValue))),
        .always("cursor", JSONSchema.instant.orNull),
        .always("lastSuccess", JSONSchema.instant.orNull),
        .always("nextDue", .instant), .always("pages", integer), .always("inserted", integer),
        .always("revised", integer), .always("contradictions", integer),
        .always("failures", integer),
        .always("trouble", JSONSchema.named("FeedTrouble").orNull),
    ]

    private static let trouble: [JSONSchema.Property] = [
        .always("kind", text), .always("problem", text), .always("causes", texts),
        .always("at", .instant),
    ]

    private static let lead: [JSONSchema.Property] = [
        .always("leadHours", integer), .always("providerError", number),
        .always("correctedError", number.orNull), .always("ownError", number.orNull),
        .always("bias", number), .always("dayCount", integer), .always("issueCount", integer),
        .always("reckonedAt", .instant),
    ]
}
