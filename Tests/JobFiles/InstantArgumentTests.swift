import Solstice
import Testing

@testable import SolsticeJobFiles
import SolsticePresentation

/// An instant as typed at a moment in Berlin, and the moment meant.
private struct TypedInstant: CustomTestStringConvertible, Sendable {
    let text: String
    var now = "2026-03-27T12:00:00Z"
    let meant: String

    var testDescription: String { "\(text) at \(now)" }

    static let all = [
        TypedInstant(text: "now", meant: "2026-03-27T12:00:00Z"),
        TypedInstant(text: "2026-12-24T06:00Z", meant: "2026-12-24T06:00:00Z"),
        TypedInstant(text: "2026-12-24T06:00:30+01:00", meant: "2026-12-24T05:00:30Z"),
        TypedInstant(text: "2026-12-24 06:00", meant: "2026-12-24T05:00:00Z"),
        TypedInstant(text: "2026-07-01 06:00", meant: "2026-07-01T04:00:00Z"),
        TypedInstant(text: "2026-12-24", meant: "2026-12-23T23:00:00Z"),
        TypedInstant(text: "+14d", meant: "2026-04-10T12:00:00Z"),
        TypedInstant(text: "+90m", meant: "2026-03-27T13:30:00Z"),
        TypedInstant(text: "+1d12h", meant: "2026-03-29T00:00:00Z"),
        TypedInstant(text: "+8", meant: "2026-03-27T20:00:00Z"),
        TypedInstant(text: "today 18:00", meant: "2026-03-27T17:00:00Z"),
        TypedInstant(text: "today", meant: "2026-03-26T23:00:00Z"),
        TypedInstant(text: "tomorrow 06:00", meant: "2026-03-28T05:00:00Z"),
        TypedInstant(text: "tomorrow", meant: "2026-03-27T23:00:00Z"),
        // Past midnight in Berlin it is the next day there already.
        TypedInstant(
            text: "tomorrow 06:00", now: "2026-03-27T23:30:00Z", meant: "2026-03-29T04:00:00Z"),
        // A day of 23 hours and one of 25 come next.
        TypedInstant(
            text: "tomorrow 06:00", now: "2026-03-28T22:30:00Z", meant: "2026-03-29T04:00:00Z"),
        TypedInstant(
            text: "tomorrow 06:00", now: "2026-10-24T22:30:00Z", meant: "2026-10-26T05:00:00Z"),
    ]
}

@Suite struct InstantArgumentTests {
    private func parse(
        _ text: String, now: String = "2026-03-27T12:00:00Z"
    ) throws -> Instant {
        guard case .instant(let moment) = try InstantText.parse(now) else { throw NotAMoment() }
        return try InstantArgument.parse(
            text, option: "--deadline", now: moment,
            zone: try TimeZoneRules.clock("Europe/Berlin"))
    }

    private struct NotAMoment: Error {}

    @Test(arguments: TypedInstant.all)
    private func `an instant is read as someone in Berlin means it`(typed: TypedInstant) throws {
        #expect(try parse(typed.text, now: typed.now).description == typed.meant)
    }

    @Test(arguments: [
        "", " ", "soon", "+", "+soon", "+-5", "-3d", "06:00", "tomorrow 25:00",
        "tomorrow at noon", "tomorrow 06:00Z", "yesterday 06:00", "2026-02-30", "01/02/2026",
        "2026-12-24T06:00+25:00",
    ])
    func `an invalid instant is refused with the accepted forms`(text: String) throws {
        let refused = try #require(throws: Diagnostic.self) { try parse(text) }
        #expect(refused.kind == .usage)
        #expect(refused.problem.text(.commandLine).contains("--deadline \(text)"))
        #expect(refused.remedy?.description.isEmpty == false)
    }

    @Test(arguments: ["2026-03-29 02:30"])
    func `a local time that the clock skips does not exist`(text: String) throws {
        let refused = try #require(throws: Diagnostic.self) { try parse(text) }
        #expect(refused.kind == .usage)
        #expect(refused.problem.description.contains("does not exist in Europe/Berlin"))
    }

    @Test func `tomorrow can skip a local time, too`() throws {
        let refused = try #require(throws: Diagnostic.self) {
            try parse("tomorrow 02:30", now: "2026-03-28T12:00:00Z")
        }
        #expect(refused.problem.description.contains("does not exist in Europe/Berlin"))
    }

    @Test func `a local time that occurs twice must be disambiguated`() throws {
        let refused = try #require(throws: Diagnostic.self) { try parse("2026-10-25 02:30") }
        #expect(refused.kind == .usage)
        #expect(refused.problem.description.contains("happens twice in Europe/Berlin"))
        #expect(refused.remedy == "say which: 2026-10-25T00:30:00Z or 2026-10-25T01:30:00Z")
    }
}
