import SolsticeDomain

/// Integrates samples of power over time, by trapezoids.
///
/// Time without samples is left out, not guessed at: ``MeteredEnergy/coveredSeconds`` says how much
/// was measured.
struct PowerSampleSum {
    /// The energy so far.
    private(set) var energy = MeteredEnergy()
    private var last: (power: Power, at: ContinuousClock.Instant)?

    /// Two samples further apart than this say nothing of the time between them.
    static let longestGap: Duration = .seconds(5)

    /// Takes a sample of all devices together.
    mutating func add(_ power: Power, at instant: ContinuousClock.Instant) {
        if let last, instant - last.at <= Self.longestGap {
            let span = instant - last.at
            let watts = (last.power.watts + power.watts) / 2
            energy.add(joules: watts * span.inSeconds, over: span)
        }
        last = (power, instant)
    }

    /// Notes that the next sample does not continue from the last one.
    mutating func interrupt() { last = nil }
}
