import SolsticePresentation
import Testing

/// One way of drawing a scene.
struct Form: Sendable, CustomTestStringConvertible {
    let name: String
    let style: OutputStyle

    var testDescription: String { name }

    static let all: [Form] =
        [60, 80, 120].flatMap { width in
            [
                Form(name: "\(width)", style: Samples.style(width: width)),
                Form(name: "\(width)-color", style: Samples.style(width: width, usesColor: true)),
            ]
        } + [Form(name: "pipe", style: Samples.style(.pipe))]
}

@Suite struct GoldenTests {
    @Test(arguments: Scene.all, Form.all)
    func `a view is drawn as it was agreed on`(scene: Scene, form: Form) throws {
        try Golden.check(scene.draw(form.style), "\(scene.name).\(form.name).txt")
    }

    @Test func `a difference is shown by its first line`() {
        let message = Golden.firstDifference("same\nold\nrest", "same\nnew\nrest")
        #expect(message == "differs in line 2\n  kept:  \"old\"\n  drawn: \"new\"")
    }
}
