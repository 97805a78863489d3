internal import SolsticeDomain

/// The page for something that could not be shown.
struct ErrorPage {
    let status: Int
    let diagnostic: Diagnostic
    let requestID: String?
    let setting: PageSetting

    /// The page.
    var frame: PageFrame {
        PageFrame(title: title, part: nil, body: body, setting: setting)
    }

    private var title: String {
        switch status {
        case 400: "Not understood"
        case 401, 403: "Not allowed"
        case 404: "Not found"
        case 405: "Not possible here"
        case 409: "Not possible now"
        case 429, 503: "Busy"
        default: status >= 500 ? "Something went wrong" : "Not possible"
        }
    }

    private var body: Markup {
        let causes = diagnostic.causes.prefix(20).map { "<li>\(Markup.prose($0))</li>" as Markup }
        let list: Markup = causes.isEmpty ? .nothing : "<ul>\n\(causes)\n</ul>"
        let remedy: Markup =
            diagnostic.remedy.map { "<p class=\"remedy\">What to do: \(Markup.prose($0))</p>" }
            ?? .nothing
        let problem = diagnostic.problem
        // The server's log contains only its own errors.
        let request: Markup =
            requestID.flatMap { status >= 500 ? "<p>Request ID: \($0)</p>" : nil } ?? .nothing
        return """
            <p class="trail">\(status)</p>
            <h1>\(title)</h1>
            <p class="lead">\(Markup.prose(problem.prefix(1).uppercased() + problem.dropFirst()))</p>
            \(list)
            \([remedy, request])
            <p><a href="\(plain: PagePath.queue)">To the queue</a></p>
            """
    }
}
