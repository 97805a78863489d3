import ArgumentParser
import Solstice

/// What can be said of an accelerator.
struct AcceleratorOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Its throughput against the reference that you measure all of them by; with it, hours "
                + "stated for one accelerator give those of another.", valueName: "ratio"))
    var speed: Double?

    /// The speed, where one was stated.
    func relativeSpeed() throws(Diagnostic) -> RelativeSpeed? {
        guard let speed else { return nil }
        guard speed >= 0.0001, speed <= 10_000 else {
            throw Diagnostic(
                .usage, "a speed of \(speed) is not possible",
                remedy: "state how many times the reference's: --speed 2.5")
        }
        return RelativeSpeed(speed)
    }

    /// A board power that a person typed.
    static func boardPower(_ watts: Double) throws(Diagnostic) -> Power {
        guard watts > 0, watts < 100_000 else {
            throw Diagnostic(
                .usage, "a board power of \(watts) W is not possible", remedy: "use --watts 450")
        }
        return Power(watts: watts)
    }
}
