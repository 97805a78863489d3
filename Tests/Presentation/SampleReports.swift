import SolsticeDomain

extension Samples {
    static let explanation: Explanation = {
        let later = placement(start: at(32, 1), grams: 29_400)
        let atHome = placement(region: "home", cap: nil, start: at(31, 12), grams: 33_900)
        let now = placement(start: Samples.now, grams: 32_100)
        func alternative(_ placement: Placement) -> Explanation.Alternative {
            .init(
                placement: placement,
                saving: Emissions(grams: 39_800) - placement.footprint.emissions)
        }
        var explanation = Explanation(
            best: plan, byRegion: [alternative(plan.placement), alternative(atHome)],
            byStart: [alternative(now), alternative(plan.placement), alternative(later)],
            startNow: alternative(now),
            slack: [
                .init(
                    extra: TimeSpan(hours: 6), placement: plan.placement, furtherSaving: .zero),
                .init(
                    extra: TimeSpan(hours: 72),
                    placement: placement(start: at(35, 2), grams: 21_000),
                    furtherSaving: Emissions(grams: 6500)),
            ],
            exclusions: [
                .init(
                    region: "us-east4",
                    reason: "it has no v100: `solstice region set us-east4 --capacity v100=8`")
            ],
            frontier: [(25_000, 96.4, nil), (27_500, 79.68, 175), (31_800, 71.2, 250)].map {
                let (grams, cost, cap): (Double, Double, Double?) = $0
                return alternative(
                    cap == 175
                        ? plan.placement
                        : priced(
                            "home", [window(31, 12, hours: 8)], grams: grams, cap: cap, cost: cost))
            },
            waiting: WaitingValue(
                startingNow: Emissions(grams: 32_100), goingOn: Emissions(grams: 26_900),
                startsNow: false, expectedStart: at(31, 6), latestStart: at(31, 22),
                countsOnNews: true))
        explanation.carbonFree = CarbonFreeFigure(
            share: CarbonFreeShare(0.872), basis: .usual("FI"))
        return explanation
    }()

    static let violations =
        [
            PlanViolation(.footprint, job: 12, "emits 28.1 kg by today's data and not 27.5 kg"),
            PlanViolation(
                .capacity, job: nil,
                "home has 16 v100, and 20 are used from 2026-01-31T02:00:00Z to 2026-01-31T04:00:00Z"
            ),
            PlanViolation(
                .deadline, job: 13, "ends 2026-02-02T09:05:00Z, 3h5m after its deadline"),
        ]
        + (14...18).map {
            PlanViolation(.footprint, job: $0, "emits 28.1 kg by today's data and not 27.5 kg")
        }

    /// Starting at once is as good as anything.
    static let pointlessWait: Explanation = {
        let best = plan(grams: 39_760, against: 39_800)
        let now = placement(region: "home", cap: nil, start: Samples.now, grams: 39_800)
        return Explanation(
            best: best, byRegion: [], byStart: [],
            startNow: .init(placement: now, saving: .zero), slack: [], exclusions: [],
            waiting: WaitingValue(
                startingNow: Emissions(grams: 39_800), goingOn: Emissions(grams: 39_810),
                startsNow: true, expectedStart: Samples.now, latestStart: at(31, 22),
                countsOnNews: false))
    }()

    static let accelerator = Accelerator(
        id: "a40", title: "NVIDIA A40",
        boardPower: SourcedFigure(Power(watts: 300), source: "highest limit, Zeus, NSDI '23"),
        embodied: EmbodiedCarbon(
            Emissions(grams: 150_000), over: TimeSpan(hours: 35_040), source: "a life-cycle study"),
        powerCaps: [(100.0, 2.49, 1.33), (150, 1.31, 0.94), (175, 1.10, 0.87)].map {
            PowerCapPoint(
                cap: Power(watts: $0), relativeTime: $1, relativeEnergy: $2,
                source: "Zeus, NSDI '23, mean over workloads")
        })

    /// The catalogue's V100: two cap tables, and published figures beside one of them.
    static let v100 =
        AcceleratorCatalog.accelerators.first { $0.id == "v100" } ?? accelerator

    static let accelerators = [
        accelerator,
        Accelerator(id: "trainium", title: "AWS Trainium", boardPower: nil, powerCaps: []),
    ]

    static let fast = Accelerator(
        id: "h100", title: "NVIDIA H100 (SXM)",
        boardPower: SourcedFigure(Power(watts: 700), source: "maker's datasheet"),
        relativeSpeed: SourcedFigure(RelativeSpeed(2.5), source: "stated by the user"),
        powerCaps: [])

    static func powerCapReport(isNew: Bool) -> PowerCapReport {
        PowerCapReport(
            fileName: "zeus_summary_power_a40.csv", accelerator: accelerator, isNew: isNew,
            rowCount: 453, duplicateCount: isNew ? 0 : 1, workloadCount: 53,
            leftOutCount: isNew ? 0 : 2)
    }

    static func importReport(batch: BatchID? = 3) -> ImportReport {
        ImportReport(
            batch: batch, fileName: "DE_2025_hourly.csv",
            sha256: String(repeating: "0123456789abcdef", count: 4),
            recognised: [
                ("format", "Electricity Maps, hourly"), ("signal", "average, lifecycle"),
                ("unit", "gCO2e/kWh"), ("time", "column 1, UTC"),
            ], rowCount: 8760, duplicateCount: 1, gapCount: 2, gapLength: TimeSpan(hours: 5),
            rejected: ["line 17, column 5: 'n/a' is not a number"],
            parts: [
                .init(
                    place: "DE", signal: .lifecycle,
                    span: TimeWindow(start: at(-364, 0), end: at(1, 0)), inserted: 8700,
                    replaced: 12, unchanged: 43),
                .init(
                    place: "home", signal: nil,
                    span: TimeWindow(start: at(-364, 0), end: at(1, 0)), inserted: 0, replaced: 0,
                    unchanged: 365),
            ], notes: ["the hour of 2025-10-26 02:00 occurs twice and was read as two hours"],
            carbonFreeShares: [
                .init(zone: "DE", hours: 8712, inserted: 8700, replaced: 12, unchanged: 0)
            ])
    }

    static let findings = [
        Finding(.good, "database", "opens, 4.2 MB, nothing wrong in it"),
        Finding(
            .notice, "europe-north1", "has no history, so that every hour looks alike there",
            remedy: "solstice import carbon FILE --zone FI"),
        Finding(
            .bad, "service", "is not running, so that no job starts", remedy: "solstice run"),
    ]

    static let diagnostic = Diagnostic(
        .noSuchInput, "there is no region 'eurpoe-north1'",
        causes: ["the nearest is europe-north1", "12 regions are known"],
        remedy: "list them with `solstice region list`, or add it: "
            + "`solstice region add eurpoe-north1 --zone FI --time-zone Europe/Helsinki`")

    /// What would move the cursor, colour the screen, reorder the line or fill it.
    static let hostileName =
        "\u{1B}[2J\u{1B}]0;owned\u{07}\tline\nbreak\r\u{202E}gpj.exe\u{2066}\u{200B}\u{85}"
        + "z" + String(repeating: "\u{301}", count: 200) + "漢字" + String(repeating: "x", count: 300)
}
