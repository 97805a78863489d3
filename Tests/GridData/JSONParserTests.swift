import Testing

@testable import SolsticeGridData

@Suite struct JSONParserTests {
    private static func parse(_ text: String) throws(JSONParser.Flaw) -> JSONNode {
        try JSONParser.parse(Array(text.utf8), from: 0)
    }

    @Test func `members are found in whatever case they are written`() throws {
        let node = try Self.parse(#"{"Emissions":[{"Rating":"0.5"},null,true,-2.5e1]}"#)
        let elements = try #require(node["emissions"]?.elements)
        #expect(elements[0]["rating"]?.text == "0.5")
        #expect(elements[1].isNull)
        #expect(elements[3].number == -25)
    }

    @Test func `escapes are resolved, pairs of surrogates too`() throws {
        #expect(try Self.parse(#""a\n\u00e9\ud83c\udf31\/""#).text == "a\né🌱/")
    }

    @Test(arguments: [
        ("{", 1), ("[1,]", 3), ("{\"a\" 1}", 5), ("[1] 2", 4), ("\"a\nb\"", 2), ("nul", 0),
        ("[01x]", 3), ("{'a':1}", 1), ("\"\\x\"", 0), ("NaN", 0), ("", 0),
    ])
    func `what is no JSON is refused at its place`(text: String, offset: Int) {
        let flaw = #expect(throws: JSONParser.Flaw.self) { try Self.parse(text) }
        #expect(flaw?.offset == offset)
    }

    @Test func `endless nesting is refused rather than crash`() {
        let text = String(repeating: "[", count: 100_000)
        #expect(throws: JSONParser.Flaw.self) { try Self.parse(text) }
    }

    @Test func `a position is a line and a column`() {
        let positions = TextPosition(Array("ab\ncd\n".utf8))
        #expect(positions.position(of: 0) == (1, 1))
        #expect(positions.position(of: 4) == (2, 2))
        #expect(positions.position(of: 6) == (3, 1))
    }
}
