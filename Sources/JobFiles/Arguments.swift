public import Solstice

/// The indices of an array of jobs, as the user types them.
enum ArrayArgument {
    private static let limit = 100_000

    /// Reads `0-15` or `0,3,7-9`, in the order of the indices.
    static func parse(_ text: String) throws(Diagnostic) -> [Int] {
        let refusal = Diagnostic(
            .usage, "\(set: .array, text) cannot be read",
            causes: ["it has up to \(limit) indices from 0 on, each once"],
            remedy: "use \(set: .array, "0-15") or \(set: .array, "0,3,7-9")")
        var indices: [Int] = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let ends = part.split(separator: "-", omittingEmptySubsequences: false).map {
                $0.allSatisfy(\.isASCII) && $0.allSatisfy(\.isNumber) ? Int($0) : nil
            }
            guard ends.count <= 2, let first = ends[0], let last = ends[ends.count - 1],
                first <= last, last - first < limit - indices.count
            else { throw refusal }
            indices += first...last
        }
        guard Set(indices).count == indices.count else { throw refusal }
        return indices.sorted()
    }
}

/// A carbon signal as the user types it.
public enum SignalArgument {
    /// Reads `lifecycle`, `direct` or `marginal`; nil stays nil.
    public static func parse(_ text: String?) throws(Diagnostic) -> CarbonSignal? {
        guard let text else { return nil }
        if let signal = CarbonSignal(rawValue: text) { return signal }
        throw Diagnostic(
            .usage, "there is no signal \(text)",
            remedy: "use \(setting: .signal) lifecycle, direct or marginal")
    }
}

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

    /// Reads the name of a policy.
    public static func policy(_ name: String) throws(Diagnostic) -> BacktestPolicy {
        if let policy = BacktestPolicy(rawValue: name) { return policy }
        let names = BacktestPolicy.allCases.map(\.rawValue)
        let nearest = nearestName(to: name, among: names)
        throw Diagnostic(
            .usage, "there is no policy \(name)",
            remedy: nearest.map { "did you mean \($0)?" }
                ?? "use \(setting: .policy) \(names.joined(separator: ", "))")
    }

    /// Reads the time between submissions.
    public static func distance(_ text: String) throws(Diagnostic) -> TimeSpan {
        if let span = TimeSpan(text: text) { return span }
        throw Diagnostic(
            .usage, "\(set: .every, text) cannot be read", remedy: "use \(set: .every, "13h")")
    }
}
