extension IllegalRow {
    /// What a feed may not say of itself.
    static let feeds = [
        IllegalRow("feedIsNamed", "UPDATE feed SET id = ''"),
        IllegalRow("feedProviderIsKnown", "UPDATE feed SET provider = 'rumour'"),
        IllegalRow("feedProviderIsAskedForZone", "UPDATE feed SET zone = NULL"),
        IllegalRow("feedSignalIsKnown", "UPDATE feed SET signal = 'all'"),
        IllegalRow("feedURLIsStated", "UPDATE feed SET provider = 'url'"),
        IllegalRow("feedCommandIsList", "UPDATE feed SET command = '{}'"),
        IllegalRow("feedCommandFitsProvider", "UPDATE feed SET command = '[\"ls\"]'"),
        IllegalRow("feedCommandFitsProvider", "UPDATE feed SET provider = 'command'"),
        IllegalRow(
            "feedTokenIsInOnePlace", "UPDATE feed SET tokenVariable = 'A', tokenFile = '/b'"),
        IllegalRow("feedIntervalIsPolite", "UPDATE feed SET intervalSeconds = 59"),
        IllegalRow("feedIntervalIsPolite", "UPDATE feed SET intervalSeconds = 2678401"),
        IllegalRow("feedFlagsAreFlags", "UPDATE feed SET isRecentOnly = 2"),
        IllegalRow("feedFlagsAreFlags", "UPDATE feed SET isForecast = 2"),
        IllegalRow("FOREIGN KEY", "UPDATE feedState SET feed = 'nobody'"),
        IllegalRow("batchFeedIsNamed", "UPDATE importBatch SET feed = ''"),
        IllegalRow("feedStreamIsKnown", "UPDATE feedState SET stream = 'gossip'"),
        IllegalRow("feedValidatorsHavePage", "UPDATE feedState SET entityTag = 'x'"),
        IllegalRow("feedValidatorsHavePage", "UPDATE feedState SET lastModified = 'x'"),
        IllegalRow("feedTroubleKindIsKnown", trouble(kind: "'bad mood'")),
        IllegalRow("feedTroubleIsWhole", trouble(kind: "NULL")),
        IllegalRow("feedTroubleIsWhole", trouble(at: "NULL")),
        IllegalRow("feedTroubleIsWhole", trouble(causes: "NULL")),
        IllegalRow("feedTroubleIsWhole", trouble(failures: "0")),
        IllegalRow("feedTroubleIsWhole", "UPDATE feedState SET failureCount = 1"),
        IllegalRow("feedTroubleIsWhole", "UPDATE feedState SET troubleRemedy = 'x'"),
        IllegalRow("feedTroubleCausesAreList", trouble(causes: "'{}'")),
        IllegalRow("feedCountsAreNotNegative", trouble(failures: "-1")),
        IllegalRow("feedCountsAreNotNegative", "UPDATE feedState SET pageCount = -1"),
        IllegalRow("feedCountsAreNotNegative", "UPDATE feedState SET insertedCount = -1"),
        IllegalRow("feedCountsAreNotNegative", "UPDATE feedState SET replacedCount = -1"),
        IllegalRow(
            "feedContradictionsAreNotNegative", "UPDATE feedState SET contradictionCount = -1"),
        IllegalRow("FOREIGN KEY", "UPDATE forecastSkill SET zone = 'nowhere'"),
        IllegalRow("skillSignalIsKnown", "UPDATE forecastSkill SET signal = 'all'"),
        IllegalRow("skillLooksAhead", "UPDATE forecastSkill SET leadHours = -1"),
        IllegalRow("skillIsOfSomething", "UPDATE forecastSkill SET issueCount = 0"),
        IllegalRow("skillIsOfSomething", "UPDATE forecastSkill SET dayCount = 0"),
        IllegalRow("skillErrorIsNotNegative", "UPDATE forecastSkill SET providerError = -0.1"),
        IllegalRow("skillErrorIsNotNegative", "UPDATE forecastSkill SET correctedError = -0.1"),
        IllegalRow("skillErrorIsNotNegative", "UPDATE forecastSkill SET ownError = -0.1"),
    ]

    private static func trouble(
        kind: String = "'temporary'", at: String = "0", causes: String = "'[]'",
        failures: String = "1"
    ) -> String {
        "UPDATE feedState SET trouble = 'x', troubleKind = \(kind), troubleAt = \(at), "
            + "troubleCauses = \(causes), failureCount = \(failures)"
    }
}
