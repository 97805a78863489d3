internal import SolsticeJSON

extension String {
    /// The text without anything that could move a cursor, colour a terminal or reorder a line:
    /// control, format and unassigned characters are written as escapes, and stacked combining
    /// marks are limited.
    ///
    /// Joiners between letters stay, because Persian and Indic words are misspelt without them.
    var visible: String {
        guard unicodeScalars.contains(where: { $0.needsAttention }) else { return self }
        var shown = String.UnicodeScalarView()
        var previous: Unicode.Scalar?
        var stacked = 0
        for scalar in unicodeScalars {
            stacked = scalar.isStackingMark ? stacked + 1 : 0
            if stacked > Unicode.Scalar.stackLimit {
                if stacked == Unicode.Scalar.stackLimit + 1 { shown.append("…") }
            } else if scalar.isHarmless(after: previous) {
                shown.append(scalar)
            } else {
                shown.append(contentsOf: scalar.visibleEscape.unicodeScalars)
            }
            previous = scalar
        }
        return String(shown)
    }

    /// The text safe to print and in at most this many columns, however long it was: a name of a
    /// megabyte costs no more than a long one.
    func cut(to limit: Int) -> String {
        let head = unicodeScalars.prefix(limit * 8)
        let isWhole = head.endIndex == unicodeScalars.endIndex
        let shown = (isWhole ? self : String(head)).visible.shortened(to: limit)
        return isWhole || shown.hasSuffix("…") ? shown : shown + "…"
    }
}

extension Unicode.Scalar {
    /// More marks than this on one letter run into the lines above.
    fileprivate static let stackLimit = 3

    /// Whether the scalar may have to be escaped; plain letters are recognised cheaply.
    fileprivate var needsAttention: Bool {
        value < 0x20 || value == 0x7F || value >= 0x80
    }

    fileprivate var isStackingMark: Bool {
        value >= 0x300
            && (properties.generalCategory == .nonspacingMark
                || properties.generalCategory == .enclosingMark)
    }

    fileprivate func isHarmless(after previous: Unicode.Scalar?) -> Bool {
        if value == 0x200C || value == 0x200D {
            guard let previous else { return false }
            return previous.value >= 0x80 && previous.properties.isAlphabetic
        }
        return !isUnprintable
    }

    /// `\n`, `\t`, `\r`, `\e` or `\u{202E}`.
    fileprivate var visibleEscape: String {
        switch value {
        case 0x09: "\\t"
        case 0x0A: "\\n"
        case 0x0D: "\\r"
        case 0x1B: "\\e"
        default: "\\u{" + String(value, radix: 16, uppercase: true) + "}"
        }
    }
}

/// Text for logs.
public enum LogText {
    /// A text of any origin as one line of bounded length, in which nothing can move the cursor or
    /// look like another line.
    public static func line(_ text: String) -> String { text.cut(to: 2000) }
}

/// A command as a user would type it.
enum CommandWords {
    private static let plain = Set(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_@%+=:,./-")

    /// The arguments, quoted if a shell needs that, with control characters made visible.
    static func line(_ arguments: [String]) -> String {
        arguments.map(quoted).joined(separator: " ").visible
    }

    private static func quoted(_ argument: String) -> String {
        if !argument.isEmpty, argument.allSatisfy(plain.contains) { return argument }
        return "'"
            + argument.split(separator: "'", omittingEmptySubsequences: false)
            .joined(separator: "'\\''") + "'"
    }
}
