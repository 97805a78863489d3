import SolsticePresentation
import Testing

/// What pages are served with.
@Suite struct PageAssetTests {
    @Test func `the script only writes text and loads nothing external`() {
        for word in [
            "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function(",
            "http:", "https:", "localStorage", "cookie", ".style",
        ] {
            #expect(!PageScript.text.contains(word), "\(word)")
        }
    }

    @Test func `the style sheet loads nothing`() {
        #expect(!PageStyle.sheet.contains("url(") && !PageStyle.sheet.contains("@import"))
        let open = PageStyle.sheet.count { $0 == "{" }
        #expect(open == PageStyle.sheet.count { $0 == "}" })
    }

    @Test func `the icon is a self-contained drawing`() {
        let reader = PageReader(PageIcon.svg)
        #expect(reader.problem == nil)
        #expect(Set(reader.elements) == ["svg", "rect", "path", "circle"])
    }

    @Test(arguments: PageScene.all)
    func `every class of a page has a style`(scene: PageScene) {
        let classes = Set(
            PageReader(scene.html).attributes.filter { $0.name == "class" }
                .flatMap { $0.value.split(separator: " ").map(String.init) })
        // Those that only name what something is.
        let bare = classes.filter { !PageStyle.sheet.contains(".\($0)") }
        #expect(bare.subtracting(["row"]).isEmpty, "\(bare)")
    }

    @Test(arguments: [false, true])
    func `text stands out from its background in light and dark mode`(isDark: Bool) throws {
        let colors = try Palette(PageStyle.sheet, isDark: isDark)
        for name in ["ink", "faint", "link", "good", "notice", "bad"] {
            #expect(try colors.contrast("--\(name)", "--paper") >= 4.5, "\(name)")
            #expect(try colors.contrast("--\(name)", "--wash") >= 4.5, "\(name) on wash")
        }
        // What is drawn, against the page around it.
        for name in ["run", "rate", "over", "focus"] {
            #expect(try colors.contrast("--\(name)", "--paper") >= 3, "\(name)")
        }
    }

    @Test func `numbers can be read on every shade of a heat map`() throws {
        let shades = PageStyle.sheet.matches(of: #/\.h(\d) \{ background: (#\w{6}); \}/#)
        #expect(shades.count == 10)
        var before = 2.0
        for shade in shades {
            let level = try #require(Int(shade.output.1))
            let light = try Palette.luminance(String(shade.output.2))
            let ink = level < 6 ? try Palette.luminance("#111111") : 1
            #expect(Palette.contrast(light, ink) >= 4.5, "h\(level)")
            // Each is darker than the one before: the order is seen without telling colours apart.
            #expect(light < before)
            before = light
        }
    }
}
