import Foundation
import SolsticeDomain
import SolsticePresentation
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

@Suite struct PageTests {
    @Test(arguments: PageScene.all)
    func `a page matches its golden file`(scene: PageScene) throws {
        try Golden.check(scene.html, "page-\(scene.name).html")
    }

    @Test(arguments: PageScene.all)
    func `every element of a page is closed, and every identifier is unique`(
        scene: PageScene
    ) throws {
        let reader = PageReader(scene.html)
        #expect(reader.problem == nil)
        #expect(Set(reader.identifiers).count == reader.identifiers.count)
        #expect(reader.unknownReferences == [])
    }

    @Test(arguments: PageScene.all)
    func `a page has no inline style, script or handler and loads nothing external`(
        scene: PageScene
    ) throws {
        let reader = PageReader(scene.html)
        for attribute in reader.attributes {
            #expect(attribute.name != "style" && !attribute.name.hasPrefix("on"))
            if ["href", "src", "action"].contains(attribute.name) {
                #expect(attribute.value.hasPrefix("/") || attribute.value == "#main")
                #expect(!attribute.value.hasPrefix("//"))
            }
        }
        #expect(reader.elements.filter { $0 == "script" }.count == 1)
        #expect(reader.scriptText.isEmpty)
        #expect(!reader.elements.contains("style") && !reader.elements.contains("iframe"))
    }

    @Test(arguments: PageScene.all)
    func `a page is navigable with a screen reader`(scene: PageScene) {
        let reader = PageReader(scene.html)
        #expect(reader.elements.filter { $0 == "h1" }.count == 1)
        #expect(reader.elements.filter { $0 == "main" }.count == 1)
        // No level of heading is left out on the way down.
        for (level, next) in zip(reader.headingLevels, reader.headingLevels.dropFirst()) {
            #expect(next <= level + 1)
        }
        #expect(reader.headingLevels.first == 1)
        #expect(reader.bareDrawings == 0)
    }

    @Test(arguments: PageScene.all)
    func `nothing in a page moves a cursor or reorders a line`(scene: PageScene) {
        #expect(Harm.found(in: scene.html).isEmpty)
    }

    @Test(arguments: PageScene.all.filter { $0.name.hasSuffix("hostile") })
    func `a name adds no element to a page`(scene: PageScene) {
        let own: Set<String> = [
            "html", "head", "meta", "title", "link", "script", "body", "a", "header", "img", "nav",
            "ul", "li", "p", "main", "h1", "h2", "h3", "bdi", "dl", "div", "dt", "dd", "sub",
            "section", "span", "table", "caption", "thead", "tbody", "tr", "th", "td", "time",
            "figure", "figcaption", "svg", "desc", "rect", "line", "path", "text", "i", "details",
            "summary", "label", "input", "button", "code", "pre", "footer",
        ]
        let reader = PageReader(scene.html)
        #expect(Set(reader.elements).subtracting(own).isEmpty)
        #expect(reader.elements.filter { $0 == "img" }.count == 1)
    }

    @Test func `times are machine-readable`() {
        let html = PageScene.all[0].html
        #expect(html.contains("<time datetime=\"2026-01-31T02:00:00Z\">tomorrow 03:00</time>"))
    }
}
