internal import SolsticeDomain

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
        ]
    }
}

extension PowerCapReport {
    /// The values read.
    func json(isDryRun: Bool) -> JSONValue {
        [
            "isDryRun": .bool(isDryRun), "fileName": .string(fileName), "isNew": .bool(isNew),
            "rowCount": .integer(rowCount), "duplicateCount": .integer(duplicateCount),
            "workloadCount": .integer(workloadCount), "leftOutCount": .integer(leftOutCount),
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
