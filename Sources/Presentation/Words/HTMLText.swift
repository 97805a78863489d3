/// Text that HTML can only read as text.
enum HTMLText {
    /// The text for an element, with every special character escaped and CO2e set with a subscript.
    static func escaped(_ text: String) -> String {
        plain(text).replacing("CO2e", with: "CO<sub>2</sub>e")
    }

    /// The text with every special character escaped and nothing else: for quoted attributes,
    /// titles and drawings, which allow no elements.
    static func plain(_ text: String) -> String {
        var shown = ""
        for character in text.visible {
            switch character {
            case "&": shown += "&amp;"
            case "<": shown += "&lt;"
            case ">": shown += "&gt;"
            case "\"": shown += "&quot;"
            case "'": shown += "&#39;"
            default: shown.append(character)
            }
        }
        return shown
    }

    /// An element around a text, whose text direction is isolated.
    static func element(_ name: String, _ text: String) -> String {
        "<\(name)><bdi>\(escaped(text))</bdi></\(name)>"
    }

    /// The figures that a reader looks for first, each under its name and above an explanation.
    static func tiles(_ tiles: [(name: String, value: String, note: String?)]) -> String {
        let parts = tiles.map { tile in
            let note = tile.note.map { "<dd class=\"note\">\(escaped($0.glued))</dd>" } ?? ""
            return "<div><dt>\(escaped(tile.name))</dt><dd>\(escaped(tile.value.glued))</dd>"
                + "\(note)</div>"
        }
        return "<dl class=\"tiles\">\(parts.joined())</dl>"
    }

    /// A table that scrolls by itself if it is wider than the page; columns from a given one on are
    /// right-aligned numbers.
    static func table(
        _ headings: [String], _ rows: [[String]], numbers: Set<Int>, caption: String
    ) -> String {
        func cell(_ name: String, _ index: Int, _ text: String) -> String {
            let kind = numbers.contains(index) ? " class=\"n\"" : ""
            let scope = name == "th" ? " scope=\"col\"" : ""
            return "<\(name)\(scope)\(kind)><bdi>\(escaped(text))</bdi></\(name)>"
        }
        let head = headings.enumerated().map { cell("th", $0.offset, $0.element) }.joined()
        let body = rows.map { row in
            "<tr>" + row.enumerated().map { cell("td", $0.offset, $0.element) }.joined() + "</tr>"
        }
        return "<div class=\"scroll\" tabindex=\"0\"><table><caption>\(escaped(caption))</caption>"
            + "<thead><tr>\(head)</tr></thead>\n<tbody>\n" + body.joined(separator: "\n")
            + "\n</tbody></table></div>"
    }
}

extension String {
    /// The text with each percent sign kept on the same line as its number.
    var glued: String { replacing(" %", with: "\u{A0}%") }
}
