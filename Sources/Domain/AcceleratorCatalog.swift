/// The accelerators known from the start, with published figures only: where nobody published a
/// cap table there is none, and where nobody published watts a job has to state them.
public enum AcceleratorCatalog {
    /// Every accelerator of the catalogue.
    public static let accelerators: [Accelerator] = [
        Accelerator(
            id: "v100", title: "NVIDIA V100",
            boardPower: watts(250, "default limit, arXiv 2205.09646"), powerCaps: v100Caps),
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

    private static func watts(_ watts: Double, _ source: String) -> SourcedFigure<Power> {
        SourcedFigure(Power(watts: watts), source: source)
    }

    private static let v100Caps = caps([
        (100, 1.38, 0.82), (125, 1.18, 0.82), (150, 1.09, 0.84), (175, 1.05, 0.88),
        (200, 1.03, 0.93), (225, 1.01, 0.96),
    ])

    private static let a40Caps = caps([
        (100, 2.49, 1.33), (125, 1.76, 1.11), (150, 1.31, 0.94), (175, 1.10, 0.87),
        (200, 1.04, 0.88), (225, 1.01, 0.92),
    ])

    private static func caps(_ rows: [(Double, Double, Double)]) -> [PowerCapPoint] {
        rows.map { watts, time, energy in
            PowerCapPoint(
                cap: Power(watts: watts), relativeTime: time, relativeEnergy: energy,
                source: "Zeus, NSDI '23, mean over workloads")
        }
    }
}
