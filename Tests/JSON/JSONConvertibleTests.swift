import SolsticeJSON
import Testing

@Suite struct JSONConvertibleTests {
    private struct Order: Equatable, JSONConvertible {
        var keys: [String]
        var note: String?
        var ticks: UInt64

        init(keys: [String], note: String? = nil, ticks: UInt64) {
            self.keys = keys
            self.note = note
            self.ticks = ticks
        }

        init(_ node: JSONNode) throws(JSONMismatch) {
            self.init(
                keys: try node.read("keys"), note: try node.readIfPresent("note"),
                ticks: try node.read("ticks"))
        }

        var json: JSONValue {
            JSONValue(present: ["keys": keys.json, "note": note?.json, "ticks": ticks.json])
        }
    }

    private static func read<Value: JSONConvertible>(_ text: String) throws -> Value {
        try Value(JSONParser.parse(Array(text.utf8)))
    }

    @Test func `a value reads back as it was written`() throws {
        for order in [Order(keys: [], ticks: 0), Order(keys: ["a", "b"], note: "n", ticks: 7)] {
            #expect(try Self.read(order.json.compact) == order)
        }
        let table = ["b": [1.5], "a": [], "c": [-2, 3]]
        #expect(table.json.compact == #"{"a":[],"b":[1.5],"c":[-2,3]}"#)
        #expect(try Self.read(table.json.compact) == table)
    }

    @Test func `unknown members and nulls are ignored`() throws {
        let text = #"{"new":{"x":1},"note":null,"ticks":3,"keys":["k"]}"#
        #expect(try Self.read(text) == Order(keys: ["k"], ticks: 3))
    }

    @Test(arguments: [
        (#"{"ticks":1}"#, #"an object at byte 0 has no member "keys""#),
        (#"{"keys":[1],"ticks":1}"#, "expected a string at byte 9, not a number"),
        (
            #"{"keys":[],"ticks":-1}"#,
            "expected a whole number of at most 64 bits at byte 19, not a number"
        ),
        (#"{"keys":{},"ticks":1}"#, "expected an array at byte 8, not an object"),
        ("[]", #"an array at byte 0 has no member "keys""#),
    ])
    func `a mismatch is named with its position`(text: String, problem: String) {
        let mismatch = #expect(throws: JSONMismatch.self) {
            let _: Order = try Self.read(text)
        }
        #expect(mismatch?.description == problem)
    }
}
