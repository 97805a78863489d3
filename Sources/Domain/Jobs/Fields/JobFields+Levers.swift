/// What more can be said of a job than what, when and where it runs.
extension JobField {
    /// Its pausing, retries, data, money, priority, predecessors, array, project and workload.
    public static let levers = [
        pausable, resumeCost, pauseBy, pauseGrace, retries, dataset, maxCost, objective,
        carbonPrice, priority, afterOk, afterAny, array, hold, project, finalRun, workload,
    ]

    /// Whether it may pause.
    public static let pausable = JobField(
        "pausable", .flag, help: "It may pause and go on later, such as from a checkpoint.",
        outputs: [JobOutput("pausable", .flag) { .flag($0.specification.pausing != nil) }],
        fact: .sentence("pauses", .pausing)
    ) { input, draft in
        draft.isPausable = input.flag
    }

    /// What a resume costs.
    public static let resumeCost = JobField(
        "resumeCost", .text(), valueName: "span",
        help: "How much longer it runs for each time that it goes on, rounded up to five minutes.",
        expected: "10m",
        outputs: [
            JobOutput("resumeCostHours", .number, isOptional: true) {
                JobValue($0.specification.pausing?.resumeOverhead.hours)
            }
        ]
    ) { input, draft throws(Diagnostic) in
        draft.resumeCost = try value(of: input.text, .resumeCost, "10m") { TimeSpan(text: $0) }
    }

    /// How it pauses.
    public static let pauseBy = JobField(
        "pauseBy", .choice(PausePolicy.Method.allCases.map(\.rawValue)), valueName: "way",
        help: "How it pauses: stop (its processes stand still and keep their memory), or "
            + "checkpoint (SIGTERM, then started again with SOLSTICE_RESUME=1).",
        expected: "stop or checkpoint",
        outputs: [
            JobOutput(
                "pauseBy", .choice(PausePolicy.Method.allCases.map(\.rawValue)), isOptional: true
            ) { JobValue($0.specification.pausing?.method.rawValue) }
        ]
    ) { input, draft throws(Diagnostic) in
        draft.pauseMethod = try value(of: input.text, .pauseBy, "stop or checkpoint") {
            PausePolicy.Method(rawValue: $0)
        }
    }

    /// How long it may take to save its work.
    public static let pauseGrace = JobField(
        "pauseGrace", .text(), valueName: "span",
        help: "How long it may take to save its work for a pause (2m).", expected: "2m",
        outputs: [
            JobOutput("pauseGraceSeconds", .whole, isOptional: true) {
                JobValue($0.specification.pausing?.grace.seconds)
            }
        ]
    ) { input, draft throws(Diagnostic) in
        draft.pauseGrace = try value(of: input.text, .pauseGrace, "2m") { TimeSpan(text: $0) }
    }

    /// How often it is retried.
    public static let retries = whole(
        "retries", \.retries, in: 0...100, valueName: "n",
        help: "How often it is retried after a failure (0).",
        fact: .value("retries", suffix: " at most where it goes wrong", usual: .whole(0)))

    /// Data to move with it.
    public static let dataset = number(
        "datasetGB", \.dataset, in: 0...1e9, isPositive: true, valueName: "gb",
        help: "Data to be moved to any region but its home, in gigabytes.",
        expected: "gigabytes above zero, such as 120",
        fact: .value("data set", suffix: " GB, to be moved to any region but home"))

    /// The most it may cost.
    public static let maxCost = number(
        "maxCost", \.maximumCost, isPositive: true, valueName: "money",
        help: "The most that it may cost.",
        expected: "money above zero, in the currency of the prices, such as 250",
        fact: .sentence("may cost", .cost))

    /// What the planner looks for.
    public static let objective = JobField(
        "objective", .choice(PlanningObjective.allCases.map(\.rawValue)), valueName: "what",
        help: "What to look for: carbon, or cost and then carbon (carbon).",
        expected: "carbon or cost",
        outputs: [
            JobOutput("objective", .choice(PlanningObjective.allCases.map(\.rawValue))) {
                .text($0.specification.objective.rawValue)
            }
        ], fact: .value("looks for", usual: .text(PlanningObjective.carbon.rawValue))
    ) { input, draft throws(Diagnostic) in
        draft.request.terms.objective = try value(of: input.text, .objective, "carbon or cost") {
            PlanningObjective(rawValue: $0)
        }
    }

