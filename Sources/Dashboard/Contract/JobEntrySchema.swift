/// The properties of a submitted job: the keys of job files.
enum JobEntrySchema {
    static let properties: [Schema.Property] = [
        .maybe("name", .string(length: 1...200)),
        .always("command", .array(.string(), count: 1...10_000), "Program and arguments"),
        .maybe("deadline", moment, "2026-12-24T06:00Z, +14d or tomorrow 06:00"),
        .maybe(
            "hours", .any([.number(atLeast: 0), word, .map(scalar)]),
            "8, 90m, 8..11, or one for each accelerator"),
        .maybe("gpus", .integer(1...1_000_000)), .maybe("gpuType", word),
        .maybe("wattsPerGpu", .any([.number(atLeast: 0), word, .map(scalar)])),
        .maybe("home", word), .maybe("regions", .array(word, count: 0...1000)),
        .maybe("earliest", moment), .maybe("cap", .any([word, .number(atLeast: 0)])),
        .maybe("signal", Schemas.signal), .maybe("pausable", .boolean),
        .maybe("resumeCost", word), .maybe("pauseBy", .string(choices: ["stop", "checkpoint"])),
        .maybe("pauseGrace", word), .maybe("retries", .integer(0...100)),
        .maybe("datasetGB", .number(atLeast: 0)), .maybe("maxCost", .number(atLeast: 0)),
        .maybe("carbonPrice", .number(atLeast: 0)), .maybe("priority", .integer(-10...10)),
        .maybe("afterOk", predecessors), .maybe("afterAny", predecessors),
        .maybe("array", .any([word, .integer(0...100_000)])), .maybe("hold", .boolean),
        .maybe("workingDirectory", word, "Folder that it starts in"),
    ]

    private static let word = Schema.string(length: 1...1000)
    private static let moment = Schema.string(length: 1...100)
    private static let scalar = Schema.any([.number(atLeast: 0), word])
    private static let predecessors = Schema.any([
        word, .integer(1...Int(Int32.max)),
        .array(.any([word, .integer(1...Int(Int32.max))]), count: 1...1000),
    ])
}
