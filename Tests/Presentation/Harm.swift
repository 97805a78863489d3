/// Characters that could act on a terminal or reorder a line, and how wide a line is drawn.
enum Harm {
    /// What is found of them; line breaks and, in tables for programs, tabs are allowed.
    static func found(in text: String) -> [String] {
        text.unicodeScalars.filter { scalar in
            switch scalar.properties.generalCategory {
            case .control: scalar != "\n" && scalar != "\t"
            case .format, .lineSeparator, .paragraphSeparator: true
            default: false
            }
        }
        .map { String($0.value, radix: 16) }
    }

    /// The text without sequences of colour and weight.
    static func withoutColor(_ text: String) -> String {
        text.replacing(#/\u{1B}\[[0-9;]*m/#, with: "")
    }

    /// Columns by a rougher rule than the one under test: two from Hangul on, except for drawings.
    static func columns(_ line: String) -> Int {
        line.unicodeScalars.reduce(0) { sum, scalar in
            switch scalar.properties.generalCategory {
            case .nonspacingMark, .enclosingMark: return sum
            default: return sum + (scalar.value >= 0x2E80 ? 2 : 1)
            }
        }
    }
}
