import Testing

/// A statement that would bring the database of ``legalRows`` into a state that means nothing, and
/// the rule that refuses it.
struct IllegalRow: CustomTestStringConvertible, Sendable {
    /// The constraint's name, or what SQLite calls a rule without one.
    let rule: String
    let sql: String

    var testDescription: String { "\(rule): \(sql.prefix(70))" }

    init(_ rule: String, _ sql: String) {
        self.rule = rule
        self.sql = sql
    }

    /// One legal row or more for the illegal ones to lean on.
    static let legalRows = """
        INSERT INTO zone VALUES ('DE', 'UTC', 0);
        INSERT INTO region (id, zone, timeZone, executor, isHome)
            VALUES ('home', 'DE', 'UTC', 'local', 1), ('away', 'DE', 'UTC', 'none', 0);
        INSERT INTO capacity VALUES ('home', 'v100', 8, NULL);
        INSERT INTO importBatch VALUES (1, 'carbon', 'f', printf('%064d', 0), 0, 'x', 'y', 1, 1, 0, 0, 0, NULL);
        INSERT INTO plan (id, createdAt, reason) VALUES (1, 0, 'test');
        INSERT INTO currentPlan VALUES (1, 1);
        INSERT INTO job (id, name, state, submittedAt, command, regions, workingDirectory,
            acceleratorCount, home, cap)
            VALUES (1, 'train', 'queued', 0, '["true"]', '[]', '/', 1, 'home', 'auto');
        INSERT INTO job (id, name, state, submittedAt, command, regions, workingDirectory,
            acceleratorCount, home, cap, arrayJob, arrayIndex)
            VALUES (2, 'after', 'queued', 0, '["true"]', '[]', '/', 1, 'home', 'auto', 2, 0);
        INSERT INTO dependency VALUES (2, 1, 'after-ok');
        INSERT INTO workloadVariant VALUES (1, 0, 'v100', 3600, 250, 0, NULL, NULL, 'v100', 1, NULL,
            NULL, NULL, NULL, NULL);
        INSERT INTO placement VALUES (1, 1, 1, 'home', 'v100', NULL, 'direct', 'seasonal-table',
            'annual-figure', 1, 1, 1, NULL, NULL, NULL, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 'v100',
            1, 0, 0);
        INSERT INTO segment VALUES (1, 0, 3600);
        INSERT INTO forecastModel VALUES ('DE', 'direct', 0, 3600, zeroblob(16));
        INSERT INTO attempt (job, number, region, folder, startedAt) VALUES (1, 1, 'home', '/', 0);
        INSERT INTO pause VALUES (1, 1, 10, NULL);
        INSERT INTO meterReading VALUES (1, 1, 'acceleratorSamples', 0.5, 60);
        INSERT INTO statement VALUES (1, 1, 0, NULL, 'metered', 1, 1, 1, 0, 2, 1, 0, 'end', '[]');
        INSERT INTO fill VALUES (1, 'home', 'direct', 0, 3600, 300, 1);
        INSERT INTO feed (id, provider, zone, command, sinceAt, intervalSeconds, isRecentOnly,
            isForecast) VALUES ('gb', 'gb', 'GB', '[]', 0, 1800, 0, 0);
        INSERT INTO feedState (feed, stream, dueAt, failureCount, pageCount, insertedCount,
            replacedCount) VALUES ('gb', 'history', 0, 0, 0, 0, 0);
        INSERT INTO forecastSkill VALUES ('DE', 'direct', 0, 0, 1, 1, 0, 0.1, NULL, NULL);
        """

    static let all =
        places + histories + plans + jobs + models + attempts + running
        + feeds

    private static let foreignKey = "FOREIGN KEY"
    private static let unique = "UNIQUE"

