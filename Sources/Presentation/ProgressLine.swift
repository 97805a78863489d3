public import SolsticeDomain

/// One line of progress for long work; it is overwritten, and erased when done.
public struct ProgressLine {
    /// Label, bar, share and remaining time, in at most `width` columns. The estimate assumes that
    /// the rest takes as long per share as the part that is done.
    public static func text(
        label: String, fraction: Double, elapsed: TimeSpan, width: Int
    ) -> String {
        let share = fraction.isFinite ? min(1, max(0, fraction)) : 0
        let percent = Numerals.fixed((share * 100).rounded(.down), decimals: 0) + " %"
        let tail = "\(percent.rightAligned(to: 5))  \(estimate(share, elapsed))"
        let name = label.visible
        let room = width - name.columns - tail.columns - 2
        guard room >= 5 else { return "\(name) \(tail)".shortened(to: width) }
        let columns = min(30, room)
        let bar = Bar.text(share: share, columns: columns).padded(to: columns)
        return "\(name) \(bar) \(tail)"
    }

    private static func estimate(_ share: Double, _ elapsed: TimeSpan) -> String {
        if share >= 1 { return "took \(elapsed.spoken)" }
        guard share >= 0.01, elapsed.seconds >= 1 else { return elapsed.spoken }
        let left = TimeSpan(hours: min(1e6, elapsed.hours * (1 - share) / share))
        return "about \(left.spoken) left"
    }
}

/// One line of progress for the planning of a queue; it is overwritten, and erased when done.
public enum PlanningLine {
    private static let longestName = 9

    /// `improving  ▕██████    ▏  62 %  4.41 t  gap 0.8 %` in at most `width` columns; on a narrow
    /// terminal the bar is dropped first. Unknown values are left out.
    public static func text(
        _ progress: PlanningProgress, isStopping: Bool = false, width: Int
    ) -> String {
        let share = progress.fraction.isFinite ? min(1, max(0, progress.fraction)) : 0
        let name = (isStopping ? "stopping" : progress.stage.rawValue).padded(to: longestName)
        let percent = Numerals.fixed((share * 100).rounded(.down), decimals: 0) + " %"
        var tail = percent.rightAligned(to: 5)
        if let objective = progress.objective { tail += "  " + Scales.text(objective) }
        if let gap = progress.gap { tail += "  gap " + Numerals.percentAtMost(gap) }
        let room = width - name.columns - tail.columns - 5
        guard room >= 5 else { return "\(name)  \(tail)".shortened(to: width) }
        let columns = min(30, room)
        let bar = Bar.text(share: share, columns: columns).padded(to: columns)
        return "\(name)  ▕\(bar)▏\(tail)"
    }
}
