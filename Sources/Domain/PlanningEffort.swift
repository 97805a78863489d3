/// How much time goes into a plan of the queue.
public enum PlanningEffort: String, CaseIterable, Codable, Sendable {
    /// A good plan, immediately.
    case quick
    /// A plan near the optimum.
    case standard
    /// As close to the optimum as patience allows.
    case thorough
}
