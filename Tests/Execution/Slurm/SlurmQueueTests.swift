import SolsticeTestSupport
import SolsticeDomain
import Testing

@testable import SolsticeExecution

/// How often and how long a cluster is asked, with a `squeue` that is a script.
struct SlurmQueueTests {
    private let scratch: ScratchFolder

    init() throws { scratch = try ScratchFolder() }

    private func executor(
        squeue script: String, pollInterval: Duration = .seconds(60),
        timeout: Duration = .seconds(20)
    ) throws -> SlurmExecutor {
        try scratch.write(
            "#!/bin/sh\necho >>\(scratch.path)/calls\n\(script)\n", to: "squeue", mode: 0o755)
        return SlurmExecutor(
            cluster: SlurmCluster(), pollInterval: pollInterval, commandTimeout: timeout,
            patience: .seconds(60), environment: ["PATH": "\(scratch.path):/usr/bin:/bin"])
    }

    private func attempt(_ number: Int) throws -> AttemptAddress {
        let attempt = AttemptAddress(key: "a\(number)", folder: "\(scratch.path)/a\(number)")
        let folder = SlurmFolder(path: attempt.folder)
        try folder.common.create()
        try folder.write(SubmissionRecord(attemptKey: attempt.key, jobNumber: Int32(number)))
        return attempt
    }

    private var calls: Int { scratch.text(of: "calls").count { $0 == "\n" } }

    @Test func `polling a thousand attempts takes one command`() async throws {
        let jobs = (1...1000).map { number in
            #"{"job_id":\#(number),"job_state":"RUNNING","comment":"{\"solsticeAttempt\":\"a\#(number)\"}"}"#
        }
        try scratch.write("{\"jobs\":[\(jobs.joined(separator: ","))]}", to: "jobs.json")
        let executor = try executor(squeue: "cat \(scratch.path)/jobs.json")
        let attempts = try (1...1000).map(attempt)
        await withTaskGroup { group in
            for attempt in attempts { group.addTask { await executor.poll(attempt) } }
            for await report in group {
                guard case .running = report else {
                    Issue.record("it is \(report)")
                    return
                }
            }
        }
        #expect(calls == 1)
    }

    @Test func `a job missing from an old listing is looked up in a new one`() async throws {
        let executor = try executor(squeue: "cat \(scratch.path)/jobs.json")
        try scratch.write(#"{"jobs":[{"job_id":1,"job_state":"RUNNING"}]}"#, to: "jobs.json")
        let (first, second) = (try attempt(1), try attempt(2))
        #expect(await executor.poll(first) == .running(processID: 1))
        try scratch.write(#"{"jobs":[{"job_id":2,"job_state":"PENDING"}]}"#, to: "jobs.json")
        #expect(await executor.poll(first) == .running(processID: 1))
        #expect(await executor.poll(second) == .pending)
        #expect(calls == 2)
    }

    @Test(arguments: ["echo 'Unable to contact slurm controller' >&2; exit 1", "echo no JSON"])
    func `an unresponsive cluster is unreachable and queried once`(script: String) async throws {
        let executor = try executor(squeue: script)
        for number in 1...3 {
            guard case .unreachable = await executor.poll(try attempt(number)) else {
                Issue.record("there was no answer")
                return
            }
        }
        #expect(calls == 1)
    }

    @Test func `a command that hangs is killed with its children`() async throws {
        let executor = try executor(
            squeue: "sleep 600 & echo $! >\(scratch.path)/child; wait", timeout: .seconds(1))
        let asked = ContinuousClock.now
        guard case .unreachable(let reason) = await executor.poll(try attempt(1)) else {
            Issue.record("there was no answer")
            return
        }
        #expect(reason == "squeue gave no answer within 1.0 seconds")
        #expect(ContinuousClock.now - asked < .seconds(600))
        let child = Int32(scratch.text(of: "child").prefix { $0 != "\n" }) ?? 0
        try await eventually("the child ends") {
            ProcessStatus(of: child)?.hasEnded ?? true
        }
    }

    @Test func `an attempt without a folder is unknown, and Slurm is not queried`() async throws {
        let executor = try executor(squeue: "exit 1")
        let attempt = AttemptAddress(key: "k", folder: "\(scratch.path)/nowhere")
        #expect(await executor.poll(attempt) == .unknown)
        #expect(calls == 0)
    }

    @Test func `an unresponsive cluster does not block a poll`() async throws {
        try scratch.write("#!/bin/sh\nexec sleep 600\n", to: "squeue", mode: 0o755)
        let executor = SlurmExecutor(
            cluster: SlurmCluster(), pollInterval: .seconds(60), commandTimeout: .seconds(300),
            patience: .milliseconds(200),
            environment: ["PATH": "\(scratch.path):/usr/bin:/bin"])
        let asked = ContinuousClock.now
        for number in 1...20 {
            guard case .unreachable = await executor.poll(try attempt(number)) else {
                Issue.record("there was an answer")
                return
            }
        }
        #expect(ContinuousClock.now - asked < .seconds(300))
        let request = LaunchRequest(
            attemptKey: "a21", command: ["true"], workingDirectory: "/", environment: [:],
            folder: "\(scratch.path)/a21")
        let refusal = await #expect(throws: Diagnostic.self) { try await executor.start(request) }
        #expect(refusal?.kind == .tryAgain)
    }
}
