public import Solstice

/// A carbon signal as the user types it.
public enum SignalArgument {
    /// Reads `lifecycle`, `direct` or `marginal`; nil stays nil.
    public static func parse(_ text: String?) throws(Diagnostic) -> CarbonSignal? {
        guard let text else { return nil }
        if let signal = CarbonSignal(rawValue: text) { return signal }
        throw Diagnostic(
            .usage, "there is no signal \(text)",
            remedy: "use --signal lifecycle, direct or marginal")
    }
}
