import ArgumentParser
import Foundation
import Solstice

/// A value that its option does not take.
///
/// ArgumentParser keeps its errors to itself and only tells their message, so this is read from the
/// message. One that reads otherwise is left to ArgumentParser.
struct RefusedValue: Equatable {
    /// The option, such as `--signal`; of a positional argument its name, such as `shell`.
    let name: String
    let isOption: Bool
    /// What was typed.
    let value: String
    /// The words that the option takes; empty if it takes others.
    var choices: [String] = []
    /// What the value's own parser said: its ``Diagnostic``, line by line.
    var reason: [String] = []

    /// Reads messages such as `The value 'x' is invalid for '--signal <signal>'. Please …`.
    init?(message: String) {
        let opening = "The value '"
        guard message.hasPrefix(opening), let middle = message.range(of: "' is invalid for '")
        else { return nil }
        value = String(message[..<middle.lowerBound].dropFirst(opening.count))
        let rest = message[middle.upperBound...]
        guard let quote = rest.firstIndex(of: "'") else { return nil }
        let subject = rest[..<quote]
        isOption = subject.hasPrefix("-")
        name = subject.split(separator: " ").first?.filter { !"<>".contains($0) } ?? ""
        let tail = rest[quote...].dropFirst()
        if tail.hasPrefix(": ") {
            reason = tail.dropFirst(2).split(separator: "\n").map(String.init)
        } else if tail.hasPrefix(". Please provide one of the following:") {
            choices = tail.components(separatedBy: "\n  - ").dropFirst().map { $0 }
        } else if tail.hasPrefix(". Please provide one of ") {
            let pieces = tail.components(separatedBy: "'")
            choices = stride(from: 1, to: pieces.count, by: 2).map { pieces[$0] }
        }
    }

    /// The message for the user; nil if nothing is known that ArgumentParser does not say.
    var diagnostic: Diagnostic? {
        if let problem = reason.first {
            return Diagnostic(
                .usage, Message(problem),
                causes: reason.dropFirst().dropLast().map { Message($0) },
                remedy: reason.count > 1 ? reason.last.map { Message($0) } : nil)
        }
        guard let last = choices.last else { return nil }
        let list =
            (choices.count > 1 ? choices.dropLast().joined(separator: ", ") + " or " : "") + last
        let option = isOption ? name + " " : ""
        let nearest = nearestName(to: value, among: choices)
        return Diagnostic(
            .usage, "\(name) \(value) is unknown",
            causes: nearest == nil ? [] : ["it takes \(list)"],
            remedy: nearest.map { "did you mean \(option)\($0)?" } ?? "use \(option)\(list)")
    }
}
