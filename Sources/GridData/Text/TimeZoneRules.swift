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
