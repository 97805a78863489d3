public import SolsticeDomain

/// The frame around every page.
struct PageFrame {
    /// A part of the dashboard that the header links to.
    enum Part: CaseIterable {
        case queue
        case regions
        case report
        case description

        fileprivate var title: String {
            switch self {
            case .queue: "Queue"
            case .regions: "Regions"
            case .report: "Report"
            case .description: "API"
            }
        }

        fileprivate var path: String {
            switch self {
            case .queue: PagePath.queue
            case .regions: PagePath.regions
            case .report: PagePath.report
            case .description: PagePath.description
            }
        }
    }

    /// The page's short title in the browser.
    let title: String
    /// The part that the page belongs to; nil for none.
    let part: Part?
    /// The page's content.
    let body: Markup
    let setting: PageSetting

    /// The whole page.
    var text: String {
        let page: Markup = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8"/>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <meta name="color-scheme" content="light dark"/>
            <title>\(plain: title) · Solstice</title>
            <link rel="icon" href="\(plain: PagePath.icon)" type="image/svg+xml"/>
            <link rel="stylesheet" href="\(plain: PagePath.sheet)"/>
            <script src="\(plain: PagePath.script)" defer=""></script>
            </head>
            <body>
            <a class="skip" href="#main">Skip to the content</a>
            <header>
            <a class="mark" href="/"><img src="\(plain: PagePath.icon)" alt="" width="28" height="28"/> \
            Solstice</a>
            <nav aria-label="Dashboard"><ul>
            \(links)
            </ul></nav>
            <p id="live" role="status" aria-live="polite"></p>
            </header>
            <p id="notice" role="alert" hidden=""></p>
            <main id="main" tabindex="-1">
            \(body)
            </main>
            <footer>
            \(footer)
            </footer>
            </body>
            </html>
            """
        return page.html
    }

    private var links: [Markup] {
        Part.allCases.map { each in
            let current: Markup = each == part ? " aria-current=\"page\"" : ""
            return "<li><a href=\"\(plain: each.path)\"\(current)>\(each.title)</a></li>"
        }
    }

    private var footer: Markup {
        let data: Markup =
            setting.dataUntil.map {
                "Carbon intensity is known until \(setting.moment($0)), \(setting.style.distance($0))."
            } ?? "No carbon intensity has been imported."
        return """
            <p>\(data) Made \(setting.moment(setting.now)). Times are of \
            <bdi>\(setting.clock.timeZone.cut(to: 60))</bdi>.</p>
            <p>Solstice \(setting.version.cut(to: 40))</p>
            """
    }
}

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
