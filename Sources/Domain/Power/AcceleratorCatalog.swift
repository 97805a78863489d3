/// The built-in accelerators, with published figures only: without a published cap table for a
/// workload there is none, and without published watts a job has to state them.
public enum AcceleratorCatalog {
    /// Every accelerator of the catalogue.
    public static let accelerators: [Accelerator] = [
        Accelerator(
            id: "v100", title: "NVIDIA V100",
            boardPower: watts(250, "default limit, arXiv 2205.09646"), powerCaps: v100Caps,
            inferenceCaps: v100InferenceCaps),
        Accelerator(
            id: "a40", title: "NVIDIA A40",
            boardPower: watts(300, "highest limit, Zeus, NSDI '23"), powerCaps: a40Caps),
        Accelerator(
            id: "p100", title: "NVIDIA P100 (PCIe)",
            boardPower: watts(250, "maker's datasheet"), powerCaps: []),
        Accelerator(
            id: "t4", title: "NVIDIA T4", boardPower: watts(70, "maker's datasheet"),
            powerCaps: []),
        Accelerator(
            id: "a100", title: "NVIDIA A100 (SXM)",
            boardPower: watts(400, "maker's datasheet"), powerCaps: []),
        Accelerator(
            id: "h100", title: "NVIDIA H100 (SXM)",
            boardPower: watts(700, "maker's datasheet"), powerCaps: []),
        Accelerator(
            id: "tpu-v2", title: "Google TPU v2",
            boardPower: watts(280, "TDP, arXiv 2104.10350"), powerCaps: []),
        Accelerator(
            id: "tpu-v3", title: "Google TPU v3",
            boardPower: watts(450, "TDP, arXiv 2104.10350"), powerCaps: []),
        Accelerator(id: "trainium", title: "AWS Trainium", boardPower: nil, powerCaps: []),
        Accelerator(
            id: Accelerator.unspecified, title: "a processor known by its watts only",
            boardPower: nil, powerCaps: []),
    ]

    /// Published effects of caps beside the tables, by accelerator. They are means over
    /// configurations, without a spread or a draw, and one lacks its energy, so plans keep to Zeus'
    /// workloads.
    static let publishedCaps: [AcceleratorID: [PublishedCap]] = [
        "v100": [
            PublishedCap(
                workload: .training, cap: Power(watts: 100), relativeTime: 1.314,
                relativeEnergy: nil, source: languageModels),
            PublishedCap(
                workload: .training, cap: Power(watts: 150), relativeTime: 1.068,
                relativeEnergy: 0.863, source: languageModels),
        ]
    ]

    private static let languageModels = "arXiv 2205.09646, training language models, mean"

    private static func watts(_ watts: Double, _ source: String) -> SourcedFigure<Power> {
        SourcedFigure(Power(watts: watts), source: source)
    }

    private static let v100Caps = caps(
        [
            (100, 1.38, 0.82), (125, 1.18, 0.82), (150, 1.09, 0.84), (175, 1.05, 0.88),
            (200, 1.03, 0.93), (225, 1.01, 0.96),
        ], v100Draws)

    // Published as means. Their draw is not: 240 W is the highest at which mean power under each
    // cap, energy ÷ time, stays within the cap. Nor is their spread: the slow end is the mean times
    // what Zeus measured for training between mean and slowest tenth at the same cap ÷ draw.
    private static let v100InferenceCaps = [
        (100.0, 2.14, 2.39, 0.890), (150, 1.227, 1.34, 0.758), (200, 1.082, 1.11, 0.880),
    ].map { watts, time, slowTime, energy in
        PowerCapPoint(
            cap: Power(watts: watts), relativeTime: time, relativeEnergy: energy,
            byDraw: [
                PowerCapPoint.AtDraw(
                    draw: Power(watts: 240), relativeTime: time, slowRelativeTime: slowTime,
                    relativeEnergy: energy)
            ], source: "arXiv 2205.09646, inference, mean; its spread as Zeus' in training")
    }

    private static let a40Caps = caps(
        [
            (100, 2.49, 1.33), (125, 1.76, 1.11), (150, 1.31, 0.94), (175, 1.10, 0.87),
            (200, 1.04, 0.88), (225, 1.01, 0.92),
        ], a40Draws)

    // The same workloads by draw, in fifths of the highest limit, 2 to 24 in each: cap, mean time,
    // time of the slowest tenth, mean energy. Draws below 100 W felt no cap.
    private static let v100Draws: [Int: [(Double, Double, Double, Double)]] = [
        125: [
            (100, 1.01, 1.02, 0.68)
        ],
        178: [
            (100, 1.37, 1.51, 0.72), (125, 1.18, 1.25, 0.73), (150, 1.10, 1.13, 0.78),
            (175, 1.06, 1.09, 0.84),
        ],
        222: [
            (100, 1.80, 2.01, 0.80), (125, 1.40, 1.57, 0.76), (150, 1.19, 1.27, 0.77),
            (175, 1.10, 1.13, 0.82), (200, 1.05, 1.07, 0.88),
        ],
    ]

    private static let a40Draws: [Int: [(Double, Double, Double, Double)]] = [
        168: [
            (100, 2.57, 3.13, 1.59), (125, 1.83, 2.13, 1.25), (150, 1.28, 1.37, 0.98),
        ],
        212: [
            (100, 2.85, 3.28, 1.48), (125, 2.11, 2.50, 1.19), (150, 1.36, 1.66, 0.90),
            (175, 1.12, 1.22, 0.81), (200, 1.04, 1.07, 0.86),
        ],
        261: [
            (100, 3.70, 4.19, 1.49), (125, 2.39, 2.74, 1.14), (150, 1.59, 1.81, 0.89),
            (175, 1.23, 1.33, 0.79), (200, 1.09, 1.13, 0.79), (225, 1.04, 1.06, 0.84),
            (250, 1.02, 1.04, 0.91),
        ],
    ]

    private static func caps(
        _ rows: [(Double, Double, Double)], _ draws: [Int: [(Double, Double, Double, Double)]]
    ) -> [PowerCapPoint] {
        rows.map { watts, time, energy in
            PowerCapPoint(
                cap: Power(watts: watts), relativeTime: time, relativeEnergy: energy,
                byDraw: draws.compactMap { draw, rows in
                    rows.first { $0.0 == watts }.map {
                        PowerCapPoint.AtDraw(
                            draw: Power(watts: Double(draw)), relativeTime: $0.1,
                            slowRelativeTime: $0.2, relativeEnergy: $0.3)
                    }
                }, source: "Zeus, NSDI '23, mean over workloads")
        }
    }
}
