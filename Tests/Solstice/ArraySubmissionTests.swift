import SolsticeTesting
import Solstice
import Testing

@Suite struct ArraySubmissionTests {
    private let bench: Workbench
    private let scheduler: Scheduler

    init() throws {
        bench = try Workbench()
        scheduler = try bench.home()
    }

    @Test func `an array becomes a job for each index, each with its own placement`() throws {
        try scheduler.submit()
        let records = try scheduler.submit([
            .sample {
                $0.gpus = 4
                $0.arrayIndices = [0, 3, 7]
            }
        ]).map(\.record)
        #expect(records.map(\.job.id) == [2, 3, 4])
        #expect(records.map(\.job.array) == [2, 2, 2])
        #expect(records.map(\.job.specification.arrayIndex) == [0, 3, 7])
        #expect(try scheduler.queue().dropFirst() == records[...])
        #expect(try scheduler.queue().peak() <= 8)
    }

    @Test func `the members of an array are all accepted or all refused`() throws {
        let before = try bench.bytes()
        #expect(throws: Diagnostic.self) {
            try scheduler.submit([
                .sample {
                    $0.gpus = 8
                    $0.deadline = at(4)
                    $0.arrayIndices = [0, 1, 2]
                }
            ])
        }
        #expect(try bench.bytes() == before)
    }

    @Test func `a dry run of an array shows every member and stores none`() throws {
        let drafts = try scheduler.submit(
            [.sample { $0.arrayIndices = [1, 2] }], isDryRun: true)
        #expect(drafts.map(\.record.job.specification.arrayIndex) == [1, 2])
        #expect(try scheduler.queue(includingFinal: true) == [])
    }

    @Test func `a member finds its index and its array in its environment`() async throws {
        try scheduler.submit([
            .sample {
                $0.deadline = at(24 * 180)
                $0.arrayIndices = [5, 9]
            }
        ])
        let service = try ServiceBench(bench)
        try await service.runUntilEmpty()
        let environments = await service.executor.launches.map(\.environment)
        #expect(Set(environments.map { $0["SOLSTICE_ARRAY_INDEX"] }) == ["5", "9"])
        #expect(environments.map { $0["SOLSTICE_ARRAY_JOB"] } == ["1", "1"])
    }
}
