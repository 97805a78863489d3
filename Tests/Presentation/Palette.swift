import Foundation
import Testing

/// The colours of a style sheet, as WCAG 2.2 compares them.
struct Palette {
    private var colors: [String: String] = [:]

    /// The custom properties of `:root`, those of the dark scheme over the others where it is asked
    /// for.
    init(_ sheet: String, isDark: Bool) throws {
        var scheme = false
        for line in sheet.split(separator: "\n") {
            if line.contains("prefers-color-scheme: dark") { scheme = true }
            if !scheme || isDark {
                for match in line.matches(of: #/(--\w+): (#[0-9a-f]{6})/#) {
                    colors[String(match.output.1)] = String(match.output.2)
                }
            }
            if line.hasSuffix("} }") { scheme = false }
        }
        #expect(colors.count > 8)
    }

    /// The contrast of two of them, 1 to 21.
    func contrast(_ first: String, _ second: String) throws -> Double {
        try Self.contrast(
            Self.luminance(#require(colors[first])), Self.luminance(#require(colors[second])))
    }

    static func contrast(_ first: Double, _ second: Double) -> Double {
        (max(first, second) + 0.05) / (min(first, second) + 0.05)
    }

    /// Relative luminance of `#rrggbb`.
    static func luminance(_ color: String) throws -> Double {
        let bits = try #require(Int(color.dropFirst(), radix: 16))
        let parts = [bits >> 16, bits >> 8 & 255, bits & 255].map { part in
            let share = Double(part) / 255
            return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }
}
