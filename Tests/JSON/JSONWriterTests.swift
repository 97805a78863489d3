import SolsticeJSON
import Testing

@Suite struct JSONWriterTests {
    private static var value: JSONValue {
        [
            "name": .string("a \"b\""), "list": .array([.integer(1), .null, .bool(true)]),
            "jobs": .list(count: 2) { ["id": .integer($0)] }, "none": [:],
            "number": .number(0.5), "unknown": .number(.nan),
        ]
    }

    @Test func `a document spans several lines, and a flat value one`() {
        let text = #"""
            {
              "name": "a \"b\"",
              "list": [1, null, true],
              "jobs": [
                {"id": 0},
                {"id": 1}
              ],
              "none": {},
              "number": 0.5,
              "unknown": null
            }
            """#
        #expect(Self.value.text == text)
    }

    @Test func `a flat value that is too long for a line spans several`() {
        let words = JSONValue([String](repeating: "0123456789", count: 12))
        #expect(words.text.split(separator: "\n").count == 14)
        #expect(!words.line.contains("\n"))
    }

    @Test func `one-line JSON has spaces or none`() {
        #expect(
            Self.value.line
                == #"{"name": "a \"b\"", "list": [1, null, true], "jobs": [{"id": 0}, {"id": 1}], "#
                + #""none": {}, "number": 0.5, "unknown": null}"#)
        #expect(
            Self.value.compact
                == #"{"name":"a \"b\"","list":[1,null,true],"jobs":[{"id":0},{"id":1}],"none":{},"#
                + #""number":0.5,"unknown":null}"#)
    }

    @Test func `characters that could harm a terminal are escaped and read back`() throws {
        let text = "tab\t line\n back\\ \u{1B}[31m \u{202E} \u{1F331} \u{F0000} é/"
        let written = JSONValue(text).compact
        #expect(
            written
                == #""tab\t line\n back\\ \u001b[31m \u202e "# + "\u{1F331}"
                + #" \udb80\udc00 é/""#)
        #expect(try JSONParser.parse(Array(written.utf8)).text == text)
    }

    @Test func `members without a value are left out if requested`() {
        #expect(JSONValue(present: ["a": nil, "b": .integer(1)]).compact == #"{"b":1}"#)
    }
}
