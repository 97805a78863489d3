/// The names of months and days in the languages of exports, in full or cut short.
enum CalendarWords {
    private static let months: [[String]] = [
        ["january", "januar", "jänner", "janvier", "enero", "gennaio", "januari"],
        ["february", "februar", "février", "fevrier", "febrero", "febbraio", "februari"],
        ["march", "märz", "maerz", "mrz", "mars", "marzo", "maart", "mrt"],
        ["april", "avril", "abril", "aprile"],
        ["may", "mai", "mayo", "maggio", "mei"],
        ["june", "juni", "juin", "junio", "giugno"],
        ["july", "juli", "juillet", "julio", "luglio"],
        ["august", "août", "aout", "agosto", "augustus"],
        ["september", "septembre", "septiembre", "settembre"],
        ["october", "oktober", "octobre", "octubre", "ottobre"],
        ["november", "novembre", "noviembre"],
        ["december", "dezember", "décembre", "decembre", "diciembre", "dicembre"],
    ]
    private static let days = [
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "montag",
        "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag",
    ]

    /// The month that a word in lower case names, from 1; nil if it names none, or may be two.
    static func month(_ word: String) -> Int? {
        guard word.count >= 3 else { return nil }
        let named = months.indices.filter { index in
            months[index].contains { $0.hasPrefix(word) }
        }
        return named.count == 1 ? named[0] + 1 : nil
    }

    /// Whether a word in lower case is a day of the week.
    static func isDay(_ word: String) -> Bool {
        word.count >= 2 && days.contains { $0.hasPrefix(word) }
    }

    /// The offset of a zone that is written as letters, in seconds: those of RFC 2822 and the
    /// European ones.
    static func offsetSeconds(ofZone word: String) -> Int? {
        let hours: [String: Int] = [
            "z": 0, "utc": 0, "gmt": 0, "wet": 0, "west": 1, "cet": 1, "mez": 1, "cest": 2,
            "mesz": 2, "eet": 2, "eest": 3, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7,
            "mdt": -6, "pst": -8, "pdt": -7,
        ]
        return hours[word].map { $0 * 3600 }
    }
}
