import SolsticeJSON
import Testing

@Suite struct JSONSchemaTests {
    private static let word = JSONSchema.formatted(
        .init(name: "word", title: "a word") { !$0.contains(" ") })
    private static let job = JSONSchema.object([
        .always("name", .string(length: 1...5)), .maybe("hours", .number(atLeast: 0)),
        .maybe("state", .string(choices: ["held", "queued"])), .maybe("tag", word, "Its tag"),
        .maybe("gpus", .any([.integer(1...8), .null])), .maybe("after", .array(.integer())),
        .maybe("next", .named("Job")), .maybe("limits", .map(.boolean)),
    ])
    private static let judge = JSONSchemaJudge(components: ["Job": job]) { typed, known in
        known.first { $0.first == typed.first }
    }

    @Test(arguments: [
        (#"{"name":"a"}"#, nil),
        (#"{"name":"a","hours":0,"state":"held","tag":"t","gpus":null,"after":[1]}"#, nil),
        (#"{"name":"a","next":{"name":"b"},"limits":{"x":true}}"#, nil),
        ("[]", "it is not a set of keys and values"), ("{}", "it lacks name"),
        (#"{"name":""}"#, "name is empty"),
        (#"{"name":"abcdef"}"#, "name is longer than 5 letters"),
        (#"{"name":"a","name":"b"}"#, "it says a key twice"),
        (#"{"name":"a","hours":-1}"#, "hours is less than 0.0"),
        (#"{"name":"a","state":"hold"}"#, "state is none of held, queued; did you mean held?"),
        (#"{"name":"a","tag":"two words"}"#, "tag is not a word"),
        (#"{"name":"a","gpus":9}"#, "gpus is not from 1 to 8"),
        (#"{"name":"a","after":[1,"2"]}"#, "after[1] is not a whole number"),
        (#"{"name":"a","next":{}}"#, "next lacks name"),
        (#"{"name":"a","limits":{"x":1}}"#, "limits.x is not true or false"),
        (#"{"name":"a","house":1}"#, "it has no key house: did you mean hours?"),
    ])
    func `a value is validated against its schema`(text: String, flaw: String?) throws {
        let node = try JSONParser.parse(Array(text.utf8))
        #expect(Self.judge.flaw(in: node, against: Self.job) == flaw)
    }

    @Test func `a schema is written as JSON Schema`() {
        let schema = JSONSchema.object([
            .always("name", .string(length: 1...5), "Its name"), .maybe("tag", Self.word),
            .maybe("gpus", .integer(1...8)), .maybe("after", JSONSchema.array(.null).orNull),
            .maybe("next", .named("Job")),
        ])
        #expect(
            schema.json.compact
                == ##"{"type":"object","properties":{"name":{"type":"string","minLength":1,"##
                + ##""maxLength":5,"description":"Its name"},"tag":{"type":"string","##
                + ##""format":"word"},"gpus":{"type":"integer","minimum":1,"maximum":8},"##
                + ##""after":{"anyOf":[{"type":"array","items":{"type":"null"}},"##
                + ##"{"type":"null"}]},"next":{"$ref":"#/components/schemas/Job"}},"##
                + ##""required":["name"],"additionalProperties":false}"##)
    }
}
