public import Solstice

/// The arguments of a backtest, as the user types them.
public enum BacktestArgument {
    /// Reads `8h@24h,8h@7d/10m`.
    public static func kinds(_ text: String) throws(Diagnostic) -> [JobKind] {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        return try parts.map { part throws(Diagnostic) in
            let word = part.drop { $0 == " " }
            guard let kind = JobKind(text: String(word)) else {
                throw Diagnostic(
                    .usage, "\(set: .mix, "\(word)") is no kind of job",
                    causes: ["a kind is LENGTH@SLACK, and /RESUME for one that may pause"],
                    remedy: "use \(set: .mix, "8h@24h,24h@7d/10m")")
            }
            return kind
        }
    }
}
