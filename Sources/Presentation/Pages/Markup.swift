internal import SolsticeDomain

/// A piece of a page. Literals in the program are markup; every text inserted into it is escaped,
/// so that outside text can only be text.
///
///     let cell: Markup = "<td>\(record.name)</td>"
///
/// In an attribute, a title or a drawing, insert text as `\(plain: text)`.
struct Markup: ExpressibleByStringInterpolation, Sendable {
    /// The markup itself.
    let html: String

    init(stringLiteral html: String) { self.html = html }
    init(stringInterpolation: Interpolation) { html = stringInterpolation.html }

    /// Markup that was made safe elsewhere.
    init(trusted html: String) { self.html = html }

    /// Several pieces, one per line.
    init(_ pieces: [Markup]) {
        html = pieces.map(\.html).filter { !$0.isEmpty }.joined(separator: "\n")
    }

    /// Empty markup.
    static let nothing: Markup = ""

    /// Whether it is empty.
    var isEmpty: Bool { html.isEmpty }

    /// Markup while it is assembled.
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

        /// A position or a length in a drawing, or as a share of its width.
        mutating func appendInterpolation(_ number: Double) { html += StepCurve.number(number) }

        mutating func appendInterpolation(_ piece: Markup) { html += piece.html }

        mutating func appendInterpolation(_ pieces: [Markup]) { html += Markup(pieces).html }
    }
}

extension Markup {
    /// A user-given name, cut to this many columns; its text direction is isolated.
    static func name(_ name: String, columns: Int = 200) -> Markup {
        "<bdi>\(name.cut(to: columns))</bdi>"
    }

    /// A sentence; text in backticks is a command.
    static func prose(_ text: String) -> Markup {
        let shown = text.cut(to: 4000).glued
        let parts = shown.split(separator: "`", omittingEmptySubsequences: false)
        guard parts.count % 2 == 1 else { return "<bdi>\(shown)</bdi>" }
        let pieces = parts.enumerated().map { index, part -> Markup in
            index % 2 == 0 ? "\(String(part))" : "<code>\(String(part))</code>"
        }
        return "<bdi>\(Markup(trusted: pieces.map(\.html).joined()))</bdi>"
    }

    /// A message in the words of the command line; text in backticks is a command.
    static func prose(_ message: Message) -> Markup { prose(message.text(.commandLine)) }

    /// A paragraph of prose.
    static func paragraph(_ text: String) -> Markup { "<p>\(prose(text))</p>" }

    /// A section of a page under its heading; empty if the body is.
    static func section(_ title: String, id: String, _ body: Markup) -> Markup {
        guard !body.isEmpty else { return .nothing }
        return """
            <section aria-labelledby="\(plain: id)-title">
            <h2 id="\(plain: id)-title">\(title)</h2>
            \(body)
            </section>
            """
    }

    /// A section that opens on request; it stays open when the page is updated.
    static func disclosure(_ summary: String, id: String, _ body: Markup) -> Markup {
        """
        <details id="\(plain: id)">
        <summary>\(summary)</summary>
        \(body)
        </details>
        """
    }
}
