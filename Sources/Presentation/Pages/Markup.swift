/// A piece of a page. What is written in the program is markup; every text put into it is escaped, so
/// that nothing from outside can be anything but text.
///
///     let cell: Markup = "<td>\(record.name)</td>"
///
/// A text in an attribute, a title or a drawing is put in as `\(plain: text)`.
struct Markup: ExpressibleByStringInterpolation, Sendable {
    /// The markup itself.
    let html: String

    init(stringLiteral html: String) { self.html = html }
    init(stringInterpolation: Interpolation) { html = stringInterpolation.html }

    /// Markup that was made safe elsewhere.
    init(trusted html: String) { self.html = html }

    /// Several pieces, one a line.
    init(_ pieces: [Markup]) {
        html = pieces.map(\.html).filter { !$0.isEmpty }.joined(separator: "\n")
    }

    /// Nothing.
    static let nothing: Markup = ""

    /// Whether there is nothing in it.
    var isEmpty: Bool { html.isEmpty }

    /// Markup while it is put together.
    struct Interpolation: StringInterpolationProtocol {
        fileprivate var html = ""

        init(literalCapacity: Int, interpolationCount: Int) {
            html.reserveCapacity(literalCapacity + interpolationCount * 16)
        }

        mutating func appendLiteral(_ literal: String) { html += literal }

        /// A text in an element, escaped.
        mutating func appendInterpolation(_ text: String) { html += HTMLText.escaped(text) }

        /// A text in an attribute, a title or a drawing, escaped.
        mutating func appendInterpolation(plain text: String) { html += HTMLText.plain(text) }

        mutating func appendInterpolation(_ number: Int) { html += String(number) }

        /// A place or a length in a drawing, or as a share of its width.
        mutating func appendInterpolation(_ number: Double) { html += StepCurve.number(number) }

        mutating func appendInterpolation(_ piece: Markup) { html += piece.html }

        mutating func appendInterpolation(_ pieces: [Markup]) { html += Markup(pieces).html }
    }
}

extension Markup {
    /// A name that a person gave, cut to so many columns; it keeps its direction to itself.
    static func name(_ name: String, columns: Int = 200) -> Markup {
        "<bdi>\(name.cut(to: columns))</bdi>"
    }

    /// A sentence; what stands between backticks is a command.
    static func prose(_ text: String) -> Markup {
        let shown = text.cut(to: 4000).glued
        let parts = shown.split(separator: "`", omittingEmptySubsequences: false)
        guard parts.count % 2 == 1 else { return "<bdi>\(shown)</bdi>" }
        let pieces = parts.enumerated().map { index, part -> Markup in
            index % 2 == 0 ? "\(String(part))" : "<code>\(String(part))</code>"
        }
        return "<bdi>\(Markup(trusted: pieces.map(\.html).joined()))</bdi>"
    }

    /// A paragraph of it.
    static func paragraph(_ text: String) -> Markup { "<p>\(prose(text))</p>" }

    /// A part of a page under its heading; nothing where the part is.
    static func section(_ title: String, id: String, _ body: Markup) -> Markup {
        guard !body.isEmpty else { return .nothing }
        return """
            <section aria-labelledby="\(plain: id)-title">
            <h2 id="\(plain: id)-title">\(title)</h2>
            \(body)
            </section>
            """
    }

    /// A part that opens when it is asked for; it stays open when the page is brought up to date.
    static func disclosure(_ summary: String, id: String, _ body: Markup) -> Markup {
        """
        <details id="\(plain: id)">
        <summary>\(summary)</summary>
        \(body)
        </details>
        """
    }
}
