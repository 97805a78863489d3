/// The table of what can be said of a job.
extension JobField {
    /// Every field, in the order of the JSON.
    public static let all = identity + times + hardware + limits + places + program + levers

    /// The field with a key; nil if there is none.
    public static func named(_ key: String) -> JobField? { byKey[key] }

    private static let byKey = Dictionary(uniqueKeysWithValues: all.map { ($0.key, $0) })

    /// What it is called.
    public static let identity = [name]
    /// When it may run.
    public static let times = [earliest, deadline]
    /// How long it runs, and on what.
    public static let hardware = [hours, gpus, gpuType, wattsPerGpu, variants, work, unit]
    /// What it may draw, and whose emissions count.
    public static let limits = [cap, signal]
    /// Where it may run.
    public static let places = [home, regions]
    /// What is run.
    public static let program = [command, workingDirectory]
}

extension JobField {
    /// A text as it stands.
    private static func text(
        _ key: String, upTo length: Int = 1000, valueName: String, help: String,
        outputs: [JobOutput] = [], fact: Fact = .none,
        _ path: any WritableKeyPath<SubmissionRequest, String?> & Sendable
    ) -> JobField {
        JobField(
            key, .text(upTo: length), valueName: valueName, help: help, outputs: outputs,
            fact: fact
        ) { input, draft in
            draft.request[keyPath: path] = input.text
        }
    }

    /// A text that names something.
    private static func name<Name: NamedIdentifier>(
        _ key: String, valueName: String, help: String, outputs: [JobOutput], fact: Fact = .none,
        _ path: any WritableKeyPath<SubmissionRequest, Name?> & Sendable
    ) -> JobField {
        JobField(
            key, .text(upTo: 1000), valueName: valueName, help: help, outputs: outputs, fact: fact
        ) { input, draft in
            draft.request[keyPath: path] = Name(input.text)
        }
    }

    /// What something makes of a text.
    /// - Throws: a ``Diagnostic`` with what is expected if that is nothing.
    static func value<Value>(
        of text: String, _ setting: Message.Setting, _ expected: String, _ read: (String) -> Value?
    ) throws(Diagnostic) -> Value {
        if let value = read(text) { return value }
        throw Diagnostic(
            .usage, "\(set: setting, text) cannot be read",
            remedy: "use \(set: setting, expected)")
    }

    /// Its name, which is given back beside its number.
    public static let name = text(
        "name", upTo: 200, valueName: "name", help: "A name for people.", \.name)

    /// The moment before which it may not start.
    public static let earliest = moment(
        "earliest", \.earliest, help: "When it may start at the earliest.",
        fact: .value("earliest"))

    /// The moment by which it must have ended.
    public static let deadline = moment(
        "deadline", \.deadline,
        help: "When it must have ended. Without one it starts as soon as it can.",
        fact: .sentence("deadline", .deadline))

    /// How long it takes, overall or on each accelerator.
    public static let hours = JobField(
        "hours", .figures, valueName: "hours",
        help: "How long it takes uncapped: 8, 90m, 1d12h; 8..11 where it varies (eight runs in "
            + "ten); or for each accelerator. Else what earlier runs of its name took.",
        expected: "8, 90m, 8..11 or v100=8,a100=4.5",
        outputs: [
            JobOutput("hours", .number, note: "Planned length, uncapped") {
                .number($0.specification.askedFor.duration.hours)
            },
            JobOutput("meanHours", .number) {
                .number($0.specification.askedFor.meanDuration.hours)
            },
        ], fact: .sentence("asked for", .variants)
    ) { input, draft throws(Diagnostic) in
        draft.request.duration = try value(
            of: input.text, .hours, "8, 90m, 8..11 or v100=8,a100=4.5"
        ) { text in
            SubmissionRequest.PerAccelerator(text: text) { DurationEstimate(text: $0) }
        }
    }

    /// How many accelerators it holds.
    public static let gpus = JobField(
        "gpus", .whole(1...1_000_000), valueName: "n", help: "How many accelerators it holds (1).",
        outputs: [
            JobOutput("gpus", .whole, column: "accelerator_count") {
                .whole($0.specification.askedFor.count)
            }
        ]
    ) { input, draft in
        draft.request.gpus = input.whole
    }

    /// Which accelerator.
    public static let gpuType = name(
        "gpuType", valueName: "id", help: "Accelerator, or any of those that hours are stated for.",
        outputs: [
            JobOutput("gpuType", .text, column: "accelerator_asked_for") {
                .text($0.specification.askedFor.accelerator.rawValue)
            }
        ], \.gpuType)

    /// Average power of one accelerator, overall or for each kind.
    public static let wattsPerGpu = JobField(
        "wattsPerGpu", .figures, valueName: "watts",
        help:
            "Average power of one accelerator with its share of the host. Else the board's limit.",
        expected: "300 or v100=310,a100=360",
        outputs: [
            JobOutput("wattsPerGpu", .number, column: "power_per_accelerator_watts") {
                .number($0.specification.askedFor.powerPerAccelerator.watts)
            },
            .inJSON("isPowerAssumed", .flag) { .flag($0.specification.askedFor.isPowerAssumed) },
            .inJSON("variants", .variants) { .variants($0.specification.variants) },
        ]
    ) { input, draft throws(Diagnostic) in
        draft.request.wattsPerGPU = try value(
            of: input.text, .wattsPerGpu, "300 or v100=310,a100=360"
        ) { text in
            SubmissionRequest.PerAccelerator(text: text) {
                Double($0).flatMap { $0 > 0 && $0 < 100_000 ? Power(watts: $0) : nil }
            }
        }
    }

