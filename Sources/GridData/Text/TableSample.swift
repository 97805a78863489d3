import SolsticeDomain

/// The first values of a table's columns, which show what a header does not say.
struct TableSample {
    /// What the values of a column are.
    enum Kind: Equatable {
        /// Dates without a time of day, or with midnight.
        case date
        /// Times of day without a date.
        case timeOfDay
        case number
        case other
    }

    /// How many rows are looked at.
    private static let rowCount = 100

    private let values: [[String]]

    init(_ table: CSVTable, _ bytes: [UInt8]) {
        var values = [[String]](repeating: [], count: table.header.count)
        var scanner = table.scanner
        for _ in 0..<Self.rowCount {
            guard scanner.next() else { break }
            guard scanner.flaw == nil, scanner.fields.count == table.header.count else { continue }
            if let first = scanner.fields.first, !first.isEmpty,
                bytes[first.lowerBound] == UInt8(ascii: "#")
            {
                continue
            }
            for (index, field) in scanner.fields.enumerated()
            where !FieldText.isMissing(bytes, field) {
                values[index].append(FieldText.decode(bytes, field))
            }
        }
        self.values = values
    }

    /// The values of a column that are not blank.
    subscript(column: Int) -> [String] { values[column] }

    /// What the values of a column are; a total at the end does not count.
    func kind(_ column: Int) -> Kind {
        let texts = values[column].filter { !SummaryRow.isWord($0) }
        if texts.isEmpty { return .other }
        let isNumber = texts.allSatisfy { LocalNumber.isNumber($0) }
        if isNumber, Self.areShortClocks(texts) { return .timeOfDay }
        // 20240501 is a date, since nothing else has eight digits that are one in every row.
        if isNumber, !texts.allSatisfy({ $0.count == 8 && Self.isDate($0) }) { return .number }
        if texts.allSatisfy(StampText.isTimeOfDay) { return .timeOfDay }
        return texts.allSatisfy(Self.isDate) ? .date : .other
    }

    /// Whether every value of a column is a moment: a date, with or without a time of day, or
    /// seconds since 1970.
    func areMoments(_ column: Int) -> Bool {
        let texts = values[column].filter { !SummaryRow.isWord($0) }
        return !texts.isEmpty
            && texts.allSatisfy { text in
                let bytes = Array(text.utf8)
                if StampForm.looksLikeEpoch(bytes, 0..<bytes.count) { return true }
                let reading = try? StampText.read(text, order: .dayMonthYear)
                return reading?.precision == .day || reading?.precision == .clock
                    || Self.isDate(text)
            }
    }

    /// The whole numbers of a column; nil if it holds anything else.
    func wholeNumbers(_ column: Int) -> [Int]? {
        let texts = values[column].filter { !SummaryRow.isWord($0) }
        let numbers = texts.compactMap { Int($0) }
        return numbers.isEmpty || numbers.count < texts.count ? nil : numbers
    }

    /// Whether texts are times of day such as `0015`: four digits, with a zero in front of some.
    private static func areShortClocks(_ texts: [String]) -> Bool {
        texts.contains { $0.hasPrefix("0") }
            && texts.allSatisfy { text in
                guard text.count == 4, let number = Int(text) else { return false }
                return number / 100 <= 24 && number % 100 < 60
            }
    }

    private static func isDate(_ text: String) -> Bool {
        let readings = [DateOrder.dayMonthYear, .monthDayYear].compactMap {
            try? StampText.read(text, order: $0)
        }
        return readings.contains {
            $0.precision == .day || ($0.precision == .clock && $0.civil.secondOfDay == 0)
        }
    }
}

/// Recognises the rows in which exports sum up what is above them.
enum SummaryRow {
    private static let words: Set<String> = [
        "total", "totals", "grand total", "subtotal", "sum", "average", "avg", "mean", "median",
        "min", "minimum", "max", "maximum", "summe", "gesamt", "gesamtsumme", "mittelwert",
        "durchschnitt", "mittel", "totale", "somme", "moyenne", "total général", "suma",
        "promedio", "media", "máximo", "mínimo",
    ]

    /// Whether a text names a sum or a mean.
    static func isWord(_ text: String) -> Bool {
        guard let first = text.first, first.isLetter else { return false }
        let plain = text.lowercased().filter { $0 != ":" && $0 != "." }
        return words.contains(plain.split(separator: " ").joined(separator: " "))
    }
}
