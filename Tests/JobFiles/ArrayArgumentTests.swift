import Solstice
import Testing

@testable import SolsticeJobFiles
import SolsticePresentation

@Suite struct ArrayArgumentTests {
    @Test(arguments: [
        ("0-3", [0, 1, 2, 3]), ("7", [7]), ("0,3,7-9", [0, 3, 7, 8, 9]), ("9,1", [1, 9]),
        ("4-4", [4]),
    ])
    func `indices and ranges of them are read`(text: String, indices: [Int]) throws {
        #expect(try ArrayArgument.parse(text) == indices)
    }

    @Test func `an array may have a hundred thousand members`() throws {
        #expect(try ArrayArgument.parse("1-100000").count == 100_000)
    }

    @Test(arguments: [
        "", "-", "a", "1-", "-1", "3-1", "1-2-3", "1,,2", "1,1", "0-2,2", "0-100000", "+1", "1.5",
        "0-99999999999999999999", "0-9223372036854775807", "0-99999,100000",
    ])
    func `anything else is refused with an example`(text: String) throws {
        let refused = try #require(throws: Diagnostic.self) { try ArrayArgument.parse(text) }
        #expect(refused.kind == .usage)
        #expect(refused.remedy?.text(.commandLine) == "use --array 0-15 or --array 0,3,7-9")
    }
}
