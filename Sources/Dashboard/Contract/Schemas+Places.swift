import Solstice
import SolsticeJSON

extension Schemas {
    static let places: [(name: String, schema: JSONSchema)] = [
        ("Region", .object(region)), ("RegionRecord", .object(region + histories)),
        ("HistorySummary", .object(history + [.always("meanGramsPerKWh", number)])),
        ("PUEHistorySummary", .object(history + [.always("meanPUE", number)])),
        ("ShareHistorySummary", .object(history + [.always("meanShare", share)])),
        (
            "Accelerator",
            .object([
                .always("id", text), .always("title", text),
                .always("boardPowerWatts", number.orNull),
                .always("boardPowerSource", text.orNull),
                .always("relativeSpeed", number.orNull),
                .always("relativeSpeedSource", text.orNull),
                .always("powerCaps", .array(.object(cap)), "Of training"),
                .always("inferencePowerCaps", .array(.object(cap)), "Of inference"),
                .always(
                    "publishedCaps",
                    .array(
                        .object([
                            .always(
                                "workload",
                                .string(choices: WorkloadKind.allCases.map(\.rawValue))),
                            .always("capWatts", number), .always("relativeTime", number),
                            .always("relativeEnergy", number.orNull), .always("source", text),
                        ])), "To compare; plans are made from the tables"),
                .always("embodiedGrams", number.orNull), .always("lifetimeHours", number.orNull),
                .always("embodiedSource", text.orNull),
            ])
        ),
        ("Forecast", .object(forecast)), ("Profile", .object(profile)),
    ]

    private static let cap: [JSONSchema.Property] = [
        .always("capWatts", number), .always("relativeTime", number),
        .always("relativeEnergy", number), .always("source", text),
        .always(
            "byDraw", .array(.object(capAtDraw)),
            "The same, apart by what the workloads draw uncapped"),
    ]

    private static let capAtDraw: [JSONSchema.Property] = [
        .always("drawWatts", number), .always("relativeTime", number),
        .always("slowRelativeTime", number, "Of the slowest tenth of them (P90)"),
        .always("relativeEnergy", number),
    ]

    private static let region: [JSONSchema.Property] = [
        .always("id", text), .always("zone", text), .always("timeZone", text),
        .always("isHome", .boolean),
        .always("executor", .string(choices: ExecutorKind.allCases.map(\.rawValue))),
        .always(
            "slurm",
            JSONSchema.object([
                .always("configurationPath", text.orNull), .always("commandPrefix", texts),
                .always("partition", text.orNull),
            ]).orNull),
        .always("annualPUE", number.orNull), .always("annualPUESource", text.orNull),
        .always("annualCarbonIntensityGramsPerKWh", number.orNull),
        .always("annualCarbonIntensitySource", text.orNull),
        .always("annualSignal", signal.orNull),
        .always(
            "capacity",
            .array(
                .object([
                    .always("accelerator", text), .always("count", integer),
                    .always("hourlyPrice", number.orNull),
                ]))),
        .always("transferKWhPerGB", number.orNull), .always("transferGbps", number.orNull),
        .always("powerCapMeans", .string(choices: PowerCapMeans.allCases.map(\.rawValue))),
        .always("powerCapObstacle", text.orNull, "Why no power cap can be set; null where one can"),
        .always("onSiteWaterLitresPerKWh", number.orNull),
        .always("onSiteWaterSource", text.orNull),
        .always("electricityWaterLitresPerKWh", number.orNull),
        .always("electricityWaterSource", text.orNull),
        .always("carbonFreeShare", share.orNull, "Of its electricity over a year, from 0 to 1"),
        .always("carbonFreeShareSource", text.orNull),
        .always(
            "netCarbonIntensityGramsPerKWh", number.orNull,
            "After what the operator buys; shown beside gross emissions only"),
        .always("netCarbonIntensitySource", text.orNull),
    ]

    private static let histories: [JSONSchema.Property] = [
        .always("carbonHistory", .array(.named("HistorySummary"))),
        .always("pueHistory", JSONSchema.named("PUEHistorySummary").orNull),
        .always("carbonFreeHistory", JSONSchema.named("ShareHistorySummary").orNull),
    ]

    private static let history: [JSONSchema.Property] = [
        .always("signal", signal.orNull), .always("start", .instant), .always("end", .instant),
        .always("count", integer), .always("observedHours", number),
        .always("estimatedHours", number), .always("filledHours", number),
    ]

    private static let forecast: [JSONSchema.Property] = [
        .always("region", text), .always("zone", text), .always("timeZone", text),
        .always("signal", signal), .always("start", .instant), .always("end", .instant),
        .always(
            "pieces",
            .array(
                .object([
                    .always("start", .instant), .always("end", .instant),
                    .always("pue", number.orNull), .always("carbonGramsPerKWh", number.orNull),
                    .always("rateGramsPerITKWh", number.orNull),
                    .always("rateP10GramsPerITKWh", number.orNull),
                    .always("rateP90GramsPerITKWh", number.orNull),
                ]))),
        .always(
            "bases",
            .array(
                .object([
                    .always("start", .instant), .always("end", .instant),
                    .always("carbonIntensity", text), .always("pue", text),
                ]))),
        .always(
            "marked",
            .array(
                .object([
                    .always("label", text), .always("start", .instant), .always("end", .instant),
                ]))),
    ]

    private static let profile: [JSONSchema.Property] = [
        .always("id", text), .always("unit", text), .always("timeZone", text),
        .always(
            "cells",
            .array(
                .object([
                    .always("month", .integer(1...12)), .always("hour", .integer(0...23)),
                    .always("dayType", .string(choices: ["workday", "weekend"])),
                    .always("mean", number.orNull), .always("p10", number.orNull),
                    .always("p90", number.orNull), .always("count", integer.orNull),
                ]))),
    ]
}
