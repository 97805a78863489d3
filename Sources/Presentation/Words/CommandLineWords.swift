public import SolsticeDomain

/// How settings and commands are typed on the command line: the only place that knows.
///
/// Names become flags and verbs: `wattsPerGpu` is `--watts-per-gpu`, `importCarbon` is
/// `solstice import carbon`.
enum CommandLineWords {
    /// The message as the command line says it.
    static func text(_ message: Message) -> String { message.pieces.map(text).joined() }

    private static func text(_ piece: Message.Piece) -> String {
        switch piece {
        case .text(let text): text
        case .name(let setting): name(setting)
        case .set(let setting, let value): flag(setting, value)
        case .run(let command, let arguments): line(command, arguments)
        }
    }

    /// A flag, as in `--gpus`.
    static func name(_ setting: Message.Setting) -> String {
        // A job's own program follows the options after two dashes.
        setting == .command ? "--" : "--" + words(setting.rawValue).joined(separator: "-")
    }

    /// A flag with its value, as in `--gpus 4`.
    static func flag(_ setting: Message.Setting, _ value: String?) -> String {
        ([name(setting)] + (value.map { [$0] } ?? [])).joined(separator: " ")
    }

    /// A whole command, as in `solstice import carbon FILE --zone DE`.
    static func line(_ command: Message.Command, _ arguments: [Message.Argument]) -> String {
        let typed = arguments.map { argument in
            switch argument {
            case .text(let text): text
            case .set(let setting, let value): flag(setting, value)
            }
        }
        return (["solstice"] + words(command.rawValue) + typed).joined(separator: " ")
    }

    /// The words of a name such as `datasetGB`, in small letters.
    private static func words(_ name: String) -> [String] {
        var words: [String] = []
        var isAfterSmall = true
        for character in name {
            if words.isEmpty || (character.isUppercase && isAfterSmall) { words.append("") }
            words[words.count - 1] += character.lowercased()
            isAfterSmall = !character.isUppercase
        }
        return words
    }
}

/// How a message names what to set or run.
public enum Wording: Sendable, Equatable {
    /// As flags and commands.
    case commandLine
    /// As the parameters of the operation that is answered, as keys of a job, and as operations.
    case http(parameters: Set<String>)
}

extension Message {
    /// The text of the message.
    public func text(_ wording: Wording) -> String {
        switch wording {
        case .commandLine: CommandLineWords.text(self)
        case .http(let parameters): HTTPWords(parameters: parameters).text(self)
        }
    }

    /// The text on the command line, safe to print.
    var visible: String { text(.commandLine).visible }
}

extension DefaultStringInterpolation {
    /// Adds a message as the command line says it.
    public mutating func appendInterpolation(_ message: Message) {
        appendLiteral(CommandLineWords.text(message))
    }

    /// Adds a flag.
    public mutating func appendInterpolation(setting: Message.Setting) {
        appendLiteral(CommandLineWords.name(setting))
    }

    /// Adds a flag with its value; without one it is simply switched on.
    public mutating func appendInterpolation(
        set setting: Message.Setting, _ value: String? = nil
    ) {
        appendLiteral(CommandLineWords.flag(setting, value))
    }

    /// Adds a command line.
    public mutating func appendInterpolation(
        run command: Message.Command, _ arguments: Message.Argument...
    ) {
        appendLiteral(CommandLineWords.line(command, arguments))
    }
}
