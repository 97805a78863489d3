/// Turns the bytes of a field into text and recognises fields that stand for "no value".
enum FieldText {
    /// The text of a range: UTF-8, or Latin-1 if the bytes are not UTF-8, since spreadsheets still
    /// write it.
    static func decode(_ bytes: [UInt8], _ range: Range<Int>) -> String {
        if let text = String(validating: bytes[range], as: UTF8.self) {
            return text.replacing("\"\"", with: "\"")
        }
        return String(String.UnicodeScalarView(bytes[range].map { Unicode.Scalar($0) }))
    }

    /// Whether a field is blank or holds a marker for a missing value.
    static func isMissing(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        guard let first = range.first else { return true }
        // Most fields begin with a digit and hold a value: decide those at once.
        if bytes[first] &- 48 < 10 || range.count > 13 { return false }
        let text = String(decoding: bytes[range], as: UTF8.self).lowercased()
        return missing.contains(text)
    }

    /// What people, spreadsheets and the systems of buildings write for a missing value.
    private static let missing: Set<String> = [
        "-", "--", "---", "n/e", "n/a", "na", "nan", "null", "none", "nd", "n.a.", "n.d.", "n.v.",
        "k.a.", "s/d", "#n/a", "#nv", "#div/0!", "#value!", "#wert!", "#ref!", "no data", "missing",
        "bad", "bad input", "comm fail", "i/o timeout", "scan off",
    ]
}

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
