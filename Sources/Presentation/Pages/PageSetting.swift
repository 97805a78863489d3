public import SolsticeDomain

/// When, for whom and by what a page is made.
public struct PageSetting: Sendable {
    /// The moment that "in 3h" and "today" are reckoned from.
    public let now: Instant
    /// The zone that times are shown in.
    public let clock: LocalClock
    /// Solstice's version.
    public let version: String
    /// Up to when carbon intensity is known of the region where that is newest; nil where none is.
    public let dataUntil: Instant?

    /// A setting of these parts.
    public init(now: Instant, clock: LocalClock, version: String, dataUntil: Instant?) {
        self.now = now
        self.clock = clock
        self.version = version
        self.dataUntil = dataUntil
    }

    /// The words of the terminal's views, which pages share.
    var style: OutputStyle {
        OutputStyle(medium: .terminal, width: 100, usesColor: false, now: now, clock: clock)
    }

    /// `today 14:00`, readable by programs as well.
    func moment(_ instant: Instant) -> Markup { time(instant, style.moment(instant)) }

    /// The moment and below it how far away it is.
    func momentAndDistance(_ instant: Instant) -> Markup {
        "\(moment(instant)) <span class=\"sub\">\(style.distance(instant))</span>"
    }

    /// A moment in other words.
    func time(_ instant: Instant, _ words: String) -> Markup {
        "<time datetime=\"\(plain: instant.description)\">\(words)</time>"
    }
}