    /// The price of a tonne of CO2e.
    public static let carbonPrice = number(
        "carbonPrice", \.carbonPrice, valueName: "money",
        help: "What a tonne of CO2e is worth: cost then counts beside carbon.",
        expected: "money for a tonne, in the currency of the prices, such as 80",
        column: "carbon_price_per_tonne", fact: .value("carbon price", suffix: " a tonne"))

    /// Its priority.
    public static let priority = whole(
        "priority", \.priority, in: -10...10, valueName: "p",
        help: "Who gets a clean window that two want, from -10 to 10 (0).",
        fact: .sentence("priority", .priority))

    /// Jobs that have to succeed first.
    public static let afterOk = predecessors(
        "afterOk", .afterOK,
        help: "A job that has to succeed first, by number or name; a name of an array stands for "
            + "all its jobs.",
        fact: .sentence("after", .predecessors), \.afterOK)

    /// Jobs that have to finish first.
    public static let afterAny = predecessors(
        "afterAny", .afterAny, help: "A job that has to be over first, however it ends.",
        fact: .none, \.afterAny)

    private static func predecessors(
        _ key: String, _ kind: JobDependency.Kind, help: String, fact: Fact,
        _ path: any WritableKeyPath<SubmissionRequest, [String]> & Sendable
    ) -> JobField {
        JobField(
            key, .jobs, valueName: "job", help: help,
            outputs: [
                JobOutput(key, .wholes) { job in
                    .wholes(
                        job.specification.dependencies.filter { $0.kind == kind }
                            .map(\.job.rawValue))
                }
            ], fact: fact
        ) { input, draft in
            draft.request[keyPath: path] = input.texts
        }
    }

    /// Indices of an array.
    public static let array = JobField(
        "array", .indices, valueName: "indices",
        help: "One job for each index, such as 0-15 or 0,3,7-9, which it finds in "
            + "SOLSTICE_ARRAY_INDEX.",
        outputs: [
            JobOutput("array", .whole, isOptional: true) { JobValue($0.array?.rawValue) },
            JobOutput("arrayIndex", .whole, isOptional: true) {
                JobValue($0.specification.arrayIndex)
            },
        ], fact: .sentence("array", .array)
    ) { input, draft throws(Diagnostic) in
        draft.request.arrayIndices = try ArrayArgument.parse(input.text)
    }

    /// Whether it is held; of a stored job its state says so.
    public static let hold = JobField("hold", .flag, help: "Keep it back until it is released.") {
        input, draft in
        draft.request.isHeld = input.flag
    }

    /// The project that it is reported under.
    public static let project = JobField(
        "project", .text(upTo: JobMarks.longestName), valueName: "name",
        help: "The project that it is reported under, such as a paper.", expected: "protein-paper",
        outputs: [
            JobOutput("project", .text, isOptional: true) {
                JobValue($0.specification.project?.rawValue)
            }
        ], fact: .sentence("project", .project),
        check: { terms throws(Diagnostic) in
            if let project = terms.project { try JobMarks.check(project) }
        }
    ) { input, draft in
        draft.request.terms.project = ProjectID(input.text)
    }

    /// Whether it is a final run; the project says so to people.
    public static let finalRun = JobField(
        "final", .flag,
        help: "It is a final run, whose result is published; else it is a preliminary one.",
        outputs: [JobOutput("final", .flag) { .flag($0.specification.isFinalRun) }]
    ) { input, draft in
        draft.request.terms.isFinalRun = input.flag
    }

    /// What it does.
    public static let workload = JobField(
        "workload", .choice(WorkloadKind.allCases.map(\.rawValue)), valueName: "kind",
        help: "What it does: training or inference (training). Power caps are planned by what was "
            + "measured of it.",
        expected: "training or inference",
        outputs: [
            JobOutput("workload", .choice(WorkloadKind.allCases.map(\.rawValue))) {
                .text($0.specification.workload.rawValue)
            }
        ], fact: .value("workload", usual: .text(WorkloadKind.training.rawValue))
    ) { input, draft throws(Diagnostic) in
        draft.request.terms.workload = try value(
            of: input.text, .workload, "training or inference"
        ) { WorkloadKind(rawValue: $0) }
    }
}
