import SolsticeDomain
import SolsticePresentation
import Testing

@Suite struct ShapeTests {
    @Test(arguments: Scene.all, [40, 60, 79, 80, 100, 119, 120, 200])
    func `no line is wider than the terminal`(scene: Scene, width: Int) {
        for usesColor in [false, true] {
            let style = Samples.style(width: width, usesColor: usesColor)
            for line in scene.draw(style).split(separator: "\n") {
                let plain = Harm.withoutColor(String(line))
                #expect(Harm.columns(plain) <= width, "\(plain)")
            }
        }
    }

    @Test(arguments: Scene.all, [60, 80, 120])
    func `colour changes nothing but colour`(scene: Scene, width: Int) {
        // Pictures shade by colour where they can and by characters where they cannot.
        guard !scene.name.hasPrefix("profile") else { return }
        let plain = scene.draw(Samples.style(width: width))
        let colored = scene.draw(Samples.style(width: width, usesColor: true))
        #expect(Harm.withoutColor(colored) == plain)
        #expect(!plain.contains("\u{1B}"))
    }

    @Test(arguments: Scene.all)
    func `names cannot control the terminal`(scene: Scene) {
        for medium in [OutputStyle.Medium.terminal, .pipe] {
            for usesColor in [false, true] {
                let text = scene.draw(Samples.style(medium, usesColor: usesColor))
                #expect(Harm.found(in: Harm.withoutColor(text)).isEmpty)
            }
        }
    }

    @Test(arguments: Scene.all)
    func `piped tables have rows of equal length and no colour`(scene: Scene) {
        // Errors go to standard error and are sentences for both.
        guard scene.name != "diagnostic" else { return }
        let text = scene.draw(Samples.style(.pipe, usesColor: true))
        #expect(!text.contains("\u{1B}"))
        var cells: Int?
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            guard !line.isEmpty else {
                cells = nil
                continue
            }
            let count = line.split(separator: "\t", omittingEmptySubsequences: false).count
            #expect(count == cells ?? count, "\(line)")
            cells = count
        }
    }

    @Test(arguments: [Scene.all[3]])
    func `a pipe ignores the width`(scene: Scene) {
        let narrow = scene.draw(Samples.style(.pipe, width: 40))
        #expect(narrow == scene.draw(Samples.style(.pipe, width: 200)))
    }
}
