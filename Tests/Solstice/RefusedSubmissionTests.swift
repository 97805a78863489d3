import Solstice
import Testing
import SolsticePresentation

@Suite struct RefusedSubmissionTests {
    private let scheduler: Scheduler
    private let bench: Workbench

    init() throws {
        bench = try Workbench()
        scheduler = try bench.home()
    }

    private struct Mistake: Sendable {
        let expected: String
        let change: @Sendable (inout SubmissionRequest) -> Void
    }

    private static let mistakes = [
        Mistake(expected: "there is no command") { $0.command = [] },
        Mistake(expected: "--gpus") { $0.gpus = 0 },
        Mistake(expected: "has passed") { $0.deadline = at(0) },
        Mistake(expected: "five years") { $0.deadline = at(24 * 366 * 6) },
        Mistake(expected: "--earliest") { $0.earliest = at(24) },
        Mistake(expected: "did you mean home?") { $0.home = "hom" },
        Mistake(expected: "did you mean home?") { $0.regions = ["hme"] },
        Mistake(expected: "region add europe-west3") { $0.regions = ["europe-west3"] },
        Mistake(expected: "did you mean v100?") { $0.gpuType = "v10" },
        Mistake(expected: "--cap 100, 125, 150") { $0.cap = .fixed(Power(watts: 140)) },
        Mistake(expected: "--hours v100=8") {
            $0.duration = .named(["a100": DurationEstimate(TimeSpan(hours: 4))])
        },
        Mistake(expected: "cannot take") { $0.duration = .any(.zero) },
        Mistake(expected: "--watts-per-gpu") {
            $0.gpuType = "trainium"
            $0.wattsPerGPU = nil
        },
    ]

    @Test(arguments: mistakes.indices)
    func `a mistake is named with its remedy`(index: Int) throws {
        let mistake = Self.mistakes[index]
        let refused = try #require(throws: Diagnostic.self) {
            try scheduler.submit(.sample(mistake.change))
        }
        #expect(refused.kind == .usage)
        #expect(refused.commandLineText.contains(mistake.expected), "\(refused)")
        #expect(try scheduler.queue(includingFinal: true) == [])
    }

    @Test func `a job that needs more accelerators than exist can never run`() throws {
        let refused = try #require(throws: Diagnostic.self) {
            try scheduler.submit { $0.gpus = 9 }
        }
        #expect(refused.kind == .unavailable)
        #expect(refused.remedy?.text(.commandLine).contains("--deadline") == false)
    }

    @Test func `without any region the first step is named`() throws {
        let bench = try Workbench()
        let refused = try #require(throws: Diagnostic.self) {
            try bench.scheduler().submit()
        }
        #expect(refused.kind == .usage)
        #expect(refused.remedy?.text(.commandLine).contains("solstice region add") == true)
    }
}
