import Solstice
import Testing
import SolsticePresentation

@Suite struct SignalTests {
    private let bench: Workbench
    private let scheduler: Scheduler

    init() throws {
        bench = try Workbench()
        scheduler = try bench.home()
    }

    private func addNorth(_ signal: CarbonSignal, executor: ExecutorKind = .local) throws {
        try scheduler.add("north", zone: "NORTH") { $0.executor = executor }
        try scheduler.lay(Grid.nights(zone: "NORTH", signal: signal, clean: 10, dirty: 20))
    }

    @Test func `a region of the same signal is compared`() throws {
        try addNorth(.direct)
        let submission = try scheduler.submit()
        #expect(submission.record.plan?.placement.region == "north")
        #expect(submission.record.plan?.placement.signal == .direct)
        #expect(submission.record.plan?.baseline.region == "home")
    }

    @Test func `a region of another signal is left out with a note`() throws {
        try addNorth(.lifecycle)
        let submission = try scheduler.submit()
        #expect(submission.record.plan?.placement.region == "home")
        let found = submission.notes.first { $0.hasPrefix("north is left out") }
        let note = try #require(found).text(.commandLine)
        #expect(note.contains("no direct carbon intensity of zone NORTH"))
        #expect(note.contains("it has lifecycle, which is not comparable"))
        #expect(note.contains("--signal direct"))
        let (explanation, _) = try scheduler.explanation(1)
        #expect(explanation.exclusions.map(\.region) == ["north"])
    }

    @Test func `naming a region of another signal does not mix signals`() throws {
        try addNorth(.lifecycle)
        let refused = try #require(throws: Diagnostic.self) {
            try scheduler.submit { $0.regions = ["north"] }
        }
        #expect(refused.causes.contains { $0.description.contains("not comparable") })
    }

    @Test func `the signal that most regions have is used`() throws {
        try addNorth(.lifecycle)
        try scheduler.lay(
            Grid.nights(zone: "GRID", signal: .lifecycle, clean: 150, dirty: 450))
        let plan = try #require(try scheduler.submit().record.plan)
        #expect(plan.placement.region == "north")
        #expect(plan.placement.signal == .lifecycle && plan.baseline.signal == .lifecycle)
    }

    @Test func `the requested signal is used`() throws {
        try scheduler.lay(Grid.nights(zone: "GRID", signal: .lifecycle))
        let plan = try #require(try scheduler.submit { $0.signal = .direct }.record.plan)
        #expect(plan.placement.signal == .direct)
    }

    @Test func `a home region without the requested signal is an error that names it`() throws {
        let refused = try #require(throws: Diagnostic.self) {
            try scheduler.submit { $0.signal = .marginal }
        }
        #expect(refused.kind == .unavailable)
        #expect(
            refused.problem.description.contains(
                "no marginal carbon intensity is known of zone GRID"))
    }

    @Test func `a home region without any carbon intensity is an error with two remedies`() throws {
        let scheduler = try Workbench().scheduler()
        try scheduler.add("home", zone: "GRID")
        let refused = try #require(throws: Diagnostic.self) { try scheduler.submit() }
        #expect(refused.kind == .unavailable)
        #expect(refused.problem.description.contains("zone GRID"))
        #expect(
            refused.remedy?.text(.commandLine).contains("solstice import carbon FILE --zone GRID")
                == true)
        #expect(
            refused.remedy?.text(.commandLine).contains("--carbon-intensity G --signal direct")
                == true)
    }

    @Test func `a region where nothing can be started is left out with a remedy`() throws {
        try addNorth(.direct, executor: .none)
        let submission = try scheduler.submit()
        #expect(submission.record.plan?.placement.region == "home")
        #expect(submission.notes.contains { $0.text(.commandLine).contains("--region north") })
        let named = try scheduler.submit { $0.regions = ["north"] }
        #expect(named.record.plan?.placement.region == "north")
    }

    @Test func `a flat annual figure is used if there is nothing else`() throws {
        let scheduler = try Workbench().scheduler()
        try scheduler.add("home", zone: "GRID") {
            $0.carbonIntensity = CarbonIntensity(gramsPerKWh: 300)
            $0.signal = .direct
        }
        let submission = try scheduler.submit()
        let plan = try #require(submission.record.plan)
        #expect(plan.placement.start == at(0))
        #expect(plan.placement.basis.isFlat)
        #expect(!plan.isWorthwhile)
        #expect(submission.notes.contains { $0.description.contains("one flat figure") })
    }
}
