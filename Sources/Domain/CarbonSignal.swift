/// What a carbon intensity counts. Signals measure different things and are never mixed.
public enum CarbonSignal: String, CaseIterable, Codable, Hashable, Sendable {
    /// Average over the grid's mix, with building and fuelling the plants.
    case lifecycle
    /// Average over the grid's mix, what leaves the stacks only.
    case direct
    /// What one more kWh would cause, from the plants that would answer.
    case marginal

    /// How a person would call it.
    public var title: String {
        switch self {
        case .lifecycle: "average, lifecycle"
        case .direct: "average, direct"
        case .marginal: "marginal"
        }
    }
}
