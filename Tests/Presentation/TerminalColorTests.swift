import Testing

@testable import SolsticePresentation

@Suite struct TerminalColorTests {
    /// The backgrounds of xterm and of Solarized, by night and by day.
    static let backgrounds = ["#000000", "#ffffff", "#002b36", "#fdf6e3"]

    /// A colour of the fixed part of the 256.
    private static func fixed(_ index: Int) -> String {
        let parts: [Int]
        if index >= 232 {
            parts = Array(repeating: 8 + (index - 232) * 10, count: 3)
        } else {
            let steps = [0, 95, 135, 175, 215, 255]
            let place = index - 16
            parts = [place / 36, place / 6 % 6, place % 6].map { steps[$0] }
        }
        let digits = parts.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
        return "#" + digits.joined()
    }

    @Test(arguments: Ink.Tone.allCases.filter { $0 != .strong }, backgrounds)
    func `a tone is readable on light and dark`(tone: Ink.Tone, background: String) throws {
        // Of the sixteen colours nobody knows what a terminal makes: green and yellow on white.
        let index = try #require(
            Int(tone.rawValue.split(separator: ";").dropFirst(2).first ?? ""),
            "\(tone) is none of the fixed colours")
        let contrast = try Palette.contrast(
            Palette.luminance(Self.fixed(index)), Palette.luminance(background))
        #expect(contrast >= 3, "\(tone) on \(background): \(contrast)")
    }

    @Test func `heat map shades go from light to dark`() throws {
        let shading = Shading(lowest: 0, highest: 10, ink: Ink(Samples.style(usesColor: true)))
        let colors = try (0..<10).map { level in
            let cell = shading.cell(Double(level) + 0.5, columns: 1)
            let index = try #require(Int(cell.split(separator: ";")[2]))
            return try Palette.luminance(Self.fixed(index))
        }
        #expect(zip(colors, colors.dropFirst()).allSatisfy { $0 > $1 })
    }
}
