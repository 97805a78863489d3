import Foundation
import SolsticeDomain
import SolsticePresentation
import Testing

/// Names come from people and files; no form of a report may act on them.
@Suite struct HostileReportTests {
    private let report = Samples.hostileReported

    @Test func `nothing in any form moves a cursor or reorders a line`() {
        for text in [
            ReportView.markdown(report), ReportView.latex(report), ReportView.html(report),
            JSONViews.report(report),
        ] {
            #expect(Harm.found(in: text).isEmpty)
        }
    }

    @Test func `a name adds no element, attribute or address to HTML`() throws {
        let html = ReportView.html(report)
        #expect(!html.contains("<script") && !html.contains("<img"))
        // The page's own are the only elements: each tag is one of these.
        let own: Set<String> = [
            "!DOCTYPE", "html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "p",
            "bdi", "dl", "div", "dt", "dd", "sub", "section", "svg", "rect", "span", "path", "ul",
            "figure", "figcaption", "table", "caption", "thead", "tbody", "tr", "th", "td", "li",
            "code", "footer",
        ]
        let tags = html.matches(of: #/<\/?([^\s<>\/]+)/#).map { String($0.output.1) }
        #expect(Set(tags).subtracting(own).isEmpty)
        #expect(!html.contains("href") && !html.contains("url("))
    }

    @Test func `a name adds no command to LaTeX`() {
        let latex = ReportView.latex(report)
        let own: Set<String> = [
            "paragraph", "textbackslash", "textless", "textgreater", "textbar", "times", "div",
            "textasciicircum", "textasciitilde", "textsubscript", "ldots", "begin", "end",
            "centering", "footnotesize", "hline", "linewidth", "caption", "item", "scriptsize",
            "ttfamily", "setlength", "tabcolsep", "shortstack",
        ]
        let commands = latex.replacing("\\\\", with: " ").matches(of: #/\\([A-Za-z]+)/#).map {
            String($0.output.1)
        }
        #expect(Set(commands).subtracting(own).isEmpty)
        #expect(!latex.contains("\\end{document}") && !latex.contains("\\input"))
        // Behind the end of a row a bracket would be its option.
        let brackets = latex.replacing("{[}", with: "").replacing("[htbp]", with: "")
            .replacing("stack[r]", with: "")
        #expect(!brackets.contains("["))
        // Braces that are not escaped pair up, and no comment swallows the rest of a line.
        let bare = latex.replacing(#/\\[{}%&#$_]/#, with: "")
        var depth = 0
        for character in bare {
            depth += character == "{" ? 1 : character == "}" ? -1 : 0
            #expect(depth >= 0)
        }
        #expect(depth == 0)
        let comments = bare.split(separator: "\n").filter { $0.contains("%") }
        #expect(comments.count == 1 && comments[0].hasPrefix("% An energy"))
    }

    @Test func `a name adds no link, heading, code or cell to Markdown`() throws {
        let markdown = ReportView.markdown(report)
        let bare = markdown.replacing(#/\\[!-\/:-@\[-`{-~]/#, with: "")
        #expect(!bare.contains("<") && !bare.contains("](") && !bare.contains("**"))
        #expect(!bare.contains("://"))
        let headings = bare.split(separator: "\n").filter { $0.hasPrefix("#") }
        #expect(headings.count == 6)
        for table in bare.split(separator: "\n\n").filter({ $0.hasPrefix("|") }) {
            let cells = table.split(separator: "\n").map { $0.count(where: { $0 == "|" }) }
            #expect(Set(cells).count == 1)
        }
    }

    @Test func `a one-megabyte name makes no form long except JSON`() {
        let long = String(repeating: "ab\u{202E}", count: 350_000)
        let report = Samples.energyReport([
            Samples.reported(name: long), Samples.reported(id: 13, name: long),
        ])
        for text in [
            ReportView.markdown(report), ReportView.latex(report), ReportView.html(report),
            ReportView.text(report, style: Samples.style()),
        ] {
            #expect(text.utf8.count < 60_000)
        }
        #expect(JSONViews.report(report).utf8.count < 12 * long.utf8.count)
    }

    @Test func `a name comes back unchanged from JSON`() throws {
        let text = JSONViews.report(report)
        let root = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
        let jobs = try #require((root?["report"] as? [String: Any])?["jobs"] as? [[String: Any]])
        #expect(jobs[0]["name"] as? String == Samples.worstName + Samples.hostileName)
    }
}
