/// A kind of processor that training runs on.
public struct Accelerator: Equatable, Sendable {
    /// Short name, such as `v100`.
    public let id: String
    /// Name as its maker writes it.
    public let title: String
    /// Power one draws when a job does not state its own, with its source.
    public let boardPower: SourcedFigure<Power>?
    /// How fast it is beside the owner's other accelerators, with its source; nil where nobody said.
    public let relativeSpeed: SourcedFigure<RelativeSpeed>?
    /// What one embodies, and over which life; nil where nobody said.
    public let embodied: EmbodiedCarbon?
    /// Measured effect of power caps, ascending by cap; empty where nobody measured, and then it
    /// is never capped.
    public let powerCaps: [PowerCapPoint]

    /// An accelerator of these parts.
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

    /// The processor of a job that states watts and no kind.
    public static let unspecified = "unspecified"
}
