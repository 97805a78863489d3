import Foundation

/// A word as a POSIX shell reads it back, byte for byte.
enum ShellWord {
    /// The word in single quotes.
    ///
    /// A carriage return becomes `"$cr"`, which the script has to define: `sbatch` takes one before
    /// a line's end as the mark of another operating system and refuses the script.
    static func quoted(_ word: String) -> String {
        // By scalars: Swift treats \r\n as one character.
        var text = "'"
        for scalar in word.unicodeScalars {
            switch scalar {
            case "'": text += #"'\''"#
            case "\r": text += #"'"$cr"'"#
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text + "'"
    }

    /// The line that defines `$cr`.
    static let definition = #"cr=$(printf '\r')"#

    /// Whether a shell accepts this as the name of a variable.
    static func isVariableName(_ name: String) -> Bool {
        guard let first = name.first, !first.isNumber else { return false }
        return name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
    }
}
