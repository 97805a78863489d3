/// Running text wrapped between words.
enum Paragraph {
    /// Units that stay on the same line as their number.
    private static let units: Set<String> = [
        "%", "g", "kg", "t", "Wh", "kWh", "MWh", "GWh", "W", "kW", "g/kWh", "gCO2e/kWh",
    ]

    /// The lines of a text, each at most `width` columns with its indentation.
    ///
    /// A command in backticks stays whole if a line can hold it, so that it can be copied.
    static func lines(_ text: String, width: Int, first: String = "", rest: String = "") -> [String]
    {
        var lines: [String] = []
        var line = first
        var isFresh = true
        for word in words(of: text) {
            if !isFresh, line.columns + 1 + word.columns > width {
                lines.append(line)
                line = rest
                isFresh = true
            }
            line += isFresh ? word : " " + word
            isFresh = false
            while line.columns > width {
                let head = line.prefix(columns: width)
                lines.append(head)
                line = rest + line.dropFirst(head.count).drop { $0 == " " }
            }
        }
        lines.append(line)
        return lines
    }

    /// Words, with units joined to their numbers and each command in backticks as one word.
    private static func words(of text: String) -> [String] {
        var words: [String] = []
        var isInsideCommand = false
        for part in text.split(separator: " ") {
            let bare = part.trimmingSuffix { ",.;:)".contains($0) }
            if isInsideCommand || (units.contains(bare) && words.last?.last?.isNumber == true) {
                words[words.count - 1] += " " + part
            } else {
                words.append(String(part))
            }
            if part.count(where: { $0 == "`" }) % 2 == 1 { isInsideCommand.toggle() }
        }
        return words
    }
}

extension Substring {
    /// The text without the characters at its end that match.
    fileprivate func trimmingSuffix(while matches: (Character) -> Bool) -> String {
        var kept = self
        while let last = kept.last, matches(last) { kept.removeLast() }
        return String(kept)
    }
}

extension String {
    /// The number of terminal columns of the text, which must not contain escape sequences.
    var columns: Int {
        if utf8.allSatisfy({ $0 < 0x80 }) { return utf8.count }
        return reduce(0) { $0 + $1.columns }
    }

    /// The text in at most this many columns, with `…` if something was left out.
    func shortened(to limit: Int) -> String {
        guard columns > limit else { return self }
        guard limit > 0 else { return "" }
        return prefix(columns: limit - 1) + "…"
    }

    /// The longest prefix that fits in this many columns.
    func prefix(columns limit: Int) -> String {
        var used = 0
        var kept = ""
        for character in self {
            used += character.columns
            if used > limit { break }
            kept.append(character)
        }
        return kept
    }

    /// The text padded with trailing spaces to this many columns.
    func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - columns))
    }

    /// The text padded with leading spaces to this many columns.
    func rightAligned(to width: Int) -> String {
        String(repeating: " ", count: max(0, width - columns)) + self
    }

    /// The text up to its last character that is not a space.
    var withoutTrailingSpaces: String {
        var kept = self[...]
        while kept.last == " " { kept.removeLast() }
        return String(kept)
    }
}

extension Character {
    /// 0, 1 or 2 columns, as terminals draw it; an emoji made of several parts counts each of them,
    /// because some terminals draw them side by side.
    fileprivate var columns: Int {
        unicodeScalars.reduce(0) { $0 + $1.columns }
    }
}

extension Unicode.Scalar {
    fileprivate var columns: Int {
        if value < 0x300 { return 1 }
        // A variation selector may turn a narrow symbol into a wide emoji.
        if value == 0xFE0F { return 1 }
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: return isWide ? 2 : 1
        }
    }

    /// East Asian wide and full-width ranges and emoji (Unicode Annex 11).
    private var isWide: Bool {
        switch value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F,
            0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
            0xFFE0...0xFFE6, 0x1F000...0x1FAFF, 0x20000...0x3FFFD:
            true
        default: properties.isEmojiPresentation
        }
    }
}
