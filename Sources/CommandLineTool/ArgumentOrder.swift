import ArgumentParser
import Solstice

/// Moves global options typed before the verb behind it, where the parser expects them, and names
/// the nearest verb for a mistyped one.
enum ArgumentOrder {
    private static let withValue: Set<String> = ["--database", "--now", "--color"]
    private static let flags: Set<String> = ["--json", "-v", "--verbose"]

    static func verbFirst(_ arguments: [String]) throws(Diagnostic) -> [String] {
        var leading: [String] = []
        var rest = arguments[...]
        while let first = rest.first, first.hasPrefix("-") {
            let name = String(first.prefix { $0 != "=" })
            let takesNext = withValue.contains(name) && !first.contains("=")
            guard withValue.contains(name) || flags.contains(name) else { break }
            leading += rest.prefix(takesNext ? 2 : 1)
            rest = rest.dropFirst(takesNext ? 2 : 1)
        }
        var verbs: [String] = []
        var command: any ParsableCommand.Type = SolsticeCommand.self
        while let word = rest.first, !word.hasPrefix("-") {
            let known = command.configuration.subcommands
            if known.isEmpty { break }
            guard let next = known.first(where: { $0._commandName == word }) else {
                if word == "help" { return verbs + rest }
                throw unknown(word, among: known, after: verbs)
            }
            command = next
            verbs.append(word)
            rest = rest.dropFirst()
        }
        return verbs + leading + rest
    }

    private static func unknown(
        _ word: String, among known: [any ParsableCommand.Type], after verbs: [String]
    ) -> Diagnostic {
        let command = (["solstice"] + verbs).joined(separator: " ")
        let nearest = nearestName(to: word, among: known.map { $0._commandName })
        return Diagnostic(
            .usage, "\(command) has no subcommand \(word)",
            remedy: nearest.map { "did you mean \(command) \($0)?" } ?? "see: \(command) --help")
    }
}
