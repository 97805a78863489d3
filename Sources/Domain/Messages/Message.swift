/// A sentence for a person in which settings to state and commands to run are data: the command
/// line renders them as flags, an answer over HTTP as keys.
///
/// It is written like any text:
///
///     "import it: \(run: .importCarbon, "FILE", .set(.zone, zone))"
///     "give a later \(setting: .deadline), such as +2d"
public struct Message: Sendable, Hashable {
    /// A part of a message.
    public enum Piece: Sendable, Hashable {
        /// Words that are the same everywhere.
        case text(String)
        /// A setting as such, without a value.
        case name(Setting)
        /// A setting to state with a value; without one it is simply switched on.
        case set(Setting, String? = nil)
        /// A command to run.
        case run(Command, [Argument])
    }

    /// What follows the name of a command.
    public enum Argument: Sendable, Hashable, ExpressibleByStringInterpolation {
        /// A name, a number, or a word that stands for one.
        case text(String)
        /// A setting with its value; without one it is simply switched on.
        case set(Setting, String? = nil)

        /// A name, as words have it.
        public static func text(_ name: some NamedIdentifier) -> Argument { .text(name.rawValue) }
        /// A number, as words have it.
        public static func text(_ number: some NumberedIdentifier) -> Argument {
            .text("\(number)")
        }
        /// A setting with a name as its value.
        public static func set(_ setting: Setting, _ name: some NamedIdentifier) -> Argument {
            .set(setting, name.rawValue)
        }

        /// A word as it is.
        public init(stringLiteral text: String) { self = .text(text) }
    }

    /// The parts in order; no two texts are adjacent, and none is empty.
    public private(set) var pieces: [Piece] = []

    /// A text that contains no setting and no command.
    public init(_ text: String) { append(.text(text)) }

    /// The name of a setting alone.
    public static func name(_ setting: Setting) -> Message { Message([.name(setting)]) }

    /// A command alone.
    public static func run(_ command: Command, _ arguments: [Argument]) -> Message {
        Message([.run(command, arguments)])
    }

    /// A message of parts.
    public init(_ pieces: [Piece]) {
        for piece in pieces { append(piece) }
    }

    private mutating func append(_ piece: Piece) {
        guard case .text(let text) = piece else { return pieces.append(piece) }
        if text.isEmpty { return }
        guard case .text(let before)? = pieces.last else { return pieces.append(piece) }
        pieces[pieces.count - 1] = .text(before + text)
    }

    /// One message after another.
    public static func + (left: Message, right: Message) -> Message {
        Message(left.pieces + right.pieces)
    }

    /// The same message with other words; names of settings and commands stay.
    public func mapText(_ change: (String) -> String) -> Message {
        Message(
            pieces.map { piece in
                switch piece {
                case .text(let text): .text(change(text))
                case .name: piece
                case .set(let setting, let value): .set(setting, value.map(change))
                case .run(let command, let arguments):
                    .run(command, arguments.map { $0.mapText(change) })
                }
            })
    }

    /// Whether the message begins with these words.
    public func hasPrefix(_ prefix: String) -> Bool {
        guard case .text(let text)? = pieces.first else { return false }
        return text.hasPrefix(prefix)
    }

    /// The message without these words at its beginning, if it begins with them.
    public func without(prefix: String) -> Message {
        guard case .text(let text)? = pieces.first, text.hasPrefix(prefix) else { return self }
        return Message([.text(String(text.dropFirst(prefix.count)))] + pieces.dropFirst())
    }
}

extension Message.Argument {
    fileprivate func mapText(_ change: (String) -> String) -> Message.Argument {
        switch self {
        case .text(let text): .text(change(text))
        case .set(let setting, let value): .set(setting, value.map(change))
        }
    }
}

extension Message: ExpressibleByStringInterpolation {
    /// A text that contains no setting and no command.
    public init(stringLiteral text: String) { self.init(text) }

    /// A message as it was written.
    public init(stringInterpolation: Interpolation) { self.init(stringInterpolation.pieces) }

    /// A message while it is assembled.
    public struct Interpolation: StringInterpolationProtocol {
        fileprivate var pieces: [Piece] = []

        /// Nothing yet.
        public init(literalCapacity: Int, interpolationCount: Int) {
            pieces.reserveCapacity(2 * interpolationCount + 1)
        }

        /// Adds words.
        public mutating func appendLiteral(_ literal: String) { pieces.append(.text(literal)) }

        /// Adds a value as a text would contain it.
        public mutating func appendInterpolation(_ value: some Any) {
            pieces.append(.text("\(value)"))
        }

        /// Adds a message.
        public mutating func appendInterpolation(_ message: Message) { pieces += message.pieces }

        /// Adds a setting as such.
        public mutating func appendInterpolation(setting: Setting) {
            pieces.append(.name(setting))
        }

        /// Adds a setting with its value; without one it is simply switched on.
        public mutating func appendInterpolation(set setting: Setting, _ value: String? = nil) {
            pieces.append(.set(setting, value))
        }

        /// Adds a setting with a name as its value.
        public mutating func appendInterpolation(
            set setting: Setting, _ name: some NamedIdentifier
        ) {
            pieces.append(.set(setting, name.rawValue))
        }

        /// Adds a command.
        public mutating func appendInterpolation(run command: Command, _ arguments: Argument...) {
            pieces.append(.run(command, arguments))
        }
    }
}

extension Message: CustomStringConvertible {
    /// The message in words that are no interface's: settings and commands by their own names.
    public var description: String {
        pieces.map { piece in
            switch piece {
            case .text(let text): text
            case .name(let setting): setting.rawValue
            case .set(let setting, let value): setting.description(value)
            case .run(let command, let arguments):
                ([command.rawValue] + arguments.map(\.description)).joined(separator: " ")
            }
        }.joined()
    }
}

extension Message.Argument: CustomStringConvertible {
    /// The argument by its own name.
    public var description: String {
        switch self {
        case .text(let text): text
        case .set(let setting, let value): setting.description(value)
        }
    }
}

extension Message.Setting {
    fileprivate func description(_ value: String?) -> String {
        value.map { "\(rawValue) \($0)" } ?? rawValue
    }
}

extension Collection<Message> {
    /// The messages as one, with a text between each and the next.
    public func joined(separator: String) -> Message {
        Message(
            enumerated().flatMap { index, message in
                index == 0 ? message.pieces : [.text(separator)] + message.pieces
            })
    }
}
