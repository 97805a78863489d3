/// A program's output, as a terminal would have left it on the screen.
enum LogLines {
    /// The lines, safe to print: of a line that was overwritten, such as a progress bar, only the
    /// last state; without colours; every other control character is made visible.
    static func visible(_ text: String) -> [String] {
        var lines = text.unicodeScalars.split(
            separator: "\n", omittingEmptySubsequences: false
        ).map { Substring($0) }
        if lines.last?.isEmpty == true { lines.removeLast() }
        return lines.map { line in
            withoutColors(lastWritten(line)).replacing("\t", with: "    ").visible
        }
    }

    private static func lastWritten(_ line: Substring) -> String {
        let pieces = line.unicodeScalars.split(separator: "\r")
        return pieces.last.map { String(Substring($0)) } ?? ""
    }

    /// Removes colour and weight sequences, `ESC [ … m`, and those that clear a line, `ESC [ … K`.
    private static func withoutColors(_ line: String) -> String {
        guard line.unicodeScalars.contains("\u{1B}") else { return line }
        var kept = String.UnicodeScalarView()
        var rest = line.unicodeScalars[...]
        while let scalar = rest.first {
            if scalar == "\u{1B}", let end = endOfSequence(rest) {
                rest = rest[end...]
            } else {
                kept.append(scalar)
                rest = rest.dropFirst()
            }
        }
        return String(kept)
    }

    private static func endOfSequence(
        _ text: Substring.UnicodeScalarView
    ) -> String.Index? {
        let behind = text.dropFirst()
        guard behind.first == "[" else { return nil }
        let parameters = behind.dropFirst().prefix { ("0"..."9").contains($0) || $0 == ";" }
        guard parameters.endIndex < text.endIndex, ["m", "K"].contains(text[parameters.endIndex])
        else { return nil }
        return text.index(after: parameters.endIndex)
    }
}