    private static let places = [
        IllegalRow("zoneIsNamed", "INSERT INTO zone VALUES ('', 'UTC', 0)"),
        IllegalRow("zoneAssumptionIsFlag", "INSERT INTO zone VALUES ('FR', 'UTC', 2)"),
        region("regionIsNamed", "id = ''"),
        region("regionPUEIsPossible", "annualPUE = 0.99, annualPUESource = 'x'"),
        region("regionPUEIsPossible", "annualPUE = 5.01, annualPUESource = 'x'"),
        region("regionPUEHasSource", "annualPUE = 1.2"),
        region("regionPUEHasSource", "annualPUESource = 'x'"),
        region("regionIntensityIsPossible", intensity("-1")),
        region("regionIntensityIsPossible", intensity("3001")),
        region("regionIntensityHasSource", "annualGramsPerKWh = 300, annualSignal = 'direct'"),
        region(
            "regionIntensityHasSignal", "annualGramsPerKWh = 300, annualGramsPerKWhSource = 'x'"),
        region(
            "regionSignalIsKnown",
            "annualGramsPerKWh = 300, annualGramsPerKWhSource = 'x', annualSignal = 'all'"),
        region("regionExecutorIsKnown", "executor = 'lsf'"),
        region("regionCapMeansIsKnown", "capMeans = 'ipmi'"),
        region("regionSlurmPrefixIsList", "slurmCommandPrefix = '{}'"),
        region("regionHomeIsFlag", "isHome = 2"),
        IllegalRow(
            "capDrawIsPositive",
            "INSERT INTO powerCapDraw VALUES ('v100', 'training', 100, 0, 1, 1, 1)"),
        IllegalRow(
            foreignKey, "INSERT INTO powerCapDraw VALUES ('v100', 'training', 101, 200, 1, 1, 1)"),
        IllegalRow(
            foreignKey, "INSERT INTO powerCapDraw VALUES ('a40', 'inference', 100, 200, 1, 1, 1)"),
        IllegalRow(
            "capWorkloadIsKnown",
            "INSERT INTO powerCapPoint VALUES ('t4', 'rendering', 50, 1, 1, 's')"),
        region("regionTransferEnergyIsNotNegative", "transferKWhPerGigabyte = -0.01"),
        region("regionTransferRateIsPositive", "transferGigabitsPerSecond = 0"),
        region("regionOnSiteWaterIsPossible", "onSiteWater = -0.1, onSiteWaterSource = 'x'"),
        region("regionOnSiteWaterIsPossible", "onSiteWater = 1001, onSiteWaterSource = 'x'"),
        region("regionOnSiteWaterHasSource", "onSiteWater = 1.8"),
        region("regionOnSiteWaterHasSource", "onSiteWaterSource = 'x'"),
        region(
            "regionElectricityWaterIsPossible",
            "electricityWater = -0.1, electricityWaterSource = 'x'"),
        region(
            "regionElectricityWaterIsPossible",
            "electricityWater = 1001, electricityWaterSource = 'x'"),
        region("regionElectricityWaterHasSource", "electricityWater = 1.8"),
        region("regionElectricityWaterHasSource", "electricityWaterSource = 'x'"),
        region("regionCarbonFreeIsShare", "carbonFreeShare = -0.1, carbonFreeShareSource = 'x'"),
        region("regionCarbonFreeIsShare", "carbonFreeShare = 1.1, carbonFreeShareSource = 'x'"),
        region("regionCarbonFreeHasSource", "carbonFreeShare = 0.5"),
        region("regionCarbonFreeHasSource", "carbonFreeShareSource = 'x'"),
        region("regionNetIntensityIsPossible", "netGramsPerKWh = -1, netGramsPerKWhSource = 'x'"),
        region("regionNetIntensityIsPossible", "netGramsPerKWh = 3001, netGramsPerKWhSource = 'x'"),
        region("regionNetIntensityHasSource", "netGramsPerKWh = 177"),
        region("regionNetIntensityHasSource", "netGramsPerKWhSource = 'x'"),
        region(foreignKey, "zone = 'nowhere'"),
        IllegalRow(unique, "UPDATE region SET isHome = 1"),
        IllegalRow("acceleratorIsNamed", "INSERT INTO accelerator (id, title) VALUES ('', 't')"),
        IllegalRow(
            "acceleratorPowerIsPositive",
            "INSERT INTO accelerator (id, title, boardPowerWatts, boardPowerSource) VALUES ('x', 't', 0, 's')"
        ),
        IllegalRow(
            "acceleratorPowerHasSource",
            "INSERT INTO accelerator (id, title, boardPowerWatts) VALUES ('x', 't', 9)"),
        IllegalRow(
            "acceleratorSpeedIsPositive",
            "UPDATE accelerator SET relativeSpeed = 0, relativeSpeedSource = 's'"),
        IllegalRow("acceleratorSpeedHasSource", "UPDATE accelerator SET relativeSpeed = 2"),
        IllegalRow(
            "acceleratorSpeedHasSource", "UPDATE accelerator SET relativeSpeedSource = 's'"),
        embodied("acceleratorEmbodiedIsNotNegative", "-1", "3600", "'s'"),
        embodied("acceleratorLifetimeIsPositive", "1", "0", "'s'"),
        embodied("acceleratorLifetimeIsOfEmbodied", "1", "NULL", "'s'"),
        embodied("acceleratorLifetimeIsOfEmbodied", "NULL", "3600", "NULL"),
        embodied("acceleratorEmbodiedHasSource", "1", "3600", "NULL"),
        embodied("acceleratorEmbodiedHasSource", "NULL", "NULL", "'s'"),
        IllegalRow(
            foreignKey, "INSERT INTO powerCapPoint VALUES ('x', 'training', 100, 1, 1, 's')"),
        capPoint("0, 1, 1"), capPoint("50, 0, 1"), capPoint("50, 1, 0"),
        IllegalRow(foreignKey, "INSERT INTO capacity VALUES ('nowhere', 'v100', 1, NULL)"),
        IllegalRow(foreignKey, "INSERT INTO capacity VALUES ('home', 'x', 1, NULL)"),
        IllegalRow("capacityIsPositive", "UPDATE capacity SET count = 0"),
        IllegalRow("priceIsNotNegative", "UPDATE capacity SET hourlyPrice = -0.01"),
        IllegalRow(foreignKey, "DELETE FROM accelerator WHERE id = 'v100'"),
        IllegalRow("cannot store TEXT", "UPDATE capacity SET count = 'eight'"),
    ]

