internal import SolsticeDomain
internal import SolsticeJSON

extension FeedRecord {
    /// A feed with its progress; it gives the location of the token, never the token.
    var json: JSONValue {
        [
            "id": JSONValue(feed.id), "provider": JSONValue(feed.provider.rawValue),
            "zone": JSONValue(feed.zone), "signal": JSONValue(feed.signal?.rawValue),
            "baseURL": JSONValue(feed.baseURL ?? feed.provider.publishedURL),
            "command": JSONValue(feed.command),
            "tokenVariable": JSONValue(tokenVariable), "tokenFile": JSONValue(tokenFile),
            "since": JSONValue(feed.since), "everySeconds": JSONValue(feed.interval.seconds),
            "isRecentOnly": JSONValue(feed.isRecentOnly),
            "lastSuccess": JSONValue(succeededAt), "nextDue": JSONValue(dueAt),
            "newestHourEnd": JSONValue(newestHour), "newestForecast": JSONValue(newestForecast),
            "trouble": JSONValue(trouble, \.json), "streams": JSONValue(states, \.json),
        ]
    }

    private var tokenVariable: String? {
        if case .environment(let name)? = feed.token { name } else { nil }
    }

    private var tokenFile: String? {
        if case .file(let path)? = feed.token { path } else { nil }
    }
}

extension FeedState {
    fileprivate var json: JSONValue {
        [
            "stream": JSONValue(stream.rawValue), "cursor": JSONValue(cursor),
            "lastSuccess": JSONValue(succeededAt), "nextDue": JSONValue(dueAt),
            "pages": JSONValue(pageCount), "inserted": JSONValue(insertedCount),
            "revised": JSONValue(replacedCount),
            "contradictions": JSONValue(contradictionCount), "failures": JSONValue(failureCount),
            "trouble": JSONValue(trouble, \.json),
        ]
    }
}

extension FeedState.Trouble {
    fileprivate var json: JSONValue {
        [
            "kind": JSONValue(trouble.kind.rawValue), "problem": JSONValue(trouble.problem),
            "causes": JSONValue(trouble.causes), "at": JSONValue(at),
        ]
    }
}

extension ForecastSkill {
    /// Errors are shares of the mean observed value.
    var json: JSONValue {
        [
            "leadHours": JSONValue(leadHours), "providerError": JSONValue(providerError),
            "correctedError": JSONValue(correctedError), "ownError": JSONValue(ownError),
            "bias": JSONValue(bias), "dayCount": JSONValue(dayCount),
            "issueCount": JSONValue(issueCount), "reckonedAt": JSONValue(reckonedAt),
        ]
    }
}

extension ImportReport {
    /// The values read and changed.
    func json(isDryRun: Bool) -> JSONValue {
        let names = recognised.map { name, value -> JSONValue in
            ["name": .string(name), "value": .string(value)]
        }
        return [
            "isDryRun": .bool(isDryRun), "batch": JSONValue(batch),
            "fileName": .string(fileName), "sha256": .string(sha256),
            "recognised": .array(names), "rowCount": .integer(rowCount),
            "duplicateCount": .integer(duplicateCount),
            "contradictionCount": .integer(contradictionCount),
            "missingZeroCount": .integer(missingZeroCount),
            "estimatedCount": .integer(estimatedCount), "gapCount": .integer(gapCount),
            "gapHours": .number(gapLength.hours), "rejected": JSONValue(rejected),
            "parts": JSONValue(parts, \.json), "notes": JSONValue(notes),
            "carbonFreeShares": JSONValue(carbonFreeShares, \.json),
        ]
    }
}

extension PowerCapReport {
    /// The values read.
    func json(isDryRun: Bool) -> JSONValue {
        [
            "isDryRun": .bool(isDryRun), "fileName": .string(fileName), "isNew": .bool(isNew),
            "workload": .string(workload.rawValue),
            "rowCount": .integer(rowCount), "duplicateCount": .integer(duplicateCount),
            "workloadCount": .integer(workloadCount), "leftOutCount": .integer(leftOutCount),
        ]
    }
}

extension ImportReport.Shares {
    fileprivate var json: JSONValue {
        [
            "zone": .string(zone), "hours": .number(hours), "inserted": .integer(inserted),
            "replaced": .integer(replaced), "unchanged": .integer(unchanged),
        ]
    }
}

extension ImportReport.Part {
    fileprivate var json: JSONValue {
        [
            "place": .string(place), "signal": JSONValue(signal?.rawValue),
            "start": JSONValue(span.start), "end": JSONValue(span.end),
            "inserted": .integer(inserted), "replaced": .integer(replaced),
            "unchanged": .integer(unchanged), "issuedAt": JSONValue(issuedAt),
        ]
    }
}
