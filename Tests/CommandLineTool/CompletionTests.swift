import SolsticeTestSupport
import Foundation
import Testing

@Suite struct CompletionTests {
    /// What bash is offered for the last of these words.
    private func offered(_ words: [String], _ program: Program) async throws -> [String] {
        let script = try await program("completions", "bash")
        try program.write(script.output, to: "completions.bash")
        try program.write(
            """
            source completions.bash
            complete="$(complete -p solstice)"
            function="${complete#*-F }"
            COMP_WORDS=("$@")
            COMP_CWORD=$(($# - 1))
            COMP_LINE="$*"
            COMP_POINT=${#COMP_LINE}
            "${function%% *}" solstice "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
            printf '%s\\n' "${COMPREPLY[@]}"
            """, to: "offer.bash")
        let folder = URL(fileURLWithPath: try BuiltProgram.path()).deletingLastPathComponent().path
        let outcome = try await program.runOther(
            "/bin/bash", ["offer.bash"] + words,
            environment: ["PATH": "\(folder):/usr/bin:/bin"])
        #expect(outcome.errors.isEmpty)
        return outcome.output.split(separator: "\n").map(String.init)
    }

    @Test(arguments: [
        (["solstice", "su"], ["submit"]),
        (["solstice", "show", "fi"], ["first"]),
        (["solstice", "show", "nobody"], []),
        (["solstice", "submit", "--region", "h"], ["home"]),
        (["solstice", "submit", "--gpu-type", "v1"], ["v100"]),
        (["solstice", "plan", "--effort", "t"], ["thorough"]),
        (["solstice", "region", "add", "europe-west3"], ["europe-west3"]),
    ])
    func `a shell is offered commands, option values and names in the database`(
        words: [String], expected: [String]
    ) async throws {
        #expect(try await offered(words, try await PreparedDatabase.open()) == expected)
    }

    @Test func `without a database nothing is offered, and none is created`() async throws {
        let program = try Program()
        #expect(try await offered(["solstice", "show", ""], program).isEmpty)
        #expect(!FileManager.default.fileExists(atPath: program.database))
    }

    @Test func `the database that the command names is queried`() async throws {
        let program = try await PreparedDatabase.open()
        let words = ["solstice", "show", "--database", "elsewhere.db", ""]
        #expect(try await offered(words, program).isEmpty)
        try FileManager.default.copyItem(
            atPath: program.database, toPath: program.folder + "/elsewhere.db")
        #expect(try await offered(words, program) == ["first"])
    }
}
