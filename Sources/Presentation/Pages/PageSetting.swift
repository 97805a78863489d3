public import SolsticeDomain

/// The time, reader and version for which a page is made.
public struct PageSetting: Sendable {
    /// The moment that "in 3h" and "today" are relative to.
    public let now: Instant
    /// The zone of displayed times.
    public let clock: LocalClock
    /// Solstice's version.
    public let version: String
    /// The end of known carbon intensity in the region with the newest data; nil if there is none.
    public let dataUntil: Instant?

    /// A setting with these properties.
    public init(now: Instant, clock: LocalClock, version: String, dataUntil: Instant?) {
        self.now = now
        self.clock = clock
        self.version = version
        self.dataUntil = dataUntil
    }

    /// The terminal views' style, whose wording pages share.
    var style: OutputStyle {
        OutputStyle(medium: .terminal, width: 100, usesColor: false, now: now, clock: clock)
    }

    /// `today 14:00`, also machine-readable.
    func moment(_ instant: Instant) -> Markup { time(instant, style.moment(instant)) }

    /// The moment and, below it, how far away it is.
    func momentAndDistance(_ instant: Instant) -> Markup {
        "\(moment(instant)) <span class=\"sub\">\(style.distance(instant))</span>"
    }

    /// A moment with other text.
    func time(_ instant: Instant, _ words: String) -> Markup {
        "<time datetime=\"\(plain: instant.description)\">\(words)</time>"
    }
}
