internal import SolsticeDomain

/// The page of a piece of a job's log.
struct LogPage {
    let piece: LogPiece
    let setting: PageSetting

    /// The page.
    var frame: PageFrame {
        PageFrame(title: "Log of job \(piece.job)", part: nil, body: body, setting: setting)
    }

    private var body: Markup {
        """
        <p class="trail"><a href="\(plain: PagePath.queue)">Queue</a> / \
        <a href="\(plain: PagePath.job(piece.job))">Job \(piece.job)</a></p>
        <h1>Log of job \(piece.job) \(Markup.name(piece.name))</h1>
        <p class="note">\(extent)</p>
        \(pager(isTop: true))
        \(content)
        \(pager(isTop: false))
        """
    }

    private var extent: String {
        let which = piece.attempt.map { "Execution \($0), " } ?? ""
        guard piece.size > 0 else { return which + "0 bytes" }
        return which + "bytes \(Numerals.grouped("\(piece.start + 1)")) to "
            + "\(Numerals.grouped("\(piece.end)")) of \(Numerals.grouped("\(piece.size)"))"
    }

    private var content: Markup {
        guard !piece.text.isEmpty else {
            return Markup.paragraph(
                "Nothing has been written yet. On a terminal: `solstice logs -f \(piece.job)`")
        }
        let lines = LogLines.visible(piece.text)
        let text = Markup(trusted: lines.map(HTMLText.plain).joined(separator: "\n"))
        // A line break right behind the tag would be swallowed, one more would not.
        return """
            <pre class="log" tabindex="0" role="region" aria-label="What the job wrote">
            \(text)</pre>
            """
    }

    /// Links to the pieces around; above and below, since a piece is long.
    private func pager(isTop: Bool) -> Markup {
        func link(_ words: String, _ kind: String, _ from: Int?) -> Markup {
            guard let from else { return .nothing }
            let path = PagePath.log(piece.job, attempt: piece.attempt, from: from)
            return "<li><a href=\"\(plain: path)\" rel=\"\(plain: kind)\">\(words)</a></li>"
        }
        let links = Markup([
            link("Earlier", "prev", piece.previous), link("Later", "next", piece.next),
        ])
        guard !links.isEmpty else { return .nothing }
        let name = isTop ? "Pieces of the log" : "Pieces of the log, below it"
        return "<nav class=\"pager\" aria-label=\"\(plain: name)\"><ul>\n\(links)\n</ul></nav>"
    }
}
