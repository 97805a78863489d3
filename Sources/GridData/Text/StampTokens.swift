/// A written time as numbers, words and signs, without the blanks between them.
struct StampTokens {
    /// A number with its leading zeros.
    struct Number {
        let text: String
        var value: Int { Int(text) ?? .max }
        var width: Int { text.count }
    }

    private enum Token: Equatable {
        case number(String)
        case word(String)
        case sign(Character)
    }

    private var tokens: [Token] = []
    /// The tokens that a blank precedes.
    private var spaced: Set<Int> = []
    private var index = 0

    /// Takes a text apart.
    init(_ text: String) {
        var number = ""
        var word = ""
        func flush(_ tokens: inout [Token]) {
            if !number.isEmpty { tokens.append(.number(number)) }
            if !word.isEmpty { tokens.append(.word(word)) }
            number = ""
            word = ""
        }
        for character in text.lowercased() {
            if character.isASCII, character.isNumber {
                if !word.isEmpty { flush(&tokens) }
                number.append(character)
            } else if character.isLetter {
                if !number.isEmpty { flush(&tokens) }
                word.append(character)
            } else {
                flush(&tokens)
                if character.isWhitespace {
                    spaced.insert(tokens.count)
                } else {
                    tokens.append(.sign(character))
                }
            }
        }
        flush(&tokens)
    }

    /// Whether everything has been read.
    var isAtEnd: Bool { index >= tokens.count }

    /// Whether a blank precedes what is next.
    var isSpaced: Bool { spaced.contains(index) }

    /// Whether nothing but one number is there.
    var areDigits: Bool {
        if tokens.count == 1, case .number = tokens[0] { true } else { false }
    }

    /// How many digits the next number has; 0 if something else is next.
    var widthAhead: Int {
        guard index < tokens.count, case .number(let text) = tokens[index] else { return 0 }
        return text.count
    }

    /// The next word, in lower case; nil if something else is next.
    var word: String? {
        guard index < tokens.count, case .word(let word) = tokens[index] else { return nil }
        return word
    }

    /// The next sign; nil if something else is next.
    var sign: Character? {
        guard index < tokens.count, case .sign(let sign) = tokens[index] else { return nil }
        return sign
    }

    /// Whether the next number begins a time of day.
    var isTimeAhead: Bool {
        guard index + 1 < tokens.count else { return false }
        return tokens[index + 1] == .sign(":") || tokens[index + 1] == .word("h")
    }

    /// Whether a number follows the next sign.
    var isNumberBehindSign: Bool {
        guard index + 1 < tokens.count, case .number = tokens[index + 1] else { return false }
        return true
    }

    /// Skips what is next.
    mutating func skip() { index += 1 }

    /// Skips the signs and ordinal endings between the parts of a date; returns the first.
    @discardableResult
    mutating func skipSigns() -> Character? {
        let first = sign
        while let sign, ".-/,'’".contains(sign) { index += 1 }
        if let word, ["st", "nd", "rd", "th", "de"].contains(word) {
            index += 1
            return skipSigns() ?? first
        }
        return first
    }

    /// Reads the next number; nil if something else is next.
    mutating func takeNumber() -> Number? {
        guard index < tokens.count, case .number(let text) = tokens[index], text.count <= 18 else {
            return nil
        }
        index += 1
        return Number(text: text)
    }

    /// Puts digits back in front of what has not been read.
    mutating func putBack(digits: String) {
        index -= 1
        tokens[index] = .number(digits)
    }

    /// Reads `AM`, `pm`, `a.m.` or `p. m.`; true for the afternoon.
    mutating func takeHalfOfDay() -> Bool? {
        guard let word, ["am", "pm", "a", "p"].contains(word) else { return nil }
        index += 1
        if word.count == 1 {
            if sign == "." { index += 1 }
            if self.word == "m" { index += 1 }
        }
        if sign == "." { index += 1 }
        return word.hasPrefix("p")
    }

    /// Skips a remark in parentheses, such as the name of a zone.
    mutating func skipParenthesis() {
        guard sign == "(" else { return }
        while !isAtEnd, sign != ")" { index += 1 }
        if sign == ")" { index += 1 }
    }
}
