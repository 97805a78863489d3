import Solstice
import SolsticePresentation

extension Diagnostic {
    /// All of its lines as the command line says them.
    var commandLineText: String {
        let lines = [problem] + causes + (remedy.map { [$0] } ?? [])
        return lines.map { $0.text(.commandLine) }.joined(separator: "\n")
    }
}
