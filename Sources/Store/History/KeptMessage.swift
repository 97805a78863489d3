import Foundation
import SolsticeDomain

/// A message as a column holds it: a plain text as it is, so that rows of earlier versions are read
/// as they were written, any other as a JSON list of its parts.
struct KeptMessage {
    /// The text of the column.
    let text: String

    /// Writes a message.
    init(_ message: Message) throws {
        switch (message.pieces.count, message.pieces.first) {
        case (0, _): text = ""
        case (1, .text(let plain)?) where !plain.hasPrefix(Self.mark): text = plain
        default:
            let parts = message.pieces.map(Part.init)
            text = String(decoding: try JSONEncoder().encode(parts), as: UTF8.self)
        }
    }

    /// The text of a column.
    init(column text: String) { self.text = text }

    /// The message.
    var message: Message {
        guard text.hasPrefix(Self.mark),
            let parts = try? JSONDecoder().decode([Part].self, from: Data(text.utf8))
        else { return Message(text) }
        return Message(parts.map(\.piece))
    }

    private static let mark = "[{"
}

/// A part of a message, or an argument of a command.
private struct Part: Codable {
    var text: String?
    var name: String?
    var set: String?
    var value: String?
    var run: String?
    var arguments: [Part]?

    init(_ piece: Message.Piece) {
        switch piece {
        case .text(let text): self.text = text
        case .name(let setting): name = setting.rawValue
        case .set(let setting, let value): (set, self.value) = (setting.rawValue, value)
        case .run(let command, let arguments):
            run = command.rawValue
            self.arguments = arguments.map(Part.init)
        }
    }

    init(_ argument: Message.Argument) {
        switch argument {
        case .text(let text): self.text = text
        case .set(let setting, let value): (set, self.value) = (setting.rawValue, value)
        }
    }

    /// What a newer version named and this one does not know is kept as words.
    var piece: Message.Piece {
        if let name { return Message.Setting(rawValue: name).map { .name($0) } ?? .text(name) }
        if let set, let setting = Message.Setting(rawValue: set) { return .set(setting, value) }
        if let run, let command = Message.Command(rawValue: run) {
            return .run(command, (arguments ?? []).map(\.argument))
        }
        return .text(text ?? [set ?? run, value].compactMap { $0 }.joined(separator: " "))
    }

    var argument: Message.Argument {
        if let set, let setting = Message.Setting(rawValue: set) { return .set(setting, value) }
        return .text(text ?? [set, value].compactMap { $0 }.joined(separator: " "))
    }
}
