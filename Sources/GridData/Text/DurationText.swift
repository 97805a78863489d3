/// Reads written lengths of time: `01:00`, `01:00:00.0`, `1.00:00:00`, `1:00:00:00`, `PT15M`.
enum DurationText {
    /// The length in seconds; nil for anything else, and beyond 31 days.
    static func seconds(_ text: String) -> Int? {
        let plain = text.uppercased().filter { $0 != " " }
        let seconds = plain.hasPrefix("P") ? iso8601(plain.dropFirst()) : clock(plain)
        return seconds.flatMap { (0...31 * 86_400).contains($0) ? $0 : nil }
    }

    /// `[days.]hours:minutes[:seconds[.fraction]]`, as .NET writes it, or with days before a colon.
    private static func clock(_ text: String) -> Int? {
        var parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard (2...4).contains(parts.count) else { return nil }
        var days = "0"
        if parts.count == 4 {
            days = parts.removeFirst()
        } else if let point = parts[0].firstIndex(of: ".") {
            days = String(parts[0][..<point])
            parts[0] = String(parts[0][parts[0].index(after: point)...])
        }
        if parts.count == 3 {
            parts[2] = parts[2].split(separator: ".").first.map(String.init) ?? ""
        }
        let numbers = parts.compactMap { Int($0) }
        guard let days = Int(days), (0...31).contains(days), numbers.count == parts.count,
            (0...24).contains(numbers[0]), numbers.dropFirst().allSatisfy((0...59).contains)
        else { return nil }
        return days * 86_400 + numbers[0] * 3600 + numbers[1] * 60
            + (numbers.count == 3 ? numbers[2] : 0)
    }

    /// What follows the `P` of ISO 8601, in days, hours, minutes and whole seconds.
    private static func iso8601(_ text: Substring) -> Int? {
        var seconds = 0
        var digits = ""
        var isTime = false
        for character in text {
            switch character {
            case "T": isTime = true
            case "0"..."9": digits.append(character)
            case "D", "H", "M", "S":
                let units: [Character: Int] =
                    isTime ? ["H": 3600, "M": 60, "S": 1] : ["D": 86_400]
                guard let number = Int(digits), number <= 1_000_000, let unit = units[character]
                else { return nil }
                seconds += number * unit
                digits = ""
            default: return nil
            }
        }
        return digits.isEmpty && text.count > 1 ? seconds : nil
    }
}

/// How long the values of a file hold, according to its name or a provider's word.
enum Granularity: Equatable {
    case seconds(Int)
    case month
    case year

    /// Reads a provider's word, such as `hourly`, `yearly` or `15_minutes`.
    init?(word: String) {
        switch word.lowercased() {
        case "5_minutes", "5min": self = .seconds(300)
        case "15_minutes", "15min", "quarter-hourly": self = .seconds(900)
        case "30_minutes", "half-hourly": self = .seconds(1800)
        case "hourly": self = .seconds(3600)
        case "daily": self = .seconds(86_400)
        case "monthly": self = .month
        case "yearly", "annual": self = .year
        default: return nil
        }
    }

    /// Reads a file name, such as `ES_2022_yearly.csv`; nil if it says nothing.
    init?(fileName: String) {
        let words = fileName.split { !($0.isLetter || $0.isNumber) }
        guard let found = words.lazy.compactMap({ Granularity(word: String($0)) }).first else {
            return nil
        }
        self = found
    }
}
