public import SolsticeDomain

/// A plan of the whole queue.
public enum PlanView {
    /// The plan's emissions and savings, its maximum distance from the optimum, the jobs that have
    /// no place or end late, and the changes; for a dry run, each job that would move.
    ///
    /// A plan without a number that was not a dry run was found but not kept, because it is hardly
    /// better than the current one. For programs there are three tables: the totals, the jobs with
    /// a place, and those without.
    public static func text(_ plan: QueuePlan, isDryRun: Bool, style: OutputStyle) -> String {
        switch style.medium {
        case .terminal: PlanText(plan: plan, isDryRun: isDryRun, style: style).text
        case .pipe: PlanRows(plan: plan, isDryRun: isDryRun).text
        }
    }
}
