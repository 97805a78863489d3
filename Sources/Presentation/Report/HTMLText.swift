/// Text for HTML that cannot be read as anything but text.
enum HTMLText {
    /// The text with every special character escaped, in elements and in quoted attributes.
    static func escaped(_ text: String) -> String {
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
        return shown.replacing("CO2e", with: "CO<sub>2</sub>e")
    }

    /// An element around a text; what the text says keeps its direction to itself.
    static func element(_ name: String, _ text: String) -> String {
        "<\(name)><bdi>\(escaped(text))</bdi></\(name)>"
    }

    /// A table that scrolls by itself where it is wider than the page; numbers from a column on stand
    /// at the right.
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
