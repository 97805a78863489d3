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
