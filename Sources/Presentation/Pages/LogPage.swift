public import SolsticeDomain

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
                "Nothing has been written yet. On a terminal: `\(run: .logs, "-f", "\(log.job)")`")
        }
        let lines = LogLines.visible(log.text)
        let text = Markup(joined: lines.map { "\(plain: $0)" }, by: "\n")
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

/// The data for the page of a job's log.
public struct LogSight: Sendable {
    /// The number of bytes on a page.
    public static let pageLength = 65_536

    /// The job.
    public let job: JobID
    /// The job's name.
    public let name: String
    /// The piece of the log that is shown.
    public let piece: LogPiece

    /// A piece of a job's log.
    public init(job: JobID, name: String, piece: LogPiece) {
        self.job = job
        self.name = name
        self.piece = piece
    }

    /// The text; characters cut off at the ends are replaced.
    var text: String { String(decoding: piece.bytes, as: UTF8.self) }

    /// The offset of the first byte after the piece.
    var end: Int { piece.offset + piece.bytes.count }

    /// The offset of the previous piece; nil for the first.
    var previous: Int? { piece.offset > 0 ? max(0, piece.offset - Self.pageLength) : nil }

    /// The offset of the next piece; nil for the last.
    var next: Int? { end < piece.size ? end : nil }
}

/// A program's output, as a terminal would have left it on the screen.
enum LogLines {
    /// The lines, safe to print: of a line that was overwritten, such as a progress bar, only the
    /// last state; without colours; every other control character is made visible.
    static func visible(_ text: String) -> [String] {
        var lines = text.unicodeScalars.split(
            separator: "\n", omittingEmptySubsequences: false
        ).map { Substring($0) }
        if lines.last?.isEmpty == true { lines.removeLast() }
        return lines.map { line in
            withoutColors(lastWritten(line)).replacing("\t", with: "    ").visible
        }
    }

    private static func lastWritten(_ line: Substring) -> String {
        let pieces = line.unicodeScalars.split(separator: "\r")
        return pieces.last.map { String(Substring($0)) } ?? ""
    }

    /// Removes colour and weight sequences, `ESC [ … m`, and those that clear a line, `ESC [ … K`.
    private static func withoutColors(_ line: String) -> String {
        guard line.unicodeScalars.contains("\u{1B}") else { return line }
        var kept = String.UnicodeScalarView()
        var rest = line.unicodeScalars[...]
        while let scalar = rest.first {
            if scalar == "\u{1B}", let end = endOfSequence(rest) {
                rest = rest[end...]
            } else {
                kept.append(scalar)
                rest = rest.dropFirst()
            }
        }
        return String(kept)
    }

    private static func endOfSequence(
        _ text: Substring.UnicodeScalarView
    ) -> String.Index? {
        let behind = text.dropFirst()
        guard behind.first == "[" else { return nil }
        let parameters = behind.dropFirst().prefix { ("0"..."9").contains($0) || $0 == ";" }
        guard parameters.endIndex < text.endIndex, ["m", "K"].contains(text[parameters.endIndex])
        else { return nil }
        return text.index(after: parameters.endIndex)
    }
}