    private static func capPoint(_ figures: String) -> IllegalRow {
        IllegalRow(
            "capIsPositive",
            "INSERT INTO powerCapPoint VALUES ('t4', 'training', \(figures), 's')")
    }

    private static func embodied(
        _ rule: String, _ grams: String, _ seconds: String, _ source: String
    ) -> IllegalRow {
        IllegalRow(
            rule,
            "UPDATE accelerator SET embodiedGrams = \(grams), lifetimeSeconds = \(seconds), "
                + "embodiedSource = \(source)")
    }

    private static let histories = [
        IllegalRow("batchKindIsKnown", "UPDATE importBatch SET kind = 'weather'"),
        IllegalRow("batchHashIsSHA256", "UPDATE importBatch SET sha256 = 'abc'"),
        carbon(foreignKey, "'FR', 'direct', 0, 3600, 300, 1"),
        carbon(foreignKey, "'DE', 'direct', 0, 3600, 300, 9"),
        carbon("carbonSignalIsKnown", "'DE', 'average', 0, 3600, 300, 1"),
        carbon("carbonStepIsPositive", "'DE', 'direct', 0, 0, 300, 1"),
        carbon("carbonIsPossible", "'DE', 'direct', 0, 3600, -0.1, 1"),
        carbon("carbonIsPossible", "'DE', 'direct', 0, 3600, 3000.1, 1"),
        forecast(foreignKey, "'FR', 'direct', 0, 0, 3600, 300, 1"),
        forecast(foreignKey, "'DE', 'direct', 0, 0, 3600, 300, 9"),
        forecast("forecastSignalIsKnown", "'DE', 'average', 0, 0, 3600, 300, 1"),
        forecast("forecastStepIsPositive", "'DE', 'direct', 0, 0, -1, 300, 1"),
        forecast("forecastIsPossible", "'DE', 'direct', 0, 0, 3600, 3001, 1"),
        IllegalRow(foreignKey, "INSERT INTO pue VALUES ('home', 0, 3600, 1.2, 9)"),
        IllegalRow("pueStepIsPositive", "INSERT INTO pue VALUES ('home', 0, 0, 1.2, 1)"),
        IllegalRow("pueIsPossible", "INSERT INTO pue VALUES ('home', 0, 3600, 0.99, 1)"),
        IllegalRow("pueIsPossible", "INSERT INTO pue VALUES ('home', 0, 3600, 5.01, 1)"),
        carbonFree(foreignKey, "'FR', 0, 3600, 0.5, 1"),
        carbonFree(foreignKey, "'DE', 0, 3600, 0.5, 9"),
        carbonFree("carbonFreeStepIsPositive", "'DE', 0, 0, 0.5, 1"),
        carbonFree("carbonFreeIsShare", "'DE', 0, 3600, -0.1, 1"),
        carbonFree("carbonFreeIsShare", "'DE', 0, 3600, 1.1, 1"),
        carbonProfile(foreignKey, "'FR', 'direct', 1, 0, 'workday', 1, 1, 1, 1"),
        carbonProfile("carbonProfileSlot", "'DE', 'direct', 13, 0, 'workday', 1, 1, 1, 1"),
        carbonProfile("carbonProfileSlot", "'DE', 'direct', 1, 24, 'workday', 1, 1, 1, 1"),
        carbonProfile("carbonProfileSlot", "'DE', 'direct', 1, 0, 'holiday', 1, 1, 1, 1"),
        carbonProfile("carbonProfileIsOrdered", "'DE', 'direct', 1, 0, 'workday', 1, 2, 1, 1"),
        carbonProfile("carbonProfileIsOrdered", "'DE', 'direct', 1, 0, 'workday', 1, 1, 1, 0"),
        pueProfile("pueProfileSlot", "'home', 0, 0, 'workday', 1, 1, 1, 1"),
        pueProfile("pueProfileIsOrdered", "'home', 1, 0, 'workday', 1, 2, 1, 1"),
        IllegalRow(foreignKey, "DELETE FROM zone WHERE id = 'DE'"),
    ]

