import Solstice

extension Schemas {
    static let feeds: [(name: String, schema: Schema)] = [
        ("Feed", .object(feed)), ("FeedTrouble", .object(trouble)),
        (
            "Skill",
            .object([
                .always("zone", text), .always("signal", signal),
                .always("leads", .array(.object(lead))),
            ])
        ),
    ]

    private static let feed: [Schema.Property] = [
        .always("id", text),
        .always("provider", .string(choices: FeedProvider.allCases.map(\.rawValue))),
        .always("zone", text.orNull), .always("signal", signal.orNull),
        .always("baseURL", text.orNull), .always("command", texts),
        .always("tokenVariable", text.orNull), .always("tokenFile", text.orNull),
        .always("since", .instant), .always("everySeconds", number),
        .always("isRecentOnly", .boolean), .always("lastSuccess", Schema.instant.orNull),
        .always("nextDue", Schema.instant.orNull), .always("newestHourEnd", Schema.instant.orNull),
        .always("newestForecast", Schema.instant.orNull),
        .always("trouble", Schema.named("FeedTrouble").orNull),
        .always("streams", .array(.object(stream))),
    ]

    private static let stream: [Schema.Property] = [
        .always("stream", .string(choices: FeedStream.allCases.map(\.rawValue))),
        .always("cursor", Schema.instant.orNull), .always("lastSuccess", Schema.instant.orNull),
        .always("nextDue", .instant), .always("pages", integer), .always("inserted", integer),
        .always("revised", integer), .always("contradictions", integer),
        .always("failures", integer),
        .always("trouble", Schema.named("FeedTrouble").orNull),
    ]

    private static let trouble: [Schema.Property] = [
        .always("kind", text), .always("problem", text), .always("causes", texts),
        .always("at", .instant),
    ]

    private static let lead: [Schema.Property] = [
        .always("leadHours", integer), .always("providerError", number),
        .always("correctedError", number.orNull), .always("ownError", number.orNull),
        .always("bias", number), .always("dayCount", integer), .always("issueCount", integer),
        .always("reckonedAt", .instant),
    ]
}
