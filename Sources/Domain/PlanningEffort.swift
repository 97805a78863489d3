/// How long a plan of the queue is worked on.
public enum PlanningEffort: String, CaseIterable, Codable, Sendable {
    /// A good plan at once.
    case quick
    /// A plan near the optimum.
    case standard
    /// As near to the optimum as patience allows.
    case thorough
}
