internal import SolsticeDomain

/// The page for a piece of a job's log.
struct LogPage {
    let log: LogSight
    let setting: PageSetting

    /// The page.
    var frame: PageFrame {
        PageFrame(title: "Log of job \(log.job)", part: nil, body: body, setting: setting)
    }

    private var body: Markup {
        """
        <p class="trail"><a href="\(plain: PagePath.queue)">Queue</a> / \
        <a href="\(plain: PagePath.job(log.job))">Job \(log.job)</a></p>
        <h1>Log of job \(log.job) \(Markup.name(log.name))</h1>
        <p class="note">\(extent)</p>
        \(pager(isTop: true))
        \(content)
        \(pager(isTop: false))
        """
    }

    private var extent: String {
        let which = "Execution \(log.piece.attempt), "
        guard log.piece.size > 0 else { return which + "0 bytes" }
        return which + "bytes \(Numerals.grouped("\(log.piece.offset + 1)")) to "
            + "\(Numerals.grouped("\(log.end)")) of \(Numerals.grouped("\(log.piece.size)"))"
    }

    private var content: Markup {
        guard !log.text.isEmpty else {
            return Markup.paragraph(
                "Nothing has been written yet. On a terminal: `solstice logs -f \(log.job)`")
        }
        let lines = LogLines.visible(log.text)
        let text = Markup(trusted: lines.map(HTMLText.plain).joined(separator: "\n"))
        // A line break right after the tag is dropped, so one more is added.
        return """
            <pre class="log" tabindex="0" role="region" aria-label="What the job wrote">
            \(text)</pre>
            """
    }

    /// Links to the adjacent pieces; above and below, since a piece is long.
    private func pager(isTop: Bool) -> Markup {
        func link(_ words: String, _ kind: String, _ from: Int?) -> Markup {
            guard let from else { return .nothing }
            let path = PagePath.log(log.job, attempt: log.piece.attempt, from: from)
            return "<li><a href=\"\(plain: path)\" rel=\"\(plain: kind)\">\(words)</a></li>"
        }
        let links = Markup([
            link("Earlier", "prev", log.previous), link("Later", "next", log.next),
        ])
        guard !links.isEmpty else { return .nothing }
        let name = isTop ? "Pieces of the log" : "Pieces of the log, below it"
        return "<nav class=\"pager\" aria-label=\"\(plain: name)\"><ul>\n\(links)\n</ul></nav>"
    }
}
