public import Solstice

/// The forms in which users type an instant.
public enum InstantArgument {
    /// Reads RFC 3339, `2026-12-24 06:00` in a zone, `+14d`, `now`, `today 18:00`,
    /// `tomorrow 06:00`.
    public static func parse(
        _ text: String, option: Message, now: Instant, zone: LocalClock
    ) throws(Diagnostic) -> Instant {
        if text == "now" { return now }
        if text.hasPrefix("+") {
            guard text.dropFirst().first?.isNumber == true,
                let span = TimeSpan(text: String(text.dropFirst()))
            else {
                throw refusal(text, option)
            }
            return now + span
        }
        if let relative = try relativeDay(text, option: option, now: now, zone: zone) {
            return relative
        }
        let reading: InstantText.Reading
        do {
            reading = try InstantText.parse(text)
        } catch {
            throw Diagnostic(
                .usage, "\(option) \(text): it \(error.reason)", remedy: "use \(error.expected)")
        }
        switch reading {
        case .instant(let instant): return instant
        case .local(let civil): return try resolve(civil, text, option, zone)
        }
    }

    private static func relativeDay(
        _ text: String, option: Message, now: Instant, zone: LocalClock
    ) throws(Diagnostic) -> Instant? {
        let words = text.split(separator: " ")
        guard let first = words.first, first == "today" || first == "tomorrow" else { return nil }
        // The next calendar day, which is not always 24 hours later.
        let today = zone.civilTime(at: now).secondsAsIfUTC
        let day = first == "today" ? today : today + TimeSpan.day.seconds
        let date = CivilTime(secondsAsIfUTC: day).dateText
        let time = words.count > 1 ? String(words[1]) : "00:00"
        guard words.count <= 2, case .local(let civil)? = try? InstantText.parse("\(date) \(time)")
        else { throw refusal(text, option) }
        return try resolve(civil, text, option, zone)
    }

    private static func resolve(
        _ civil: CivilTime, _ text: String, _ option: Message, _ zone: LocalClock
    ) throws(Diagnostic) -> Instant {
        switch zone.reading(civil) {
        case .unique(let instant): return instant
        case .ambiguous(let earlier, let later):
            throw Diagnostic(
                .usage, "\(option) \(text) happens twice in \(zone.timeZone)",
                remedy: "say which: \(earlier) or \(later)")
        case .skipped:
            throw Diagnostic(
                .usage,
                "\(option) \(text) does not exist in \(zone.timeZone): "
                    + "the clock is set forward past it", remedy: "use an hour later")
        }
    }

    private static func refusal(_ text: String, _ option: Message) -> Diagnostic {
        Diagnostic(
            .usage, "\(option) \(text) is not an instant",
            remedy: "use 2026-12-24T06:00Z, \"2026-12-24 06:00\", +14d or \"tomorrow 06:00\"")
    }
}

/// Reads instants that the user types, relative to a moment and in a zone.
public struct InstantReader: Sendable {
    /// The moment that relative times count from.
    public let now: Instant
    /// The zone of times without one.
    public let zone: LocalClock

    /// A reader at a moment in a zone.
    public init(now: Instant, zone: LocalClock) {
        self.now = now
        self.zone = zone
    }

    /// Reads an instant typed for an option; nil stays nil.
    public func instant(_ text: String?, option: Message) throws(Diagnostic) -> Instant? {
        guard let text else { return nil }
        return try InstantArgument.parse(text, option: option, now: now, zone: zone)
    }
}
