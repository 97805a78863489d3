internal import Foundation
public import SolsticeDomain

/// Turns time zone names into clocks.
public enum TimeZoneRules {
    /// The clock of an IANA time zone, with its changes from 1990 to 2070.
    /// - Throws: a usage diagnostic that suggests the nearest name, if no zone has this one.
    public static func clock(_ identifier: String) throws(Diagnostic) -> LocalClock {
        if ["UTC", "GMT", "Z", "ETC/UTC"].contains(identifier.uppercased()) { return .utc }
        guard let zone = TimeZone(identifier: identifier) else { throw unknown(identifier) }
        var date = Date(timeIntervalSince1970: 631_152_000)
        let last = Date(timeIntervalSince1970: 3_155_760_000)
        var offset = zone.secondsFromGMT(for: date)
        var eras = [era(from: date, offset)]
        while let next = zone.nextDaylightSavingTimeTransition(after: date), next < last {
            // A transition can also change only the zone's name; the clock does not move then.
            let changed = zone.secondsFromGMT(for: next)
            if changed != offset { eras.append(era(from: next, changed)) }
            offset = changed
            date = next
        }
        return LocalClock(timeZone: identifier, eras: eras)
    }

    /// Whether a time zone has this IANA name.
    static func isKnown(_ identifier: String) -> Bool { TimeZone(identifier: identifier) != nil }

    private static func era(from date: Date, _ offsetSeconds: Int) -> LocalClock.Era {
        LocalClock.Era(
            start: Instant(secondsSinceEpoch: Int(date.timeIntervalSince1970.rounded())),
            offsetSeconds: offsetSeconds)
    }

    private static func unknown(_ identifier: String) -> Diagnostic {
        let known = TimeZone.knownTimeZoneIdentifiers
        // People often type just the city.
        let city = known.first {
            $0.split(separator: "/").last?.lowercased() == identifier.lowercased()
        }
        let suggestion = city ?? nearestName(to: identifier, among: known)
        return Diagnostic(
            .usage, "no time zone is called \"\(identifier)\"",
            remedy: suggestion.map { "use \(set: .timeZone, $0)" }
                ?? "use an IANA name, such as \(set: .timeZone, "Europe/Berlin")")
    }
}

/// What the header of a column of times says about their clock: `Time (UTC)`, `Zeit (UTC+2)`,
/// `Timestamp (Europe/Berlin)`.
enum HeaderClock: Equatable {
    /// Nothing, or that it is the local one.
    case unsaid
    /// A fixed offset from UTC.
    case offset(seconds: Int)
    /// An IANA time zone.
    case zone(String)
    /// Letters such as `CET`, which people write for a fixed offset and for a clock with summer
    /// time alike.
    case unclear(String)

    init(in header: String) {
        let names = header.split { " ()[]{},;".contains($0) }.map(String.init)
        if let zone = names.first(where: { $0.contains("/") && TimeZoneRules.isKnown($0) }) {
            self = .zone(zone)
            return
        }
        let words = names.flatMap { $0.split(separator: "_") }.map(String.init)
        for (index, word) in words.enumerated() {
            if word == "Z" {
                self = .offset(seconds: 0)
                return
            }
            let lower = word.lowercased()
            if let name = ["utc", "gmt"].first(where: lower.hasPrefix) {
                var rest = String(lower.dropFirst(name.count))
                let next = index + 1 < words.count ? words[index + 1] : ""
                if rest.isEmpty, let sign = next.first, "+-".contains(sign) { rest = next }
                if rest.isEmpty {
                    self = .offset(seconds: 0)
                    return
                }
                if let seconds = Self.seconds(rest) {
                    self = .offset(seconds: seconds)
                    return
                }
            }
            // In lower case some of them are words of a language.
            if word == word.uppercased(), CalendarWords.offsetSeconds(ofZone: lower) != nil,
                word.count > 2
            {
                self = .unclear(word)
                return
            }
        }
        self = .unsaid
    }

    /// `+2`, `-05:00` or `+0530` in seconds.
    private static func seconds(_ text: String) -> Int? {
        guard let sign = text.first, "+-".contains(sign) else { return nil }
        let parts = text.dropFirst().split(separator: ":").map { Int($0) }
        guard let first = parts.first ?? nil, parts.count <= 2 else { return nil }
        let isJoined = parts.count == 1 && first >= 100
        let hours = isJoined ? first / 100 : first
        let minutes = isJoined ? first % 100 : parts.count == 2 ? parts[1] ?? 60 : 0
        guard hours <= 14, minutes < 60 else { return nil }
        return (sign == "-" ? -1 : 1) * (hours * 3600 + minutes * 60)
    }
}
