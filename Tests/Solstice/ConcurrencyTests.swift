import Solstice
import Testing

@Suite struct ConcurrencyTests {
    @Test func `jobs submitted concurrently fit the capacity`() async throws {
        let bench = try Workbench()
        let schedulers = [try bench.home(), try bench.scheduler()]
        try await withThrowingTaskGroup(of: Void.self) { group in
            for side in 0..<4 {
                group.addTask {
                    for number in 0..<50 {
                        try schedulers[side % 2].submit {
                            $0.name = "job-\(side)-\(number)"
                            $0.gpus = 1 + (side + number) % 4
                            $0.deadline = at(24 * 14)
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
        let records = try schedulers[0].queue()
        #expect(records.count == 200)
        #expect(records.allSatisfy { $0.job.state == .planned })
        #expect(records.peak() == 8)
        #expect(Set(records.map(\.job.specification.name)).count == 200)
        let isInTime = records.allSatisfy { record in
            record.plan.map { $0.placement.end <= at(24 * 14) } == true
        }
        #expect(isInTime)
    }
}
