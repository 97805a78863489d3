import Solstice
import Testing

@testable import SolsticeJobFiles

/// The jobs of a file called `jobs`.
func jobs(_ text: String) throws(Diagnostic) -> [(JobEntry, place: String)] {
    try JobFile.read(SourceFile(name: "jobs", bytes: Array(text.utf8)))
}

@Suite struct JobFileTests {
    private static let yaml = """
        # Tonight
        - name: resnet
          deadline: tomorrow 06:00
          hours: 8.50
          gpus: 4
          gpuType: v100
          wattsPerGpu: 310
          home: berlin
          regions: [berlin, north]
          earliest: 2026-12-24 06:00
          cap: auto
          signal: direct
          hold: true
          command: [python, train.py, --lr, 0.10, "a b", yes]
        - hours: {v100: 8, a100: 4.5}
          command:
            - ./run.sh
        """

    private static let json = """
        [
          {"name": "resnet", "deadline": "tomorrow 06:00", "hours": 8.50, "gpus": 4,
           "gpuType": "v100", "wattsPerGpu": 310, "home": "berlin",
           "regions": ["berlin", "north"], "earliest": "2026-12-24 06:00", "cap": "auto",
           "signal": "direct", "hold": true,
           "command": ["python", "train.py", "--lr", "0.10", "a b", "yes"]},
          {"hours": {"v100": 8, "a100": 4.5}, "command": ["./run.sh"]}
        ]
        """

    private static let lines = """
        {"name": "resnet", "deadline": "tomorrow 06:00", "hours": 8.50, "gpus": 4, \
        "gpuType": "v100", "wattsPerGpu": 310, "home": "berlin", \
        "regions": ["berlin", "north"], "earliest": "2026-12-24 06:00", "cap": "auto", \
        "signal": "direct", "hold": true, \
        "command": ["python", "train.py", "--lr", "0.10", "a b", "yes"]}

        {"hours": {"v100": 8, "a100": 4.5}, "command": ["./run.sh"]}
        """

    @Test(arguments: [yaml, json, lines, lines.split(separator: "\n").joined(separator: "\r\n")])
    func `YAML, JSON and JSON lines mean the same`(text: String) throws {
        let entries = try jobs(text).map(\.0)
        try #require(entries.count == 2)
        let first = entries[0]
        #expect(first[.name] == .text("resnet") && first[.deadline] == .text("tomorrow 06:00"))
        #expect(first[.hours] == .text("8.50") && first[.gpus] == .whole(4))
        #expect(first[.gpuType] == .text("v100") && first[.wattsPerGpu] == .text("310"))
        #expect(first[.home] == .text("berlin") && first[.regions] == .texts(["berlin", "north"]))
        #expect(first[.earliest] == .text("2026-12-24 06:00") && first[.cap] == .text("auto"))
        #expect(first[.signal] == .text("direct") && first[.hold] == .flag(true))
        let command = ["python", "train.py", "--lr", "0.10", "a b", "yes"]
        #expect(first[.command] == .texts(command))
        #expect(entries[1][.hours] == .text("v100=8,a100=4.5"))
        #expect(entries[1][.command] == .texts(["./run.sh"]))
        #expect(entries[1][.name] == nil && entries[1][.hold] == nil)
    }

    @Test(arguments: [json, lines, "\n\n" + lines, #"[{"gpus": -1, "hours": "8"}]"#])
    func `plain JSON is read without the YAML reader, with the same result`(text: String) throws {
        let file = SourceFile(name: "jobs", bytes: Array(text.utf8))
        let fast = try #require(JSONJobFile.read(file))
        // A comment is none of JSON's.
        let slow = try jobs("\(text) # as YAML")
        #expect(fast.map(\.place) == slow.map(\.place))
        #expect(fast.map(\.0) == slow.map(\.0))
    }

    @Test(arguments: [
        #"{"hours": 8, "hours": 9}"#, #"{"gpus": 010}"#, #"{"gpus": "4"}"#, #"{"hold": "true"}"#,
        #"{"name": "\ud83c"}"#, #"{"hours": {"v100": 8, "v100": 9}}"#, #"{"gpu": 4}"#,
        #"{"hours": 8} # late"#, #"{hours: 8}"#, "- hours: 8",
    ])
    func `text that JSON and YAML may read differently is left to the YAML reader`(line: String) {
        let text = "{\"hours\": 8}\n\(line)\n"
        #expect(JSONJobFile.read(SourceFile(name: "jobs", bytes: Array(text.utf8))) == nil)
    }

    @Test func `the other options of a job are read`() throws {
        let entries = try jobs(
            """
            - hours: 8
              pausable: true
              resumeCost: 10m
              datasetGB: 120.5
              maxCost: 80
              carbonPrice: 95
              priority: -2
              afterOk: prepare
              afterAny: [3, sweep]
              array: 0-15
              command: [train]
            - {hours: 8, afterOk: 7, array: [0, 3, 7-9], command: [train]}
            """
        ).map(\.0)
        try #require(entries.count == 2)
        let first = entries[0]
        #expect(first[.pausable] == .flag(true) && first[.resumeCost] == .text("10m"))
        #expect(first[.dataset] == .number(120.5) && first[.maxCost] == .number(80))
        #expect(first[.carbonPrice] == .number(95) && first[.priority] == .whole(-2))
        #expect(first[.afterOk] == .texts(["prepare"]))
        #expect(first[.afterAny] == .texts(["3", "sweep"]))
        #expect(first[.array] == .text("0-15"))
        #expect(entries[1][.afterOk] == .texts(["7"]) && entries[1][.array] == .text("0,3,7-9"))
        #expect(entries[1][.pausable] == nil && entries[1][.priority] == nil)
    }

    @Test func `every field is a key, and its value is read in the field's form`() throws {
        for field in JobField.all {
            let (text, value): (String, JobInput) =
                switch field.form {
                case .text, .choice, .figure, .figures, .indices: ("7", .text("7"))
                case .whole: ("7", .whole(7))
                case .number: ("7", .number(7))
                case .flag: ("true", .flag(true))
                case .texts, .jobs: ("[7]", .texts(["7"]))
                case .variants: ("[{name: 7}]", .variants([try VariantEntry(text: "name=7")]))
                }
            let entry = try jobs("- {\(field.key): \(text)}")[0].0
            #expect(entry.statements.map(\.key) == [field.key] && entry[field] == value)
        }
    }

    @Test func `a single job needs no list`() throws {
        let entries = try jobs("hours: 8\ncommand: [train]\n")
        #expect(entries.map { $0.0[.command] } == [.texts(["train"])])
    }

    @Test func `every job knows its line`() throws {
        #expect(try jobs(Self.yaml).map(\.place) == ["line 2", "line 15"])
        #expect(try jobs(Self.lines).map(\.place) == ["line 1", "line 3"])
    }

    @Test(arguments: ["", "\n\n", "# nothing yet\n", "[]"])
    func `a file without jobs is refused`(text: String) throws {
        let refused = try #require(throws: Diagnostic.self) { try jobs(text) }
        #expect(refused.kind == .badInput)
        #expect(refused.problem == "jobs holds no job")
    }

    @Test func `a file that is not UTF-8 is refused`() throws {
        let file = SourceFile(name: "jobs", bytes: [0x2D, 0x20, 0xFF, 0xFE])
        let refused = try #require(throws: Diagnostic.self) { try JobFile.read(file) }
        #expect(refused.kind == .badInput)
        #expect(refused.problem == "jobs is not UTF-8 text")
    }
}
