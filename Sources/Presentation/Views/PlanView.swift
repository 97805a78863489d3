public import SolsticeDomain

/// A plan of the whole queue.
public enum PlanView {
    /// What the plan emits and saves, how far from the best it is at most, which jobs have no
    /// place or end late, and what changes; before anything is kept, each job that would move.
    ///
    /// A plan without a number that was not a dry run was found and not kept, because it is hardly
    /// better than the present one. For programs there are three tables: the sums, the jobs with a
    /// place, and those without.
    public static func text(_ plan: QueuePlan, isDryRun: Bool, style: OutputStyle) -> String {
        switch style.medium {
        case .terminal: PlanText(plan: plan, isDryRun: isDryRun, style: style).text
        case .pipe: PlanRows(plan: plan, isDryRun: isDryRun).text
        }
    }
}
