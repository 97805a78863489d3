import Solstice
import SolsticeJSON

extension Schemas {
    static let backtests: [(name: String, schema: JSONSchema)] = [
        (
            "Backtest",
            .object([
                .always("from", .instant), .always("to", .instant), .always("everyHours", number),
                .always("signal", signal), .always("across", .boolean), .always("zones", texts),
                .always("historyStarts", .array(.instant)), .always("kinds", texts),
                .always("policies", .array(policy)), .always("baselinePolicy", policy),
                .always("results", .array(.object(result))),
                .always(
                    "coverage",
                    .array(.object(coverage)), "How often P10 to P90 held what came"),
                .always(
                    "planCoverage", .array(.object(planCoverage)),
                    "How often the P10 to P90 printed with a plan held what came"),
                .always("leftOut", integer, "Jobs in whose time history has gaps"),
                .always("isInterrupted", .boolean, "Whether zones or kinds are missing"),
            ])
        )
    ]

    private static let policy = JSONSchema.string(choices: BacktestPolicy.allCases.map(\.rawValue))

    private static let result: [JSONSchema.Property] = [
        .always("zone", text), .always("kind", text), .always("policy", policy),
        .always("jobs", integer), .always("shareOfOracle", number.orNull),
        .always("savedFraction", number.orNull), .always("emissionsGramsPerKW", number),
        .always("atOnceGramsPerKW", number), .always("oracleGramsPerKW", number),
        .always("delayHoursMedian", number.orNull), .always("delayHoursP90", number.orNull),
        .always("misses", integer), .always("shareBetter", number.orNull),
        .always(
            "expectedSaving", number.orNull,
            "What plans promised at submission, as a share of running at once, on average"),
        .always("realisedSaving", number, "What the jobs saved, likewise"),
    ]

    private static let planCoverage: [JSONSchema.Property] = [
        .always("zone", text.orNull), .always("kind", text.orNull),
        .always("leadHoursFrom", number), .always("leadHoursTo", number.orNull),
        .always("plans", integer), .always("below", integer), .always("inside", integer),
        .always("above", integer), .always("share", number.orNull),
        .always("shareLow", number.orNull, "Where the share lies with 95 % confidence"),
        .always("shareHigh", number.orNull),
    ]

    private static let coverage: [JSONSchema.Property] = [
        .always("zone", text), .always("leadHoursFrom", number), .always("leadHoursTo", number),
        .always("windows", integer), .always("below", integer), .always("inside", integer),
        .always("above", integer), .always("share", number.orNull),
    ]
}
