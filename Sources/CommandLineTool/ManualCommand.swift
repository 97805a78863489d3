import ArgumentParser
import Foundation
import Solstice

/// `solstice manual`: the man pages, generated from the verbs' own definitions.
struct ManualCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "manual",
        abstract: "Write the man pages into a folder: one for solstice, one for each verb.",
        discussion: """
            `make install` does this. By hand:
              solstice manual ~/.local/share/man/man1
              man solstice-submit
            """)

    @Argument(help: "The folder; it is made where it is missing.", completion: .directory)
    var folder: String

    @Flag(help: "Print the paths of the pages there and write nothing.")
    var list = false

    func run() throws {
        let manual = try CommandDescription.program().family
        let day = Self.day()
        for command in manual {
            let page = ManualPage(command: command, manual: manual, day: day)
            if list {
                Terminal.standard.write("\(folder)/\(page.fileName)")
            } else {
                try write(page)
            }
        }
    }

    private func write(_ page: ManualPage) throws {
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true)
            try page.text.write(
                toFile: "\(folder)/\(page.fileName)", atomically: true, encoding: .utf8)
        } catch {
            throw Diagnostic(
                .cannotWrite, "\(folder)/\(page.fileName) cannot be written",
                causes: [error.localizedDescription], remedy: "name a folder that you may write to")
        }
    }

    /// Today, or the date set for a reproducible build.
    private static func day() -> String {
        let stated = ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH"].flatMap(Double.init)
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = TimeZone(identifier: "UTC")
        formatter.dateFormat = "MMMM d, yyyy"
        return formatter.string(from: stated.map(Date.init(timeIntervalSince1970:)) ?? Date())
    }
}
