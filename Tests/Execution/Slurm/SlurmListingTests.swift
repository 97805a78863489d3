import Foundation
import SolsticeDomain
import Testing

@testable import SolsticeExecution

/// What Slurm's commands print, in the dialects of its versions.
struct SlurmListingTests {
    private func listing(_ version: String) throws -> [SlurmJob] {
        let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Fixtures/squeue-\(version).json")
        return try SlurmListing(json: String(contentsOf: path, encoding: .utf8)).jobs
    }

    @Test(arguments: ["22.05", "23.11"])
    func `both listing formats are read alike`(version: String) throws {
        let jobs = try listing(version)
        #expect(jobs.map(\.number) == [7, 8, 9])
        #expect(jobs.map(\.stage) == [.pending, .running, .over])
        #expect(jobs.map(\.attemptKey) == ["waiting", "running", nil])
        #expect(jobs.map(\.waitStatus) == [0, 0, 3 << 8])
        #expect(
            jobs.map { $0.startedAt?.secondsSinceEpoch } == [nil, 1_700_000_000, 1_700_000_000])
        #expect(jobs.map { $0.endedAt?.secondsSinceEpoch } == [nil, 1_700_003_600, 1_700_000_060])
        #expect(jobs.map(\.reason) == ["Resources", "", "NonZeroExitCode"])
    }

    @Test(arguments: [
        (["COMPLETED", "COMPLETING"], SlurmJob.Stage.running), (["STOPPED"], .running),
        (["PENDING"], .pending), (["REQUEUE_HOLD"], .pending), (["NODE_FAIL"], .over),
        (["SOMETHING_NEW"], .over),
    ])
    func `a job's state words give its stage`(states: [String], stage: SlurmJob.Stage) {
        #expect(job(states).stage == stage)
    }

    @Test(
        arguments: [
            ("COMPLETED", 0, true, AttemptExit.Outcome.exited(code: 0)),
            ("FAILED", 7 << 8, true, .exited(code: 7)),
            ("FAILED", 137 << 8, true, .signalled(number: 9)),
            ("FAILED", 255 << 8, true, .exited(code: 255)),
            ("FAILED", 10, true, .signalled(number: 10)),
            ("OUT_OF_MEMORY", 0, true, .signalled(number: 9)),
            ("TIMEOUT", 0, true, .signalled(number: 15)),
            ("PREEMPTED", 0, true, .signalled(number: 15)),
            ("CANCELLED", 0, true, .signalled(number: 15)), ("NODE_FAIL", 0, true, nil),
            (
                "CANCELLED", 0, false,
                .neverStarted(
                    code: 126,
                    reason: "Slurm's job 5 ended as CANCELLED before its command was run: Why")
            ),
            (
                // What slurmstepd says when the output's folder is not on its node.
                "FAILED", 4021, false,
                .neverStarted(
                    code: 126,
                    reason: "Slurm's job 5 ended as FAILED before its command was run: Why")
            ),
        ] as [(String, Int32, Bool, AttemptExit.Outcome?)])
    func `an exit without a record is taken from Slurm`(
        state: String, waitStatus: Int32, hasRun: Bool, outcome: AttemptExit.Outcome?
    ) {
        let ending = SlurmEnding(
            job: job([state], waitStatus: waitStatus), hasRun: hasRun, wasCancelled: false)
        #expect(ending.outcome == outcome)
    }

    @Test func `accounting gives the last line of a requeued job`() {
        let text = "REQUEUED|0:0|1700000000|1700000010\nCANCELLED by 1000|0:15|1700000020|Unknown\n"
        let job = SlurmAccounting.job(12, in: text)
        #expect(job?.states == ["CANCELLED"])
        #expect(job?.waitStatus == 15)
        #expect(job?.startedAt?.secondsSinceEpoch == 1_700_000_020)
        #expect(job?.endedAt == nil)
        #expect(SlurmAccounting.job(12, in: "") == nil)
    }

    @Test(
        arguments: [
            ("gpu:a100:4", "a100", "gpu:a100:2"), ("gpu:A100:4(S:0,1)", "a100-sxm", "gpu:A100:2"),
            ("gpu:a100_80g:4,nic:2", "a100", "gpu:a100_80g:2"), ("gpu:4", "a100", "gpu:2"),
            ("gpu:v100:4", "a100", "gpu:2"), ("gpu:a10:4", "a100", "gpu:2"),
            ("(null)", "a100", nil),
            ("nic:2", "a100", nil), ("gpu:h100:8,gpu:a100:4", "a100", "gpu:a100:2"),
        ] as [(String, AcceleratorID, String?)])
    func `GPUs are requested by the cluster's own names`(
        resources: String, accelerator: AcceleratorID, request: String?
    ) throws {
        let partition = try #require(
            SlurmPartition(
                listing: "other|infinite|gpu:x:1\nbatch*|1-00:00:00|\(resources)\n", named: nil))
        let hold = AcceleratorHold(accelerator: accelerator, count: 2)
        #expect(partition.resources(for: hold) == request)
        #expect(partition.timeLimit == .day)
    }

    @Test func `a partition is found by its name, or as the default one`() {
        let listing = "batch*|infinite|(null)\nshort|30:00|(null)\n"
        #expect(SlurmPartition(listing: listing, named: nil)?.timeLimit == nil)
        #expect(SlurmPartition(listing: listing, named: "batch")?.timeLimit == nil)
        #expect(
            SlurmPartition(listing: listing, named: "short")?.timeLimit == TimeSpan(seconds: 1800))
        #expect(SlurmPartition(listing: listing, named: "shor") == nil)
        #expect(SlurmPartition(listing: "short|30:00|(null)\n", named: nil) == nil)
    }

    @Test(
        arguments: [
            (TimeSpan(seconds: 60), "61"), (.hour, "120"), (TimeSpan(hours: 8), "960"),
            (.day, "1440"), (nil, nil),
        ] as [(TimeSpan?, String?)])
    func `a job may take twice the estimate, an hour more, or the partition's limit`(
        expected: TimeSpan?, minutes: String?
    ) throws {
        let request = LaunchRequest(
            attemptKey: "k", command: ["true"], workingDirectory: "/", environment: [:],
            folder: "/tmp/50%", expectedDuration: expected)
        let partition = try #require(
            SlurmPartition(listing: "batch*|1-00:00:00|(null)", named: nil))
        let arguments = SlurmSubmission(request, to: partition, named: nil).arguments()
        #expect(arguments.first { $0.hasPrefix("--time=") } == minutes.map { "--time=\($0)" })
        #expect(arguments.contains("--output=/tmp/50%%/output.log"))
    }

    private func job(_ states: [String], waitStatus: Int32 = 0) -> SlurmJob {
        SlurmJob(
            number: 5, states: Set(states), waitStatus: waitStatus, startedAt: nil, endedAt: nil,
            reason: "Why", attemptKey: nil)
    }
}
