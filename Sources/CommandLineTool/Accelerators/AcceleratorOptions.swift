import ArgumentParser
import Solstice

/// The options that describe an accelerator.
struct AcceleratorOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Its throughput against the reference that you measure all of them by; with it, hours "
                + "stated for one accelerator give those of another.", valueName: "ratio"),
        transform: OptionValue.number(
            in: 0.0001...10_000, refusal: { "a speed of \($0) is not possible" },
            remedy: "state how many times the reference's: --speed 2.5"
        ) { RelativeSpeed($0) })
    var speed: RelativeSpeed?

    @Option(
        help: ArgumentHelp(
            "What making, bringing and scrapping one emits, in kg CO2e; needs --lifetime-hours and "
                + "--embodied-source.", valueName: "kg"))
    var embodiedKg: Double?

    @Option(
        help: ArgumentHelp("How many hours one works in its life.", valueName: "hours"))
    var lifetimeHours: Double?

    @Option(
        help: ArgumentHelp("Who published that, and what it counts.", valueName: "text"))
    var embodiedSource: String?

    /// The embodied emissions of one, if stated; all three options belong together.
    func embodied() throws(Diagnostic) -> EmbodiedCarbon? {
        if embodiedKg == nil, lifetimeHours == nil, embodiedSource == nil { return nil }
        guard let embodiedKg, let lifetimeHours, let embodiedSource,
            embodiedSource.contains(where: { !$0.isWhitespace })
        else {
            throw Diagnostic(
                .usage, "embodied carbon needs an amount, a life and a source",
                remedy: "use --embodied-kg K --lifetime-hours H --embodied-source TEXT")
        }
        guard (0...1_000_000).contains(embodiedKg) else {
            throw Diagnostic(
                .usage, "\(embodiedKg) kg of embodied carbon are not possible",
                remedy: "state kg CO2e of one: --embodied-kg 150")
        }
        guard (1...1_000_000).contains(lifetimeHours) else {
            throw Diagnostic(
                .usage, "a life of \(lifetimeHours) h is not possible",
                remedy: "state the hours that one works: --lifetime-hours 35000")
        }
        return EmbodiedCarbon(
            Emissions(grams: embodiedKg * 1000), over: TimeSpan(hours: lifetimeHours),
            source: embodiedSource)
    }

    /// Reads a board power in watts.
    static let boardPower = OptionValue.number(
        in: Double.leastNonzeroMagnitude...100_000.nextDown,
        refusal: { "a board power of \($0) W is not possible" }, remedy: "use --watts 450"
    ) { Power(watts: $0) }
}
