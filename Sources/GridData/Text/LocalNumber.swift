import SolsticeJSON

/// Reads numbers as people write them: `1.234,5`, `1 234.5`, `1'234`, `798 kW`.
struct LocalNumber {
    let value: Double
    /// What stands behind the number; empty if nothing does.
    let unit: String

    /// Reads a text whose decimal sign is known.
    static func read(_ text: String, decimalSign: UInt8) throws(DecimalText.Flaw) -> LocalNumber {
        let (number, unit) = try split(text)
        let decimal = Character(Unicode.Scalar(decimalSign))
        var plain = ""
        var groups: [Int] = []
        var digits = 0
        var grouping: Character?
        var isInFraction = false
        for character in number {
            if character.isNumber || "eE+-".contains(character) {
                plain.append(character)
                digits += 1
            } else if character == decimal {
                guard !isInFraction else { throw .mixedSigns }
                isInFraction = true
                plain.append(".")
                groups.append(digits)
            } else {
                guard !isInFraction, grouping == nil || grouping == character else {
                    throw .mixedSigns
                }
                grouping = character
                groups.append(digits)
                digits = 0
            }
        }
        if !isInFraction { groups.append(digits) }
        if grouping != nil {
            let sizes = groups.dropFirst()
            let first = (groups.first ?? 0) - (plain.hasPrefix("-") || plain.hasPrefix("+") ? 1 : 0)
            guard (1...3).contains(first), sizes.allSatisfy({ $0 == 3 }) else { throw .mixedSigns }
        }
        guard let value = Double(plain), value.isFinite else { throw .unreadable }
        return LocalNumber(value: value, unit: unit)
    }

    /// Whether a text is a number in some notation, with or without a unit.
    static func isNumber(_ text: String) -> Bool {
        let readings = ",.".utf8.compactMap { try? read(text, decimalSign: $0) }
        guard let unit = readings.first?.unit else { return false }
        return unit.isEmpty || LoadUnit(in: ColumnRule.plain(unit)) != nil
    }

    /// The decimal sign that a text shows; nil if it may have either.
    static func decimalSign(shownBy text: String) -> UInt8? {
        guard let (number, _) = try? split(text) else { return nil }
        let signs = number.filter { $0 == "." || $0 == "," }
        guard let last = signs.last, let byte = last.asciiValue else { return nil }
        let other = byte == UInt8(ascii: ".") ? UInt8(ascii: ",") : UInt8(ascii: ".")
        if signs.contains(where: { $0 != last }) { return byte }
        if signs.count > 1 { return other }
        let parts = number.split(separator: last, omittingEmptySubsequences: false)
        let whole = parts[0].drop { $0 == "-" || $0 == "+" }
        let isGroup = parts[1].count == 3 && (1...3).contains(whole.count) && whole != "0"
        return isGroup ? nil : byte
    }

    /// The number and the unit behind it.
    private static func split(
        _ text: String
    ) throws(DecimalText.Flaw) -> (number: String, unit: String) {
        var number = ""
        var rest = Substring(text)
        while let character = rest.first {
            let isDigit = character.isASCII && character.isNumber
            let isSign = ".,'’".contains(character) || character.isWhitespace
            let next = rest.dropFirst().first
            let isExponent =
                "eE".contains(character) && number.last?.isNumber == true
                && next.map { $0.isNumber || "+-".contains($0) } == true
            let isPlusOrMinus =
                "+-−".contains(character)
                && (number.isEmpty || number.last == "e" || number.last == "E")
            guard isDigit || isSign || isExponent || isPlusOrMinus else { break }
            number.append(character == "−" ? "-" : character)
            rest = rest.dropFirst()
        }
        while let last = number.last, last.isWhitespace { number.removeLast() }
        guard number.contains(where: \.isNumber), !rest.contains(where: \.isNumber) else {
            throw .unreadable
        }
        return (number, String(rest).trimmed)
    }
}

extension String {
    fileprivate var trimmed: String {
        var text = Substring(self)
        while text.first?.isWhitespace == true { text = text.dropFirst() }
        while text.last?.isWhitespace == true { text = text.dropLast() }
        return String(text)
    }
}

/// Finds the decimal sign of a table.
enum DecimalSign {
    /// The sign that the first telling number shows: `412,5` and `1.234,5` have a comma, whereas
    /// `1.234` may have either.
    ///
    /// Where none tells, it is a point between commas, and elsewhere the sign that occurs.
    static func shown(by table: CSVTable, values: [Int], _ bytes: [UInt8]) -> UInt8 {
        let point = UInt8(ascii: ".")
        var occurring: UInt8?
        var scanner = table.scanner
        while scanner.next() {
            guard scanner.flaw == nil, scanner.fields.count >= table.header.count else { continue }
            for column in values {
                let field = bytes[scanner.fields[column]]
                guard let sign = field.first(where: { $0 == point || $0 == UInt8(ascii: ",") })
                else { continue }
                let text = FieldText.decode(bytes, scanner.fields[column])
                if let shown = LocalNumber.decimalSign(shownBy: text) { return shown }
                occurring = occurring ?? sign
            }
        }
        return table.separator == UInt8(ascii: ",") ? point : occurring ?? point
    }
}

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
