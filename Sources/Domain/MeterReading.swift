/// Energy that was measured while an attempt ran.
public struct MeterReading: Equatable, Sendable {
    /// What measured it.
    public enum Meter: String, CaseIterable, Codable, Sendable {
        /// The accelerators' own energy counters.
        case acceleratorCounter
        /// Samples of the accelerators' power, summed over time.
        case acceleratorSamples
        /// The processors' energy counters (RAPL), in the job's share of the machine's processor time.
        case processorCounter
    }

    /// What measured it.
    public let meter: Meter
    /// What it measured, before the datacentre's PUE.
    public let energy: ITEnergy
    /// How many seconds of the attempt it saw; pauses count, since what is held draws power.
    public let coveredSeconds: Double

    /// A reading of these parts.
    public init(meter: Meter, energy: ITEnergy, coveredSeconds: Double) {
        self.meter = meter
        self.energy = energy
        self.coveredSeconds = coveredSeconds
    }
}
