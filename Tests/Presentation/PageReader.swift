import Foundation

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// A page as a strict reader of XML sees it.
final class PageReader: NSObject, XMLParserDelegate {
    private(set) var elements: [String] = []
    private(set) var attributes: [(name: String, value: String)] = []
    private(set) var headingLevels: [Int] = []
    private(set) var scriptText = ""
    /// Drawings that are neither named nor hidden from who cannot see them.
    private(set) var bareDrawings = 0
    private(set) var problem: String?
    private var path: [String] = []

    init(_ html: String) {
        super.init()
        let parser = XMLParser(data: Data(html.utf8))
        parser.delegate = self
        if !parser.parse(), problem == nil { problem = "\(parser.parserError as Any)" }
    }

    /// Values of `id`.
    var identifiers: [String] { attributes.filter { $0.name == "id" }.map(\.value) }

    /// Identifiers that attributes lead to and nothing has.
    var unknownReferences: [String] {
        let known = Set(identifiers)
        let names = ["aria-labelledby", "aria-describedby", "for"]
        return attributes.filter { names.contains($0.name) }
            .flatMap { $0.value.split(separator: " ").map(String.init) }
            .filter { !known.contains($0) }
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
        qualifiedName: String?, attributes found: [String: String]
    ) {
        elements.append(name)
        attributes += found.map { (name: $0.key, value: $0.value) }
        if name.count == 2, name.hasPrefix("h"), let level = Int(name.dropFirst()) {
            headingLevels.append(level)
        }
        let isInner = path.contains("svg") || found["class"] == "row"
        if name == "svg", !isInner, found["aria-hidden"] == nil,
            found["aria-labelledby"] == nil
        {
            bareDrawings += 1
        }
        path.append(name)
    }

    func parser(
        _ parser: XMLParser, didEndElement name: String, namespaceURI: String?,
        qualifiedName: String?
    ) {
        path.removeLast()
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) {
        if path.last == "script" { scriptText += text }
    }

    func parser(_ parser: XMLParser, parseErrorOccurred error: any Error) {
        problem = "line \(parser.lineNumber), column \(parser.columnNumber): \(error)"
    }
}
