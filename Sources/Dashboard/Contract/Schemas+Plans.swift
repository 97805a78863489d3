import Solstice
import SolsticeJSON

extension Schemas {
    static let plans: [(name: String, schema: JSONSchema)] = [
        ("Window", .object([.always("start", .instant), .always("end", .instant)])),
        ("Basis", .object([.always("carbonIntensity", text), .always("pue", text)])),
        ("Placement", .object(placement)), ("Baseline", .object(baseline)),
        ("Levers", .object(levers)),
        (
            "Saving",
            .object([
                .always("grams", number), .always("fraction", number),
                .always("byLever", .named("Levers")),
                .always(
                    "leverFactors", .object(leverFactors),
                    "By what each lever divides emissions; together, baseline over plan"),
                .always(
                    "byFactor",
                    .object(
                        ["itEnergy", "pue", "carbonIntensity", "transfer"].map {
                            .always($0, number)
                        })),
            ])
        ),
        (
            "PlannedEntry",
            .object(
                [.always("job", integer), .always("name", text)] + placement + [
                    .always("baseline", .named("Baseline")), .always("saving", .named("Saving")),
                    .always("previous", JSONSchema.named("Placement").orNull),
                    .always("isMoved", .boolean),
                ])
        ),
        (
            "Unplaceable",
            .object([
                .always("job", integer), .always("name", text), .always("reason", text),
                .always("earliestFinish", JSONSchema.instant.orNull),
            ])
        ),
        ("Plan", .object(plan)),
    ]

    private static let levers: [JSONSchema.Property] =
        ["time", "region", "cap", "accelerator", "pausing", "transfer", "model"].map {
            .always($0, number)
        } + [.always("datacentre", number.orNull), .always("grid", number.orNull)]

    /// Null where nothing is emitted any more.
    private static let leverFactors: [JSONSchema.Property] = levers.map {
        .always($0.name, number.orNull)
    }

    static let placement: [JSONSchema.Property] = [
        .always("region", text), .always("variant", text), .always("accelerator", text),
        .always("gpus", integer), .always("powerCapWatts", number.orNull),
        .always("segments", .array(.named("Window"))),
        .always("itEnergyKWh", number), .always("facilityEnergyKWh", number),
        .always("emissionsGrams", number), .always("emissionsP10Grams", number.orNull),
        .always("emissionsP90Grams", number.orNull), .always("transferGrams", number),
        .always("cost", number.orNull), .always("signal", signal),
        .always("basis", .named("Basis")),
    ]

    private static let baseline: [JSONSchema.Property] = [
        .always("region", text), .always("variant", text), .always("accelerator", text),
        .always("gpus", integer), .always("start", .instant),
        .always("end", .instant), .always("itEnergyKWh", number),
        .always("facilityEnergyKWh", number), .always("emissionsGrams", number),
        .always("cost", number.orNull), .always("basis", .named("Basis")),
    ]

    private static let plan: [JSONSchema.Property] = [
        .always("id", integer.orNull), .always("parent", integer.orNull),
        .always("createdAt", .instant), .always("emissionsGrams", number),
        .always("baselineGrams", number), .always("lowerBoundGrams", number),
        .always("gap", number.orNull, "At most so far above the best possible, proven"),
        .always("objectiveGrams", number),
        .always("effort", .string(choices: PlanningEffort.allCases.map(\.rawValue))),
        .always("isInterrupted", .boolean), .always("isDryRun", .boolean),
        .always("byLever", .named("Levers")), .always("moved", integer),
        .always("placements", .array(.named("PlannedEntry"))),
        .always("unplaceable", .array(.named("Unplaceable"))),
    ]

    static let explanations: [(name: String, schema: JSONSchema)] = [
        (
            "Alternative",
            .object([
                .always("savingGrams", number), .always("placement", .named("Placement")),
            ])
        ),
        (
            "Explanation",
            .object([
                .always("job", .named("Job")),
                .always(
                    "best",
                    .object([
                        .always("placement", .named("Placement")),
                        .always("baseline", .named("Baseline")),
                        .always("saving", .named("Saving")),
                    ])),
                .always("byRegion", .array(.named("Alternative"))),
                .always("byVariant", .array(.named("Alternative"))),
                .always("byStart", .array(.named("Alternative"))),
                .always("startNow", JSONSchema.named("Alternative").orNull),
                .always("gainFromWaitingGrams", number.orNull),
                .always("isWaitingWorthwhile", .boolean),
                .always("waiting", waiting.orNull),
                .always(
                    "slack",
                    .array(
                        .object([
                            .always("extraHours", number), .always("furtherSavingGrams", number),
                            .always("placement", .named("Placement")),
                        ]))),
                .always(
                    "exclusions",
                    .array(.object([.always("region", text), .always("reason", text)]))),
                .always("frontier", .array(.named("Alternative"))),
                .always("carbonFree", JSONSchema.named("CarbonFree").orNull),
                .always("pastDecisions", JSONSchema.named("PastDecisions").orNull),
            ])
        ),
    ]

    private static let waiting = JSONSchema.object([
        .always("startsNow", .boolean), .always("startingNowGrams", number),
        .always("goingOnGrams", number), .always("worthGrams", number),
        .always("expectedStart", JSONSchema.instant.orNull), .always("latestStart", .instant),
        .always("countsOnNews", .boolean),
        .always(
            "isForSeason", .boolean, "Whether it waits for a season: weeks of work, months of slack"
        ),
    ])
}
