/// A kind of processor that training runs on.
public struct Accelerator: Equatable, Sendable {
    /// Short name, such as `v100`.
    public let id: String
    /// Name as the manufacturer writes it.
    public let title: String
    /// Power one draws if a job does not state its own, with its source.
    public let boardPower: SourcedFigure<Power>?
    /// Its speed relative to the owner's other accelerators, with its source; nil if unknown.
    public let relativeSpeed: SourcedFigure<RelativeSpeed>?
    /// Embodied carbon of one, and the lifetime it is spread over; nil if unknown.
    public let embodied: EmbodiedCarbon?
    /// Measured effect of power caps, ascending by cap; if empty, it is never capped.
    public let powerCaps: [PowerCapPoint]

    /// Creates an accelerator from its parts.
    public init(
        id: String, title: String, boardPower: SourcedFigure<Power>?,
        relativeSpeed: SourcedFigure<RelativeSpeed>? = nil, embodied: EmbodiedCarbon? = nil,
        powerCaps: [PowerCapPoint]
    ) {
        self.id = id
        self.title = title
        self.boardPower = boardPower
        self.relativeSpeed = relativeSpeed
        self.embodied = embodied
        self.powerCaps = powerCaps.sorted { $0.cap < $1.cap }
    }

    /// The processor of a job that states watts but no kind.
    public static let unspecified = "unspecified"
}