    private static let plans = [
        IllegalRow(foreignKey, "INSERT INTO plan (parent, createdAt, reason) VALUES (9, 0, 'x')"),
        IllegalRow(
            "planEffortIsKnown",
            "UPDATE plan SET effort = 'some', objectiveGrams = 1, lowerBoundGrams = 1, "
                + "isInterrupted = 0"),
        IllegalRow(
            "planObjectiveHasEffort",
            "UPDATE plan SET effort = 'quick', lowerBoundGrams = 1, isInterrupted = 0"),
        IllegalRow(
            "planBoundHasEffort",
            "UPDATE plan SET effort = 'quick', objectiveGrams = 1, isInterrupted = 0"),
        IllegalRow(
            "planInterruptionHasEffort",
            "UPDATE plan SET effort = 'quick', objectiveGrams = 1, lowerBoundGrams = 1"),
        IllegalRow(
            "planInterruptionHasEffort",
            "UPDATE plan SET effort = 'quick', objectiveGrams = 1, lowerBoundGrams = 1, "
                + "isInterrupted = 2"),
        IllegalRow("placementTransferIsNotNegative", "UPDATE placement SET transferGrams = -1"),
        IllegalRow("currentPlanIsOne", "INSERT INTO currentPlan VALUES (2, 1)"),
        IllegalRow("planningInputIsOne", "INSERT INTO planningInput VALUES (2, 0)"),
        IllegalRow(foreignKey, "UPDATE currentPlan SET plan = 9"),
        IllegalRow(foreignKey, "UPDATE placement SET plan = 9"),
        IllegalRow(foreignKey, "UPDATE placement SET job = 9"),
        IllegalRow("placementSignalIsKnown", "UPDATE placement SET signal = 'average'"),
        IllegalRow("placementCapIsPositive", "UPDATE placement SET capWatts = 0"),
        IllegalRow("placementEnergyIsOrdered", "UPDATE placement SET itEnergyKWh = -1"),
        IllegalRow("placementEnergyIsOrdered", "UPDATE placement SET facilityEnergyKWh = -1"),
        IllegalRow("placementEnergyIsOrdered", "UPDATE placement SET emissionsGrams = -1"),
        IllegalRow("placementBandIsWhole", "UPDATE placement SET emissionsP10Grams = 1"),
        IllegalRow("placementBandIsWhole", "UPDATE placement SET emissionsP90Grams = 1"),
        IllegalRow("placementVariantIsNamed", "UPDATE placement SET variant = ''"),
        IllegalRow("placementHoldsAccelerators", "UPDATE placement SET acceleratorCount = 0"),
        IllegalRow(foreignKey, "INSERT INTO segment VALUES (9, 0, 1)"),
        IllegalRow("segmentHasLength", "UPDATE segment SET endAt = startAt"),
        IllegalRow(unique, "INSERT INTO segment VALUES (1, 0, 60)"),
    ]

