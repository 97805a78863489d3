import Solstice
import Testing
import SolsticePresentation

@Suite struct LeverSubmissionTests {
    private let bench: Workbench
    private let scheduler: Scheduler

    init() throws {
        bench = try Workbench()
        scheduler = try bench.home()
    }

    @Test func `the levers stated for a job are stored`() throws {
        let record = try scheduler.submit {
            $0.pausing = PausePolicy(resumeOverhead: TimeSpan(seconds: 600))
            $0.dataset = DataSize(gigabytes: 120)
            $0.maximumCost = Cost(rawValue: 80)
            $0.carbonPrice = CarbonPrice(perTonne: 90)
            $0.priority = -2
        }.record
        let asked = record.job.specification
        #expect(asked.pausing == PausePolicy(resumeOverhead: TimeSpan(seconds: 600)))
        #expect(asked.dataset == DataSize(gigabytes: 120))
        #expect(asked.maximumCost == Cost(rawValue: 80))
        #expect(asked.carbonPrice == CarbonPrice(perTonne: 90))
        #expect(asked.priority == -2)
        #expect(try bench.scheduler().record(1) == record)
    }

    @Test(arguments: [(0, 0), (1, 300), (299, 300), (300, 300), (301, 600)])
    func `a resume cost is rounded up to five minutes`(stated: Int, kept: Int) throws {
        let submission = try scheduler.submit {
            $0.pausing = PausePolicy(resumeOverhead: TimeSpan(seconds: stated))
        }
        let pausing = submission.record.job.specification.pausing
        #expect(pausing?.resumeOverhead.seconds == kept)
        #expect(
            submission.notes.contains { $0.text(.commandLine).contains("--resume-cost") }
                == (kept == 0))
    }

    private struct Mistake: Sendable {
        let expected: String
        let change: @Sendable (inout SubmissionRequest) -> Void
    }

    private static let mistakes = [
        Mistake(expected: "--dataset-gb") { $0.dataset = .zero },
        Mistake(expected: "--dataset-gb") { $0.dataset = DataSize(gigabytes: .nan) },
        Mistake(expected: "--max-cost") { $0.maximumCost = Cost(rawValue: -1) },
        Mistake(expected: "--carbon-price") { $0.carbonPrice = CarbonPrice(perTonne: -1) },
        Mistake(expected: "--priority from -10 to 10") { $0.priority = 11 },
        Mistake(expected: "--priority from -10 to 10") { $0.priority = -11 },
        Mistake(expected: "--resume-cost") {
            $0.pausing = PausePolicy(resumeOverhead: TimeSpan(seconds: -1))
        },
        Mistake(expected: "--resume-cost") {
            $0.pausing = PausePolicy(resumeOverhead: TimeSpan(hours: 2))
        },
        Mistake(expected: "--array 0-15") { $0.arrayIndices = [1, 1] },
        Mistake(expected: "--array 0-15") { $0.arrayIndices = [-1] },
        Mistake(expected: "in parts") { $0.arrayIndices = Array(0...100_000) },
        Mistake(expected: "there is no job 7") { $0.afterOK = ["7"] },
        Mistake(expected: "there is no job none") { $0.afterAny = ["none"] },
        Mistake(expected: "cannot wait for itself") {
            $0.name = "me"
            $0.afterAny = ["me"]
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
        #expect(refused.remedy?.description.isEmpty == false)
        #expect(try scheduler.queue(includingFinal: true) == [])
    }
}
