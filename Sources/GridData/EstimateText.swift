/// Reads what files write to mark estimated values.
enum EstimateText {
    /// Whether a text says that a value was estimated; nil if it says neither.
    static func isEstimated(_ text: String) -> Bool? {
        switch text.lowercased().filter({ $0 != " " }) {
        case "true", "1", "yes", "y", "t", "estimated", "estimate", "e", "modelled", "modeled",
            "imputed", "interpolated":
            true
        case "", "false", "0", "no", "n", "f", "measured", "observed", "actual", "m", "null",
            "none", "nan", "-", "reported":
            false
        default: nil
        }
    }
}