    private static let jobs =
        [
            IllegalRow("jobStateIsKnown", "UPDATE job SET state = 'sleeping'"),
            IllegalRow("jobCommandIsList", "UPDATE job SET command = '[]'"),
            IllegalRow("jobCommandIsList", "UPDATE job SET command = '\"true\"'"),
            IllegalRow("malformed JSON", "UPDATE job SET command = 'train'"),
            IllegalRow("jobCommandIsList", "UPDATE job SET command = 'true'"),
            IllegalRow("jobRegionsIsList", "UPDATE job SET regions = '{}'"),
            IllegalRow("jobHoldsSomething", "UPDATE job SET acceleratorCount = 0"),
            IllegalRow("jobSignalIsKnown", "UPDATE job SET signal = 'average'"),
            IllegalRow(foreignKey, "UPDATE job SET placement = 9"),
            IllegalRow(foreignKey, "UPDATE job SET baseline = 9"),
            IllegalRow(foreignKey, "DELETE FROM job"),
            IllegalRow(
                "jobResumeTakesNoNegativeTime", "UPDATE job SET resumeOverheadSeconds = -1"),
            IllegalRow("jobDatasetIsPositive", "UPDATE job SET datasetGigabytes = 0"),
            IllegalRow("jobMaximumCostIsPositive", "UPDATE job SET maximumCost = 0"),
            IllegalRow("jobCarbonPriceIsNotNegative", "UPDATE job SET carbonPricePerTonne = -1"),
            IllegalRow("jobPriorityIsKnown", "UPDATE job SET priority = 11"),
            IllegalRow("jobPriorityIsKnown", "UPDATE job SET priority = -11"),
            IllegalRow("NOT NULL", "UPDATE job SET priority = NULL"),
            IllegalRow("jobWorkloadIsKnown", "UPDATE job SET workload = 'rendering'"),
            IllegalRow("NOT NULL", "UPDATE job SET workload = NULL"),
            IllegalRow("jobProjectIsNamed", "UPDATE job SET project = ''"),
            IllegalRow("jobFinalRunIsFlag", "UPDATE job SET isFinalRun = 2"),
            IllegalRow("NOT NULL", "UPDATE job SET isFinalRun = NULL"),
            IllegalRow(
                "jobFollowsItsArray", "UPDATE job SET arrayJob = 2, arrayIndex = 1 WHERE id = 1"),
            IllegalRow(foreignKey, "UPDATE job SET arrayJob = 0 WHERE id = 2"),
            IllegalRow("jobHasIndexInArray", "UPDATE job SET arrayIndex = NULL WHERE id = 2"),
            IllegalRow("jobHasIndexInArray", "UPDATE job SET arrayJob = NULL WHERE id = 2"),
            IllegalRow("jobHasIndexInArray", "UPDATE job SET arrayIndex = -1 WHERE id = 2"),
            IllegalRow("dependencyKindIsKnown", "UPDATE dependency SET kind = 'after'"),
            IllegalRow(
                "dependencyIsOnEarlierJob", "INSERT INTO dependency VALUES (1, 2, 'after-any')"),
            IllegalRow(
                "dependencyIsOnEarlierJob", "INSERT INTO dependency VALUES (2, 2, 'after-any')"),
            IllegalRow(foreignKey, "INSERT INTO dependency VALUES (3, 1, 'after-any')"),
            IllegalRow(foreignKey, "UPDATE dependency SET predecessor = 0"),
            IllegalRow(unique, "INSERT INTO dependency VALUES (2, 1, 'after-any')"),
            IllegalRow(foreignKey, "UPDATE workloadVariant SET job = 9"),
            IllegalRow("variantTakesTime", "UPDATE workloadVariant SET durationSeconds = 0"),
            IllegalRow("variantPowerIsPositive", "UPDATE workloadVariant SET powerWatts = 0"),
            IllegalRow("variantAssumptionIsFlag", "UPDATE workloadVariant SET isPowerAssumed = 2"),
            IllegalRow(
                "variantMeanIsWithinDuration",
                "UPDATE workloadVariant SET meanDurationSeconds = 3601"),
            IllegalRow("variantIsNamed", "UPDATE workloadVariant SET name = ''"),
            IllegalRow(
                "variantHoldsAccelerators", "UPDATE workloadVariant SET acceleratorCount = 0"),
            IllegalRow("variantPriceIsNotNegative", "UPDATE workloadVariant SET hourlyPrice = -1"),
            IllegalRow(
                "variantThroughputIsPositive", "UPDATE workloadVariant SET throughput = 0"),
            IllegalRow("variantCommandIsList", "UPDATE workloadVariant SET command = '[]'"),
            IllegalRow("jobWorkIsPositive", "UPDATE job SET workCount = 0, workUnit = 'steps'"),
            IllegalRow("jobWorkHasUnit", "UPDATE job SET workCount = 7"),
            IllegalRow("jobObjectiveIsKnown", "UPDATE job SET objective = 'speed'"),
            IllegalRow("variantCapsAreJSON", "UPDATE workloadVariant SET measuredCaps = '[150'"),
            IllegalRow(
                "jobIsPlacedFromPlannedOn", "UPDATE job SET state = 'planned', placement = 1"),
            IllegalRow(
                "jobIsPlacedFromPlannedOn", "UPDATE job SET state = 'planned', baseline = 1"),
        ]
        + ["planned", "starting", "running", "paused", "succeeded", "failed", "lost"].map {
            IllegalRow("jobIsPlacedFromPlannedOn", "UPDATE job SET state = '\($0)'")
        }

