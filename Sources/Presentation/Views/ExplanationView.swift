public import SolsticeDomain

/// Why a job is planned as it is: the other places and times, and what more slack would buy.
public enum ExplanationView {
    /// The plan, its alternatives by region and by start, whether waiting is worth it, what a
    /// later deadline would save, and what was left out.
    public static func text(
        _ explanation: Explanation, record: JobRecord, style: OutputStyle
    ) -> String {
        switch style.medium {
        case .terminal:
            ExplanationText(explanation: explanation, record: record, style: style).text
        case .pipe: ExplanationRows(explanation: explanation).text
        }
    }
}
