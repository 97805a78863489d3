/// Energy measured while an attempt ran.
public struct MeterReading: Equatable, Sendable {
    /// The meter.
    public enum Meter: String, CaseIterable, Codable, Sendable {
        /// The accelerators' own energy counters.
        case acceleratorCounter
        /// Samples of the accelerators' power, summed over time.
        case acceleratorSamples
        /// The processors' energy counters (RAPL), scaled by the job's share of CPU time.
        case processorCounter
    }

    /// The meter.
    public let meter: Meter
    /// What it measured, before the datacentre's PUE.
    public let energy: ITEnergy
    /// How many seconds of the attempt it covers; pauses count, since held devices draw power.
    public let coveredSeconds: Double

    /// Creates a reading from its parts.
    public init(meter: Meter, energy: ITEnergy, coveredSeconds: Double) {
        self.meter = meter
        self.energy = energy
        self.coveredSeconds = coveredSeconds
    }
}
