import Solstice
import Testing
import SolsticePresentation

@Suite struct InspectionTests {
    private let bench: Workbench
    private let scheduler: Scheduler

    init() throws {
        bench = try Workbench()
        scheduler = try bench.home()
    }

    @Test func `a profile is found by region and by zone`() throws {
        let byZone = try scheduler.carbonProfile("GRID")
        let byRegion = try scheduler.carbonProfile("home", signal: .direct)
        #expect(byZone.profile == byRegion.profile)
        #expect(byZone.signal == .direct)
        let slot = SeasonalProfile<CarbonIntensity>.Slot(month: 2, hour: 3, dayType: .workday)
        #expect(byZone.profile.cell(slot)?.mean.gramsPerKWh == 100)
    }

    @Test func `missing history is reported as missing`() throws {
        let carbon = try #require(throws: Diagnostic.self) {
            try scheduler.carbonProfile("home", signal: .marginal)
        }
        #expect(carbon.kind == .noSuchInput)
        #expect(
            carbon.remedy?.text(.commandLine)
                == "import it: solstice import carbon FILE --zone GRID")
        let pue = try #require(throws: Diagnostic.self) { try scheduler.pueProfile("home") }
        #expect(
            pue.remedy?.text(.commandLine) == "import it: solstice import pue FILE --region home")
    }

    @Test func `an outlook shows the hours and the jobs in them`() throws {
        try scheduler.submit()
        try scheduler.submit { $0.earliest = at(20) }
        let (outlook, planned) = try scheduler.outlook("home", length: TimeSpan(hours: 12))
        let expected = try [1, 2].map { hour in
            try #require(outlook.carbonIntensity.value(at: at(hour))).gramsPerKWh
        }
        #expect(abs(expected[0] - 400) < 1)
        #expect(abs(expected[1] - 100) < 1)
        #expect(planned.map(\.job.id) == [1])
    }

    @Test func `an explanation covers the plan, starting now and more slack`() throws {
        try scheduler.submit { $0.deadline = at(2) }
        let (explanation, record) = try scheduler.explanation(1)
        #expect(explanation.best == record.plan)
        #expect(explanation.startNow?.placement.start == at(0))
        #expect(!explanation.isWaitingWorthwhile)
        #expect(explanation.slack.map(\.extra.hours) == [6, 24, 72])
        #expect(explanation.slack.first?.placement.start == at(2))
    }

    @Test func `the doctor finds nothing bad if all is well`() throws {
        let findings = try scheduler.doctor()
        #expect(!findings.contains { $0.severity == .bad })
        #expect(findings.contains { $0.subject == "database" && $0.severity == .good })
    }

    @Test func `the doctor reports a missed start`() throws {
        try scheduler.submit()
        let findings = try bench.scheduler(at: at(3)).doctor()
        let bad = try #require(findings.first { $0.severity == .bad })
        #expect(bad.text.description.contains("job 1's at \(at(2))"))
        #expect(bad.remedy?.text(.commandLine) == "start the service: solstice run")
    }

    @Test func `the doctor reports missing carbon intensity`() throws {
        try scheduler.add("north", zone: "NORTH")
        let bad = try scheduler.doctor().filter { $0.severity == .bad }
        #expect(bad.map(\.subject) == ["region north"])
        #expect(bad.first?.remedy?.text(.commandLine) == "solstice import carbon FILE --zone NORTH")
    }
}
