import Solstice
import SolsticeJSON

extension Schemas {
    static let reports: [(name: String, schema: JSONSchema)] =
        [
            ("Report", .object(report)), ("ReportTotal", .object(total)),
            ("ReportedJob", .object(reportedJob)),
            ("Reckoning", .object(account)), ("RatedHour", .object(hour)),
            (
                "DataUse",
                .object([
                    .always("role", text), .always("quantity", text), .always("place", text),
                    .always("batch", integer.orNull), .always("values", integer.orNull),
                    .always("figure", number.orNull), .always("source", text.orNull),
                ])
            ),
            (
                "ImportBatch",
                .object([
                    .always("batch", integer), .always("kind", text), .always("fileName", text),
                    .always("sha256", text), .always("importedAt", .instant),
                    .always("format", text),
                    .always("unit", text),
                ])
            ),
            (
                "CarbonFree",
                .object([
                    .always("share", share, "Of facility energy, from 0 to 1"),
                    .always("basis", .string(choices: ["record", "usual", "annual-figure"])),
                    .always("energyCoverage", share.orNull, "Share of the energy in the record"),
                    .always("zone", text.orNull, "Whose usual hours they are"),
                    .always("sources", texts),
                ])
            ),
        ] + sideEffects

    private static let sideEffects: [(name: String, schema: JSONSchema)] = [
        (
            "SideEffects",
            .object([
                .always("onSiteWater", water.orNull), .always("electricityWater", water.orNull),
                .always(
                    "embodied",
                    JSONSchema.object([
                        .always("emissionsGrams", number), .always("processorGrams", number),
                        .always("lifetimeHours", number), .always("source", text),
                    ]).orNull),
            ])
        ),
        (
            "SideEffectTotal",
            .object([
                .always("onSiteWater", sum("litres").orNull),
                .always("electricityWater", sum("litres").orNull),
                .always("embodied", sum("emissionsGrams").orNull),
            ])
        ),
    ]

    private static let water = JSONSchema.object([
        .always("litres", number), .always("litresPerKWh", number), .always("sources", texts),
    ])

    private static func sum(_ amount: String) -> JSONSchema {
        .object([
            .always(amount, number), .always("jobs", integer, "The jobs whose factors are stated"),
        ])
    }

    private static let report: [JSONSchema.Property] = [
        .always("madeAt", .instant), .always("from", JSONSchema.instant.orNull),
        .always("to", JSONSchema.instant.orNull), .always("solsticeVersion", text),
        .always("schema", text), .always("formulas", texts),
        .always("project", text.orNull),
        .always("totals", .array(.named("ReportTotal")), "Of all jobs in the report"),
        .always(
            "finalTotals", JSONSchema.array(.named("ReportTotal")).orNull,
            "Of a project's final runs"),
        .always(
            "preliminaryTotals", JSONSchema.array(.named("ReportTotal")).orNull,
            "Of a project's preliminary runs"),
        .always("jobs", .array(.named("ReportedJob"))),
        .always(
            "withoutEnergy",
            .array(
                .object([.always("job", integer), .always("name", text), .always("state", state)]))),
        .always("batches", .array(.named("ImportBatch"))),
    ]

    private static let qualities: [JSONSchema.Property] = [
        .always("observedShare", number), .always("estimatedShare", number),
        .always("filledShare", number), .always("observedHours", number),
        .always("estimatedHours", number), .always("filledHours", number),
    ]

    private static let total: [JSONSchema.Property] =
        qualities + [
            .always("signal", signal), .always("jobs", integer), .always("workedHours", number),
            .always("processorHours", .map(number)), .always("averagePowerWatts", number.orNull),
            .always("energySource", energySource), .always("itEnergyKWh", number),
            .always("pue", number.orNull), .always("facilityEnergyKWh", number),
            .always("carbonIntensityGramsPerKWh", number.orNull), .always("transferGrams", number),
            .always("emissionsGrams", number),
            .always("baselineGrams", number), .always("savingGrams", number),
            .always("savingFraction", number),
            .always(
                "equivalents",
                .array(
                    .object([
                        .always("title", text), .always("emissionsGrams", number),
                        .always("durationHours", number.orNull), .always("count", number),
                        .always("source", text),
                    ]))),
            .always("sideEffects", .named("SideEffectTotal")),
            .always(
                "carbonFree",
                JSONSchema.object([
                    .always("share", share), .always("jobs", integer, "The jobs it is known of"),
                    .always("recordedJobs", integer, "Those whose hours are in the record"),
                ]).orNull),
            .always(
                "net",
                .object([
                    .always("emissionsGrams", number.orNull, "Null unless every job has them"),
                    .always("jobs", integer, "The jobs that have them"),
                ]), "Beside emissionsGrams, and in no other figure"),
        ]

    private static let account: [JSONSchema.Property] = [
        .always("region", text), .always("accelerator", text), .always("processors", integer),
        .always("start", .instant), .always("end", .instant), .always("workedHours", number),
        .always("elapsedHours", number), .always("processorHours", number),
        .always("averagePowerWatts", number.orNull), .always("itEnergyKWh", number),
        .always("pue", number.orNull), .always("facilityEnergyKWh", number),
        .always("carbonIntensityGramsPerKWh", number.orNull), .always("transferGrams", number),
        .always("emissionsGrams", number), .always("hoursEmissionsGrams", number.orNull),
        .always("hours", JSONSchema.array(.named("RatedHour")).orNull),
    ]

    private static let hour: [JSONSchema.Property] = [
        .always("start", .instant), .always("end", .instant), .always("powerWatts", number),
        .always("pue", number), .always("carbonIntensityGramsPerKWh", number),
        .always("isPUEObserved", .boolean), .always("isCarbonObserved", .boolean),
        .always("carbonQuality", .string(choices: HourQuality.allCases.map(\.rawValue))),
    ]

    private static let reportedJob: [JSONSchema.Property] =
        [
            .always("job", integer), .always("name", text), .always("arrayIndex", integer.orNull),
            .always("project", text.orNull), .always("final", .boolean),
            .always("state", state), .always("signal", signal),
        ] + account + qualities + [
            .always("energySource", energySource), .always("powerCapsWatts", .array(number)),
            .always("meterCoverage", number),
            .always("readings", readings),
            .always("emissionsP10Grams", number.orNull),
            .always("emissionsP90Grams", number.orNull),
            .always("expectation", JSONSchema.named("Basis").orNull),
            .always(
                "planned",
                JSONSchema.object([
                    .always("emissionsGrams", number),
                    .always("emissionsP10Grams", number.orNull),
                    .always("emissionsP90Grams", number.orNull),
                ]).orNull),
            .always("baseline", .named("Reckoning")), .always("savingGrams", number),
            .always("savingFraction", number),
            .always(
                "statement",
                JSONSchema.object([
                    .always("revision", integer), .always("statedAt", .instant),
                    .always("importBatch", integer.orNull), .always("reason", text),
                    .always("isCurrent", .boolean),
                ]).orNull),
            .always("sources", .array(.named("DataUse"))),
            .always("sideEffects", .named("SideEffects")),
            .always("carbonFree", JSONSchema.named("CarbonFree").orNull),
            .always(
                "net",
                JSONSchema.object([
                    .always("emissionsGrams", number),
                    .always("carbonIntensityGramsPerKWh", number), .always("sources", texts),
                ]).orNull, "Beside emissionsGrams, and in no other figure"),
        ]
}
