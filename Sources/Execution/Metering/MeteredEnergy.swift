import SolsticeDomain

/// Accumulated energy, with the time in which it was measured.
struct MeteredEnergy: Equatable {
    /// Joules measured so far.
    private(set) var joules = 0.0
    /// Seconds measured so far.
    private(set) var coveredSeconds = 0.0

    /// Adds what was measured in a span of time.
    mutating func add(joules: Double, over span: Duration) {
        self.joules += joules
        coveredSeconds += span.inSeconds
    }

    /// The reading of a meter; nil if it has measured nothing.
    func reading(of meter: MeterReading.Meter) -> MeterReading? {
        guard coveredSeconds > 0 else { return nil }
        return MeterReading(
            meter: meter, energy: ITEnergy(kilowattHours: joules / 3_600_000),
            coveredSeconds: coveredSeconds)
    }
}

extension Duration {
    /// The same span as a number of seconds.
    var inSeconds: Double {
        Double(components.seconds) + Double(components.attoseconds) * 1e-18
    }
}

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
