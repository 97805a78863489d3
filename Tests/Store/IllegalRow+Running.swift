extension IllegalRow {
    /// What a job that runs for real may not say of itself.
    static let running =
        [
            IllegalRow("jobPauseMethodIsKnown", "UPDATE job SET pauseMethod = 'sleep'"),
            IllegalRow("jobPauseGraceIsPositive", "UPDATE job SET pauseGraceSeconds = 0"),
            IllegalRow("jobRetriesAreFew", "UPDATE job SET retries = -1"),
            IllegalRow("jobRetriesAreFew", "UPDATE job SET retries = 101"),
            IllegalRow(
                "tokenIsNamed", "INSERT INTO token VALUES ('', printf('%064d', 1), 0)"),
            IllegalRow("tokenIsHashed", "INSERT INTO token VALUES ('ci', 'sol_0', 0)"),
            IllegalRow("planTakesTime", "UPDATE plan SET planningSeconds = -1"),
            IllegalRow("identityIsOne", "INSERT INTO identity VALUES (2, 'x')"),
            IllegalRow("identityIsNamed", "UPDATE identity SET name = ''"),
            IllegalRow("attemptKeyIsNamed", "UPDATE attempt SET key = ''"),
            IllegalRow("attemptPurposeIsKnown", "UPDATE attempt SET purpose = 'whim'"),
            IllegalRow("attemptDevicesIsList", "UPDATE attempt SET devices = '{}'"),
            IllegalRow(
                "attemptIsCappedOrNot",
                "UPDATE attempt SET appliedCapWatts = 150, capProblem = 'not permitted'"),
            IllegalRow("FOREIGN KEY", "UPDATE pause SET attempt = 2"),
            IllegalRow("pauseEndsAfterItsStart", "UPDATE pause SET endAt = 9"),
            IllegalRow("FOREIGN KEY", "UPDATE meterReading SET attempt = 2"),
            IllegalRow("meterIsKnown", "UPDATE meterReading SET meter = 'guess'"),
            IllegalRow("readingIsNotNegative", "UPDATE meterReading SET energyKWh = -0.1"),
            IllegalRow("readingIsNotNegative", "UPDATE meterReading SET coveredSeconds = -1"),
            IllegalRow("FOREIGN KEY", "UPDATE statement SET job = 9"),
            IllegalRow("FOREIGN KEY", "UPDATE statement SET batch = 9"),
            IllegalRow("statementIsNumberedFromOne", "UPDATE statement SET revision = 0"),
            IllegalRow(
                "statementEnergySourceIsKnown", "UPDATE statement SET energySource = 'guessed'"),
        ]
        + ["itEnergyKWh", "facilityEnergyKWh", "emissionsGrams", "transferGrams", "baselineGrams"]
        .map { IllegalRow("statementIsNotNegative", "UPDATE statement SET \($0) = -1") }
        + [-0.1, 1.1].map {
            IllegalRow("statementShareIsShare", "UPDATE statement SET observedShare = \($0)")
        }
        + [-0.1, 1.1].map {
            IllegalRow("statementEstimateIsShare", "UPDATE statement SET estimatedShare = \($0)")
        }
        + [
            IllegalRow("statementReasonIsKnown", "UPDATE statement SET reason = 'whim'"),
            IllegalRow("statementHoursAreList", "UPDATE statement SET changedHours = '{}'"),
            IllegalRow("FOREIGN KEY", "UPDATE fill SET job = 9"),
            IllegalRow("fillQuantityIsKnown", "UPDATE fill SET quantity = 'mood'"),
            IllegalRow("fillStepIsPositive", "UPDATE fill SET stepSeconds = 0"),
            IllegalRow("fillIsNotNegative", "UPDATE fill SET value = -1"),
            IllegalRow(
                "carbonEstimateIsFlag",
                "INSERT INTO carbonIntensity VALUES ('DE', 'direct', 0, 3600, 300, 1, 2)"),
            IllegalRow("fillSourceIsFlag", "UPDATE fill SET isFromRecord = 2"),
        ]
}
