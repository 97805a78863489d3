/// What making a device, bringing it and scrapping it emits, and the life that it is laid to.
public struct EmbodiedCarbon: Equatable, Sendable {
    /// What one device embodies.
    public let emissions: Emissions
    /// How long one works before it is scrapped; above zero.
    public let lifetime: TimeSpan
    /// Who published it, and what it counts.
    public let source: String

    /// What one device embodies.
    public init(_ emissions: Emissions, over lifetime: TimeSpan, source: String) {
        precondition(lifetime > .zero, "a device works before it is scrapped")
        self.emissions = emissions
        self.lifetime = lifetime
        self.source = source
    }

    /// The part of it that some hours of work of one device are laid to: their share of its life (ISO/IEC
    /// 21031, Software Carbon Intensity: M = TE × TS).
    public func share(ofHours hours: Double) -> Emissions { emissions * (hours / lifetime.hours) }
}
