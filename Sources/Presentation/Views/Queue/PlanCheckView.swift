public import SolsticeDomain

/// The result of checking the current plan, rule by rule.
public enum PlanCheckView {
    /// Violations of what was requested come first; figures that have merely changed since are
    /// counted, with a few examples.
    public static func text(_ violations: [PlanViolation], style: OutputStyle) -> String {
        switch style.medium {
        case .terminal: lines(violations, style).joined(separator: "\n")
        case .pipe:
            TabSeparated.text(
                ["severity", "rule", "job", "text"],
                violations.map {
                    [
                        $0.severity.rawValue, $0.rule.rawValue, $0.job.map(String.init) ?? "",
                        $0.text,
                    ]
                })
        }
    }

    /// Whether the plan cannot be carried out as it is.
    public static func isBad(_ violations: [PlanViolation]) -> Bool {
        violations.contains { $0.severity == .bad }
    }

    private static let limit = 20
    private static let noticeLimit = 3

    private static func lines(_ violations: [PlanViolation], _ style: OutputStyle) -> [String] {
        let bad = violations.filter { $0.severity == .bad }
        let notices = violations.filter { $0.severity == .notice }
        let ink = Ink(style)
        let sum = Paragraph.lines(sumWords(bad: bad, notices: notices), width: style.width)
        return listed(bad, limit, style) + listed(notices, noticeLimit, style)
            + sum.map { ink.paint($0, .strong) }
    }

    private static func listed(
        _ violations: [PlanViolation], _ limit: Int, _ style: OutputStyle
    ) -> [String] {
        let more = violations.count - limit
        let rest =
            more > 0
            ? ["        and \(Numerals.grouped(String(more))) more; all of them: \(set: .json)"]
            : []
        return violations.prefix(limit).flatMap { violation in
            let job = violation.job.map { "job \($0), " } ?? ""
            return DoctorView.paragraph(
                Finding(
                    violation.severity, job + violation.rule.title, Message(violation.text)),
                style)
        } + rest
    }

    private static func sumWords(bad: [PlanViolation], notices: [PlanViolation]) -> String {
        let count = PlanViolation.Rule.allCases.count
        if !bad.isEmpty {
            return "The current plan breaks \(Set(bad.map(\.rule)).count) of \(count) rules. "
                + "A new one: `\(run: .plan)`"
        }
        guard !notices.isEmpty else {
            return "The current plan is sound: \(count) rules were checked, and all hold."
        }
        return "The current plan can be carried out: of \(count) rules that were checked, all hold "
            + "but for figures that data imported since has changed. Up to date: `\(run: .plan)`"
    }
}

extension PlanViolation {
    /// Figures differ whenever data has come in since, which breaks no promise.
    var severity: Finding.Severity { rule == .footprint ? .notice : .bad }
}

extension PlanViolation.Rule {
    /// The rule's name for the user.
    fileprivate var title: String {
        switch self {
        case .earliest: "earliest start"
        case .option: "hardware"
        case .segments: "pieces"
        case .footprint: "figures"
        case .capacity, .deadline, .region, .duration, .dependency, .cost: rawValue
        }
    }
}
