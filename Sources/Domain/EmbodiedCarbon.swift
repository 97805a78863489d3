/// Emissions of a device's manufacture, transport and disposal, and the lifetime they spread over.
public struct EmbodiedCarbon: Equatable, Sendable {
    /// Embodied emissions of one device.
    public let emissions: Emissions
    /// How long one is in service; above zero.
    public let lifetime: TimeSpan
    /// Who published it, and what it includes.
    public let source: String

    /// Creates the embodied carbon of one device.
    public init(_ emissions: Emissions, over lifetime: TimeSpan, source: String) {
        precondition(lifetime > .zero, "a device works before it is scrapped")
        self.emissions = emissions
        self.lifetime = lifetime
        self.source = source
    }

    /// The share allocated to some hours of work of one device: their share of its lifetime
    /// (ISO/IEC 21031, Software Carbon Intensity: M = TE × TS).
    public func share(ofHours hours: Double) -> Emissions { emissions * (hours / lifetime.hours) }
}
