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
