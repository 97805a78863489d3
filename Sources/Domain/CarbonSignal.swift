/// What a carbon intensity measures. Signals measure different things and are never mixed.
public enum CarbonSignal: String, CaseIterable, Codable, Hashable, Sendable {
    /// Average over the grid's mix, including building and fuelling the plants.
    case lifecycle
    /// Average over the grid's mix, counting stack emissions only.
    case direct
    /// What one more kWh would cause, from the plants that would respond.
    case marginal

    /// Name for display.
    public var title: String {
        switch self {
        case .lifecycle: "average, lifecycle"
        case .direct: "average, direct"
        case .marginal: "marginal"
        }
    }
}
