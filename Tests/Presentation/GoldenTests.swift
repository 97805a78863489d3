import SolsticePresentation
import Testing

/// One way of drawing a scene.
struct Form: Sendable, CustomTestStringConvertible {
    let name: String
    let style: OutputStyle

    var testDescription: String { name }

    /// The file of a scene in this form.
    func file(of scene: Scene) -> String { "\(scene.name).\(name).txt" }

    /// Plain text at the usual width, and rows for programs: what is reviewed of every scene.
    static let usual = [
        Form(name: "80", style: Samples.style(width: 80)),
        Form(name: "pipe", style: Samples.style(.pipe)),
    ]

    /// Other widths, and colour: reviewed of a few scenes, and a matter of properties for the others
    /// (``ShapeTests``).
    static let others =
        [60, 80, 120].map {
            Form(name: "\($0)-color", style: Samples.style(width: $0, usesColor: true))
        } + [60, 120].map { Form(name: "\($0)", style: Samples.style(width: $0)) }
}

@Suite struct GoldenTests {
    @Test(arguments: Scene.all, Form.usual)
    func `a view matches its golden file`(scene: Scene, form: Form) throws {
        // Its 2,400 rows are like those of a week.
        guard scene.name != "forecast-months" || form.name != "pipe" else { return }
        try Golden.check(scene.draw(form.style), form.file(of: scene))
    }

    @Test(arguments: Scene.inEveryForm, Form.others)
    func `other widths and colours match their golden files`(scene: Scene, form: Form) throws {
        try Golden.check(scene.draw(form.style), form.file(of: scene))
    }

    @Test func `every golden file belongs to a scene`() throws {
        let drawn =
            Scene.all.flatMap { scene in Form.usual.map { $0.file(of: scene) } }
            + Scene.inEveryForm.flatMap { scene in Form.others.map { $0.file(of: scene) } }
        let kept = try Golden.files().filter { $0.hasSuffix(".txt") }
        #expect(Set(kept).subtracting(drawn) == [])
    }

    @Test func `a mismatch is reported by its first differing line`() {
        let message = Golden.firstDifference("same\nold\nrest", "same\nnew\nrest")
        #expect(message == "differs in line 2\n  kept:  \"old\"\n  drawn: \"new\"")
    }
}
