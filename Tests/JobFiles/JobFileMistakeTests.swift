import Solstice
import Testing

@testable import SolsticeJobFiles

/// A mistake in a job file, and what is to be said of it.
private struct JobFileMistake: CustomTestStringConvertible, Sendable {
    let text: String
    let place: String
    let expected: String

    var testDescription: String { text }

    static let all = [
        mistake("- hours: 8\n  wattPerGpu: 3", "line 2, column 3", "did you mean wattsPerGpu?"),
        mistake("- hours: 8\n  Deadline: +1d", "line 2, column 3", "did you mean deadline?"),
        mistake(
            "- hours: 8\n  favourite: x", "line 2, column 3",
            "the keys are name, earliest, deadline"),
        mistake("{\"hours\": 8}\n{\"hour\": 8}", "line 2, column 2", "did you mean hours?"),
        mistake("[{\"hours\": 8},\n {\"gpu\": 8}]", "line 2, column 3", "did you mean gpus?"),
        mistake("- hours: [8]", "line 1, column 10", "hours is one value"),
        mistake("- name: {a: b}", "line 1, column 9", "name is one value"),
        mistake("- deadline: ''", "line 1, column 13", "deadline is one value"),
        mistake("- gpus: four", "line 1, column 9", "gpus is a whole number"),
        mistake("- gpus: 1.5", "line 1, column 9", "gpus is a whole number"),
        mistake("- hold: maybe", "line 1, column 9", "hold is true or false"),
        mistake("- pausable: maybe", "line 1, column 13", "pausable is true or false"),
        mistake("- datasetGB: much", "line 1, column 14", "datasetGB is a number"),
        mistake("- priority: 1.5", "line 1, column 13", "priority is a whole number"),
        mistake("- afterOk: {a: b}", "line 1, column 12", "afterOk is one value"),
        mistake("- resumecost: 1h", "line 1, column 3", "did you mean resumeCost?"),
        mistake("- command: python train.py", "line 1, column 12", "command is a list"),
        mistake("- regions: berlin", "line 1, column 12", "regions is a list"),
        mistake("- command: [train, [a, b]]", "line 1, column 20", "command"),
        mistake("- command: [train, {a: b}]", "line 1, column 20", "command"),
        mistake("- train.py", "line 1, column 3", "a job is a set of keys and values"),
        mistake("- hours: 8\n  command: [train}", "line 2", "read as YAML or JSON"),
        mistake("{\"hours\": 8}\n{\"hours\": ]}", "line 2", "read as YAML or JSON"),
        mistake("{\"hours\": 8}\n{\"hours\": 8, \"hours\": 9}", "line 2", "says hours twice"),
        mistake("{\"hours\": 8}\n\n{\"gpus\": \"4\"}", "line 3, column 10", "whole number"),
        mistake("hello", "jobs is not a list of jobs", "start each job with a dash"),
    ]

    private static func mistake(_ text: String, _ place: String, _ expected: String) -> Self {
        JobFileMistake(text: text, place: place, expected: expected)
    }
}

@Suite struct JobFileMistakeTests {
    @Test(arguments: JobFileMistake.all)
    private func `a mistake is refused with its location and a remedy`(
        mistake: JobFileMistake
    ) throws {
        let refused = try #require(throws: Diagnostic.self) { try jobs(mistake.text) }
        #expect(refused.kind == .badInput)
        #expect(refused.problem.description.contains(mistake.place), "\(refused)")
        #expect(refused.description.contains(mistake.expected), "\(refused)")
        #expect(refused.remedy?.description.isEmpty == false)
    }
}