    /// Other ways to do the same work.
    public static let variants = JobField(
        "variants", setting: .variant, .variants, valueName: "keys",
        help:
            "A way to do the work, such as name=sparse,gpu-type=tpu-v3,gpus=64,hours=5,watts=288, "
            + "with model, price, throughput (units of work an hour) and, last, command. The first "
            + "is the baseline.",
        expected: "name=sparse,gpu-type=tpu-v3,gpus=64,hours=5"
    ) { input, draft throws(Diagnostic) in
        var entries: [VariantEntry] = []
        if case .variants(let written) = input {
            entries = written
        } else {
            for text in input.texts { entries.append(try VariantEntry(text: text)) }
        }
        for entry in entries {
            let variant = try entry.request()
            guard !draft.request.variants.contains(where: { $0.name == variant.name }) else {
                throw Diagnostic(
                    .usage, "two variants are named \(variant.name)",
                    remedy: "give one of them another name")
            }
            draft.request.variants.append(variant)
        }
    }

    /// How much work it does.
    public static let work = JobField(
        "work", .number, valueName: "n",
        help:
            "How much work it does, in units of your own: with a variant's throughput it gives its "
            + "hours, and figures are then also stated per million units.",
        expected: "a number above zero, such as 1e9",
        outputs: [
            JobOutput("work", .number, isOptional: true) {
                JobValue($0.specification.work?.count)
            }
        ], fact: .sentence("work", .work),
        check: { terms throws(Diagnostic) in
            guard let count = terms.work?.count, count <= 0 || count > 1e18 else { return }
            throw Diagnostic(
                .usage, "work cannot be \(count)", remedy: "use \(set: .work, "1e9")")
        }
    ) { input, draft in
        draft.workCount = input.number
    }

    /// What its units of work are called.
    public static let unit = JobField(
        "unit", .text(upTo: 100), valueName: "name",
        help: "What a unit of its work is called, in the plural (units).",
        outputs: [
            JobOutput("unit", .text, isOptional: true) { JobValue($0.specification.work?.unit) }
        ]
    ) { input, draft in
        draft.workUnit = input.text
    }

    /// Whether and how its power may be capped.
    public static let cap = JobField(
        "cap", .figure, valueName: "cap", help: "Power cap: auto, none or watts (auto).",
        expected: "auto, none or watts",
        outputs: [
            JobOutput("cap", .text, column: "cap_policy", note: "auto, none or watts") {
                .text($0.specification.capPolicy.text)
            }
        ], fact: .sentence("power cap", .cap)
    ) { input, draft throws(Diagnostic) in
        draft.request.terms.capPolicy = try value(
            of: input.text, .cap, "auto, none or watts"
        ) { CapPolicy(text: $0) }
    }

    /// The carbon intensity to plan on.
    public static let signal = JobField(
        "signal", .choice(CarbonSignal.allCases.map(\.rawValue)), valueName: "signal",
        help: "Carbon intensity to plan on: lifecycle, direct or marginal.",
        expected: "lifecycle, direct or marginal",
        outputs: [
            .inJSON(
                "signal", .choice(CarbonSignal.allCases.map(\.rawValue)), isOptional: true
            ) { JobValue($0.specification.signal?.rawValue) }
        ]
    ) { input, draft throws(Diagnostic) in
        draft.request.terms.signal = try value(
            of: input.text, .signal, "lifecycle, direct or marginal"
        ) { CarbonSignal(rawValue: $0) }
    }

    /// Its home region.
    public static let home = name(
        "home", valueName: "id", help: "Home region, where the baseline runs.",
        outputs: [JobOutput("home", .text) { .text($0.specification.home.rawValue) }],
        fact: .value("home"), \.home)

    /// Regions it may run in.
    public static let regions = JobField(
        "regions", setting: .region, .texts(count: 0...1000), valueName: "id",
        help: "Region it may run in.",
        outputs: [JobOutput("regions", .texts) { .texts($0.specification.regions.names) }],
        fact: .value("may run in", usual: .texts([]))
    ) { input, draft in
        draft.request.regions = input.texts.map(RegionID.init(_:))
    }

    /// Program and arguments.
    public static let command = JobField(
        "command", .texts(count: 1...10_000, isProgram: true), isRequired: true,
        help: "The command and its arguments.",
        outputs: [
            JobOutput("command", .texts) { .command($0.specification.command) },
            .inJSON("executablePath", .text, isOptional: true) {
                JobValue($0.specification.executablePath)
            },
        ], fact: .sentence("command", .command)
    ) { input, draft in
        draft.request.command = input.texts
    }

    /// The folder it starts in, which relative paths refer to.
    public static let workingDirectory = JobField(
        "workingDirectory", .text(), valueName: "folder",
        help: "Folder that it starts in. Else the current one.",
        outputs: [
            JobOutput("workingDirectory", .text) { .text($0.specification.workingDirectory) }
        ], fact: .value("folder")
    ) { input, draft in
        draft.request.workingDirectory = input.text
    }
}
