import SolsticeDomain
import Testing

@testable import SolsticePresentation

/// One message in the words of the command line, and in those of an answer over HTTP.
@Suite struct MessageWordTests {
    struct Saying {
        let message: Message
        let typed: String
        let answered: String

        init(_ message: Message, typed: String, answered: String) {
            self.message = message
            self.typed = typed
            self.answered = answered
        }
    }

    @Test(arguments: [
        Saying(
            "give a later \(setting: .deadline), such as \(set: .deadline, "+2d")",
            typed: "give a later --deadline, such as --deadline +2d",
            answered: "give a later \"deadline\", such as \"deadline\": \"+2d\""),
        Saying(
            "state \(set: .gpus, "4") or \(set: .wattsPerGpu, "W")",
            typed: "state --gpus 4 or --watts-per-gpu W",
            answered: "state \"gpus\": 4 or \"wattsPerGpu\": \"W\""),
        Saying(
            "add \(set: .pausable), or \(set: .region, "north")",
            typed: "add --pausable, or --region north",
            answered: "add \"pausable\": true, or \"regions\": [\"north\"]"),
        Saying(
            "add \(set: .command, "python train.py")", typed: "add -- python train.py",
            answered: "add \"command\": [\"python\", \"train.py\"]"),
        Saying(
            "use \(set: .transferKWhPerGB, "K") and \(set: .datasetGB, "120")",
            typed: "use --transfer-kwh-per-gb K and --dataset-gb 120",
            answered: "use --transfer-kwh-per-gb K and \"datasetGB\": 120"),
    ])
    func `a setting reads as a flag or as a job key`(saying: Saying) {
        #expect(saying.message.text(.commandLine) == saying.typed)
        #expect(saying.message.text(.http(parameters: [])) == saying.answered)
    }

    @Test(arguments: [
        Saying(
            "\(run: .importCarbon, "FILE", .set(.zone, "DE"))",
            typed: "solstice import carbon FILE --zone DE",
            answered: "POST /api/v1/import/carbon?zone=DE"),
        Saying(
            "\(run: .importPUE, "FILE", .set(.region, "a b"))",
            typed: "solstice import pue FILE --region a b",
            answered: "POST /api/v1/import/pue?region=a%20b"),
        Saying(
            "gunzip -c f | \(run: .importCarbon, "-")",
            typed: "gunzip -c f | solstice import carbon -",
            answered: "gunzip -c f | solstice import carbon -"),
        Saying(
            "\(run: .status, .set(.all))", typed: "solstice status --all",
            answered: "GET /api/v1/jobs?state=all"),
        Saying(
            "\(run: .retry, "3", .set(.deadline, "+2d"))", typed: "solstice retry 3 --deadline +2d",
            answered: "POST /api/v1/jobs/3/retry?deadline=%2B2d"),
        Saying(
            "\(run: .cancel, "3", "4")", typed: "solstice cancel 3 4",
            answered: "solstice cancel 3 4"),
        Saying(
            "\(run: .regionSet, "home", .set(.home))", typed: "solstice region set home --home",
            answered: "solstice region set home --home"),
    ])
    func `a command reads as an HTTP operation if there is one`(saying: Saying) {
        #expect(saying.message.text(.commandLine) == saying.typed)
        #expect(saying.message.text(.http(parameters: [])) == saying.answered)
    }

    @Test func `a setting that the operation accepts reads as its parameter`() {
        let message: Message =
            "leave \(setting: .format) out, or \(set: .zone, "DE"), \(set: .every, "2d") "
            + "and \(set: .forecast)"
        let words = Wording.http(parameters: ["format", "zone", "everyHours", "forecast"])
        #expect(
            message.text(words)
                == "leave format out, or zone=DE, everyHours=48 and forecast=true")
    }

    @Test func `messages in a document are worded when it is written`() {
        let refused = Diagnostic(
            .usage, "no hours", causes: ["\(set: .gpus, "0")"], remedy: "add \(set: .hours, "8")")
        #expect(JSONViews.diagnostic(refused).contains("\"remedy\": \"add --hours 8\""))
        let answered = JSONViews.diagnostic(refused, .http(parameters: []))
        #expect(answered.contains(#""remedy": "add \"hours\": 8""#), "\(answered)")
        #expect(answered.contains(#""causes": ["\"gpus\": 0"]"#), "\(answered)")
    }

    @Test func `messages with the same content are equal, however they were built`() {
        let whole: Message = "a b: \(run: .show, "1")"
        let parts = "a " + Message("b") + ": \(run: .show, "1")"
        #expect(parts == whole)
        #expect([whole, whole].joined(separator: "; ") == "\(whole); \(whole)")
        #expect(whole.without(prefix: "a ").description == "b: show 1")
    }
}
