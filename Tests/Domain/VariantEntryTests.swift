import SolsticeDomain
import Testing

@Suite struct VariantEntryTests {
    @Test(arguments: [
        ("python train.py", ["python", "train.py"]),
        ("  a   b\tc ", ["a", "b", "c"]),
        ("sh -c 'a, b=\"c\"'", ["sh", "-c", "a, b=\"c\""]),
        (
            "\"two words\" and\\ one \"a \\\"quote\\\" \\n\"",
            ["two words", "and one", "a \"quote\" \\n"]
        ),
        ("'' x''y \"\"", ["", "xy", ""]), ("", []),
    ])
    func `a command is read as words of a shell`(line: String, words: [String]) {
        #expect(ShellWords.split(line) == words)
    }

    @Test(arguments: ["'open", "\"open", "end\\", "\"end\\"])
    func `a command with an open quote is no words`(line: String) {
        #expect(ShellWords.split(line) == nil)
    }

    @Test(arguments: [
        ("gpu-typ=v100", "there is no key gpu-typ"), ("gpus=4,gpus=5", "gpus is stated twice"),
        ("hours=", "hours has no value"), ("tpu", "tpu has no value"),
        ("command=python 'x", "the quotes in its command do not match"),
    ])
    func `a badly written variant is refused by name and key`(text: String, problem: String) throws
    {
        let refused = try #require(throws: Diagnostic.self) {
            try VariantEntry(text: "name=sparse,\(text)")
        }
        #expect(refused.problem.description == "variant sparse: \(problem)")
        #expect(refused.remedy != nil)
    }
}
