internal import SolsticeDomain

extension Numerals {
    /// A share as a percentage, rounded up, for statements of "at most": `0.37 %`, `2.4 %`, `31 %`.
    static func percentAtMost(_ share: Double) -> String {
        let percent = share * 100
        guard percent.isFinite, percent < 1e12 else { return unknown }
        let decimals = percent < 1 ? 2 : percent < 10 ? 1 : 0
        let scale = [1.0, 10, 100][decimals]
        // Without the small subtraction, rounding of the product would turn 0.4 % into 0.41 %.
        let raised = (percent * scale - 1e-6).rounded(.up) / scale
        return fixed(max(0, raised), decimals: decimals) + " %"
    }
}

extension QueuePlan {
    /// Below this gap to the bound a plan counts as optimal.
    private static let provenOptimum = 0.0001

    /// Whether anything has been proven about the best possible plan.
    var hasBound: Bool { lowerBound > .zero || objective <= .zero }

    /// Whether no other plan could be noticeably better.
    var isProvenOptimal: Bool { hasBound && gap < Self.provenOptimum }

    /// Whether priorities or prices make the objective differ from the emissions.
    var isWeighed: Bool {
        abs((objective - emissions).grams) > 1e-6 * max(1, abs(emissions.grams))
    }

    /// The plan's maximum distance from the optimum, and of what quantity.
    var gapWords: String {
        guard hasBound else { return "nothing is proven of how far from the best this is" }
        let distance =
            isProvenOptimal
            ? "the best possible, proven"
            : "at most \(Numerals.percentAtMost(gap)) above the best possible, proven"
        guard !isWeighed else { return "\(distance). \(weighedWords)" }
        return isProvenOptimal
            ? "\(distance) to the hundredth of a percent"
            : "\(distance): no plan of these jobs emits less than \(Scales.text(lowerBound))"
    }

    /// The objective, if it is not the emissions alone.
    private var weighedWords: String {
        var parts: [String] = []
        if entries.contains(where: { $0.job.specification.priority != 0 }) {
            parts.append("priorities multiply emissions")
        }
        if entries.contains(where: { $0.job.specification.carbonPrice != nil }) {
            parts.append("carbon prices add money")
        }
        let how = parts.isEmpty ? "" : ", in which \(parts.joined(separator: " and "))"
        return "This is of a weighed sum\(how), not of emissions alone"
    }
}