    private static let models = [
        IllegalRow("modelQuantityIsKnown", "UPDATE forecastModel SET quantity = 'price'"),
        IllegalRow("modelIsFittedToThePast", "UPDATE forecastModel SET fittedAt = 3601"),
        IllegalRow("modelHasWholeNumbers", "UPDATE forecastModel SET numbers = zeroblob(15)"),
        IllegalRow("modelHasWholeNumbers", "UPDATE forecastModel SET numbers = x''"),
    ]

    private static let attempts = [
        IllegalRow(foreignKey, "UPDATE attempt SET job = 9"),
        IllegalRow("attemptIsNumberedFromOne", "UPDATE attempt SET number = 0"),
        attempt("attemptOutcomeIsKnown", "endedAt = 1, outcome = 'vanished'"),
        attempt("attemptEndsWithOutcome", "endedAt = 1"),
        attempt("attemptEndsWithOutcome", "outcome = 'unknown'"),
        attempt("attemptStatusFitsOutcome", "endedAt = 1, outcome = 'exited'"),
        attempt("attemptStatusFitsOutcome", "endedAt = 1, outcome = 'signalled'"),
        attempt("attemptStatusFitsOutcome", "endedAt = 1, outcome = 'unknown', exitStatus = 0"),
        attempt("attemptStatusFitsOutcome", "exitStatus = 0"),
        IllegalRow(
            unique,
            "INSERT INTO attempt (job, number, region, folder, startedAt) "
                + "VALUES (1, 1, 'home', '/', 0)"),
        IllegalRow(foreignKey, "INSERT INTO event VALUES (1, 9, 0, NULL, 'queued', 'a', 'r')"),
    ]

    private static func region(_ rule: String, _ change: String) -> IllegalRow {
        IllegalRow(rule, "UPDATE region SET \(change) WHERE id = 'away'")
    }

    private static func intensity(_ grams: String) -> String {
        "annualGramsPerKWh = \(grams), annualGramsPerKWhSource = 'x', annualSignal = 'direct'"
    }

    private static func carbon(_ rule: String, _ values: String) -> IllegalRow {
        IllegalRow(rule, "INSERT INTO carbonIntensity VALUES (\(values), 0)")
    }

    private static func forecast(_ rule: String, _ values: String) -> IllegalRow {
        IllegalRow(rule, "INSERT INTO carbonForecast VALUES (\(values))")
    }

    private static func carbonFree(_ rule: String, _ values: String) -> IllegalRow {
        IllegalRow(rule, "INSERT INTO carbonFreeShare VALUES (\(values))")
    }

    private static func carbonProfile(_ rule: String, _ values: String) -> IllegalRow {
        IllegalRow(rule, "INSERT INTO carbonProfile VALUES (\(values))")
    }

    private static func pueProfile(_ rule: String, _ values: String) -> IllegalRow {
        IllegalRow(rule, "INSERT INTO pueProfile VALUES (\(values))")
    }

    private static func attempt(_ rule: String, _ change: String) -> IllegalRow {
        IllegalRow(rule, "UPDATE attempt SET \(change)")
    }
}
