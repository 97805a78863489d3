import Testing

@testable import SolsticeJSON

@Suite struct JSONParserTests {
    private static func parse(_ text: String) throws(JSONParser.Flaw) -> JSONNode {
        try JSONParser.parse(Array(text.utf8))
    }

    @Test func `a value is found by its name and knows its position`() throws {
        let text = #"{"a": [{"b":"0.5"}, null, true, -2.5e1, 7], "a": 2}"#
        let elements = try #require(Self.parse(text).member("a")?.elements)
        #expect(elements[0].member("b")?.text == "0.5")
        #expect(elements[0].member("B") == nil)
        #expect(elements[1].isNull)
        #expect(elements[2].flag == true)
        #expect(elements[3].number == -25)
        #expect(elements.map(\.wholeNumber) == [nil, nil, nil, -25, 7])
        #expect(elements[3].range == 32..<38)
    }

    @Test func `an integer that is not exactly representable is rejected`() throws {
        #expect(try Self.parse("9007199254740992").wholeNumber == 9_007_199_254_740_992)
        #expect(try Self.parse("9007199254740993e1").wholeNumber == nil)
        #expect(try Self.parse("1.5").wholeNumber == nil)
    }

    @Test(arguments: [
        ("{\"a\": 1}", true), (" \r\n\t[", true), ("a,b\n1,2\n", false), ("", false),
        ("\"text\"", false),
    ])
    func `a text that begins with a brace or bracket looks like JSON`(text: String, looks: Bool) {
        #expect(JSONParser.looksLikeJSON(Array(text.utf8)) == looks)
    }

    @Test func `escapes are decoded, including surrogate pairs`() throws {
        #expect(try Self.parse(#""a\n\u00e9\ud83c\udf31\/""#).text == "a\né🌱/")
    }

    @Test(arguments: [
        ("{", 1), ("[1,]", 3), ("{\"a\" 1}", 5), ("[1] 2", 4), ("\"a\nb\"", 2), ("nul", 0),
        ("[01x]", 3), ("{'a':1}", 1), ("\"\\x\"", 0), ("NaN", 0), ("", 0),
    ])
    func `invalid JSON is refused with its position`(text: String, offset: Int) {
        let flaw = #expect(throws: JSONParser.Flaw.self) { try Self.parse(text) }
        #expect(flaw?.offset == offset)
    }

    @Test func `endless nesting is refused without a crash`() {
        let text = String(repeating: "[", count: 100_000)
        #expect(throws: JSONParser.Flaw.self) { try Self.parse(text) }
    }

    @Test func `an array of many elements is read to its end`() throws {
        let count = 200_000
        let text = "[" + String(repeating: "0,", count: count) + "0]"
        #expect(try Self.parse(text).elements?.count == count + 1)
    }
}

@Suite struct TextPositionTests {
    @Test func `a position is a line and a column`() {
        let positions = TextPositions(Array("ab\ncd\n".utf8))
        #expect(positions.position(of: 0) == (1, 1))
        #expect(positions.position(of: 4) == (2, 2))
        #expect(positions.position(of: 6) == (3, 1))
        #expect(TextPositions([]).position(of: 0) == (1, 1))
    }

    @Test(arguments: [0, 1, 255, 256, 257, 300])
    func `lines of any length are counted across blocks`(length: Int) {
        let lines = 7
        let text = String(repeating: String(repeating: "x", count: length) + "\n", count: lines)
        let positions = TextPositions(Array(text.utf8))
        for line in 0..<lines {
            let start = line * (length + 1)
            #expect(positions.position(of: start) == (line + 1, 1))
            #expect(positions.position(of: start + length) == (line + 1, length + 1))
        }
    }
}
