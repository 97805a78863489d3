import ArgumentParser
import Solstice
import SolsticeJobFiles
import SolsticePresentation
import Testing

@testable import SolsticeCommandLineTool

/// The options of a job are stored properties, which the compiler does not compare with the table of
/// fields.
@Suite struct JobOptionTests {
    /// Options of `submit` that are none of a job.
    private static let others = ["--dry-run", "--file"]

    @Test func `submit has an option for every field of a job, and for nothing else`() throws {
        let submit = try #require(
            try CommandDescription.program().verbs.first { $0.commandName == "submit" })
        let options = submit.ownArguments.flatMap { argument in
            (argument.names ?? []).map { "--\($0.name)" }
        }
        let fields = JobField.all.filter { $0.key != JobField.command.key }.map(\.flag)
        #expect(options.sorted() == (fields + Self.others).sorted())
    }

    @Test func `an option's help is that of its field`() throws {
        let submit = try #require(
            try CommandDescription.program().verbs.first { $0.commandName == "submit" })
        for field in JobField.all {
            let own = submit.ownArguments.first { argument in
                argument.names?.contains { "--\($0.name)" == field.flag } ?? false
            }
            guard let own else { continue }
            #expect(own.abstract?.hasPrefix(field.help) == true, "\(field.key)")
        }
    }

    @Test func `every option sets its field of the job`() throws {
        for field in JobField.all {
            let command = try SubmitCommand.parse(Self.words(for: field))
            #expect(try command.entry().statements.map(\.key) == [field.key])
        }
    }

    /// The option with some value of its form.
    private static func words(for field: JobField) -> [String] {
        switch field.form {
        case .flag: [field.flag]
        case .whole(let range): [field.flag, "\(range.lowerBound)"]
        case .choice(let words): [field.flag, words[0]]
        case .texts(_, isProgram: true): ["--", "train"]
        default: [field.flag, "1"]
        }
    }

    @Test(arguments: ["--gpus", "--retries", "--priority", "--max-cost", "--dataset-gb"])
    func `an invalid number is refused by its option's name`(option: String) throws {
        let command = try SubmitCommand.parse([option, "many"])
        let refused = try #require(throws: Diagnostic.self) { try command.entry() }
        #expect(refused.kind == .usage)
        #expect(refused.problem.text(.commandLine).hasPrefix("\(option) many is not a"))
        #expect(refused.remedy?.text(.commandLine).hasPrefix("use \(option)") == true)
    }
}
