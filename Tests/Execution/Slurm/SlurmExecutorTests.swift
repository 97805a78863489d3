import SolsticeTestSupport
import Foundation
import SolsticeDomain
import Testing

@testable import SolsticeExecution

/// What jobs see and leave behind on a real cluster. Beside these tests, ``ExecutorContract`` is
/// tried on it.
@Suite(.enabled(if: TestCluster.east != nil, TestCluster.absence))
struct SlurmExecutorTests {
    private static let strangeWords = [
        "a b", "it's", #"""#, "$(touch x)", "`touch x`", "$HOME", "*", "", "a\nb", "a\r\nb\r",
        "\t", #"\n\"#, "ünï☃ 🌞", "--", "-n", "~", "#SBATCH --hold", "; exit 3", "END_OF_SCRIPT",
    ]
    private let subject: SlurmSubject

    init() throws { subject = try SlurmSubject() }

    @Test(arguments: [[], ["env", "-i", "PATH=/usr/bin:/bin"]])
    func `arguments and variables arrive byte for byte`(prefix: [String]) async throws {
        let subject = try SlurmSubject(
            subject.cluster, executor: subject.cluster.executor(prefix: prefix))
        let words = Self.strangeWords
        let request = subject.jobs.request(
            ["sh", "-c", #"printf '[%s]\n' "$@" "$STRANGE"; env | grep -c ^SBATCH_"#, "sh"] + words,
            environment: ["STRANGE": words.joined(separator: "|"), "SBATCH_HOLD": "1"])
        _ = try await subject.run(request)
        let expected = (words + [words.joined(separator: "|")]).map { "[\($0)]\n" }
        #expect(subject.output(of: request) == expected.joined() + "0\n")
        #expect(!subject.scratch.contains("x"))
    }

    @Test func `output and errors land in one log, from the working directory`() async throws {
        let request = subject.jobs.shell("echo one; pwd >&2; echo three")
        _ = try await subject.run(request)
        #expect(subject.output(of: request) == "one\n\(subject.scratch.path)\nthree\n")
        #expect(try subject.scratch.mode(of: request.attemptKey) == 0o700)
    }

    @Test func `the command receives all signals`() async throws {
        let request = subject.jobs.request(["grep", "SigIgn", "/proc/self/status"])
        _ = try await subject.run(request)
        let mask = subject.output(of: request).suffix(17).prefix(16)
        // Signals 32 and 33 belong to the C library, which lets nobody change them.
        #expect(UInt64(mask, radix: 16).map { $0 & 0x7fff_ffff } == 0)
    }

    @Test(arguments: [130, 137, 143, 192] as [Int32])
    func `an exit code is not mistaken for a signal`(code: Int32) async throws {
        let exit = try await subject.run(subject.request(.exits(code: code)))
        #expect(exit.outcome == .exited(code: code))
    }

    @Test func `a signal from someone else does not hide how the command ended`() async throws {
        let request = subject.jobs.shell(
            "trap 'exit 140' TERM; echo ready; while :; do sleep 0.05; done")
        try await subject.executor.start(request)
        try await eventually("it runs") { subject.output(of: request) == "ready\n" }
        let job = try #require(try await subject.cluster.jobs(of: request).first)
        _ = try await subject.cluster.commands.answer(
            "scancel", ["--batch", "--signal=TERM", "\(job.number)"])
        #expect(try await subject.end(of: request).outcome == .exited(code: 140))
    }

    @Test func `a secret is in no file that others can read, nor in a list of processes`()
        async throws
    {
        let secret = "secret-\(UUID().uuidString)"
        var request = subject.request(.waitsToGo)
        request = subject.jobs.request(request.command, environment: ["TOKEN": secret])
        try await subject.executor.start(request)
        try await eventually("it runs") { await subject.runCount(request) == 1 }
        for folder in [subject.scratch.path, subject.cluster.folder] {
            #expect(try readableFiles(in: folder).allSatisfy { !contains($0, secret) })
        }
        let commands = FolderListing.numbers(in: "/proc").map { "/proc/\($0)/cmdline" }
        #expect(commands.allSatisfy { !contains($0, secret) })
        try await subject.go(request)
        _ = try await subject.end(of: request)
    }

    @Test func `a job gets its GPUs by the cluster's own name for them`() async throws {
        let request = subject.jobs.shell("echo $CUDA_VISIBLE_DEVICES")
            .with(accelerators: AcceleratorHold(accelerator: "a100-sxm", count: 2))
        _ = try await subject.run(request)
        let devices = subject.output(of: request).split(separator: ",")
        #expect(devices.count == 2)
        #expect(try await subject.cluster.description(of: request).contains("gpu:a100:2"))
    }

    @Test func `a job gets twice its expected time and describes itself`() async throws {
        let request = subject.request(.exits(code: 0)).with(
            powerCap: Power(watts: 250), expectedDuration: TimeSpan(hours: 30), name: "train it")
        let exit = try await subject.run(request)
        let description = try await subject.cluster.description(of: request)
        #expect(description.contains("TimeLimit=2-12:00:00"))
        #expect(description.contains("JobName=train it"))
        #expect(description.contains("Requeue=0"))
        #expect(description.contains(#""powerCapWatts":250"#))
        guard case .refused = exit.cap else {
            Issue.record("nobody set the cap, and it is said to be \(exit.cap)")
            return
        }
    }

    @Test(arguments: [("250.00\n250.00", true), ("250.00\n300.00", false), ("[N/A]", false)])
    func `a power cap counts as applied only if all GPUs have it`(
        limits: String, isApplied: Bool
    ) async throws {
        try subject.scratch.write(
            "#!/bin/sh\necho '\(limits)'\n", to: "nvidia-smi", mode: 0o755)
        let request = subject.jobs.request(
            ["true"], environment: ["PATH": "\(subject.scratch.path):/usr/bin:/bin"]
        ).with(powerCap: Power(watts: 250))
        let exit = try await subject.run(request)
        #expect((exit.cap == .applied(Power(watts: 250))) == isApplied)
    }

    @Test func `a partition's time limit is respected`() async throws {
        let subject = try SlurmSubject(
            subject.cluster, executor: subject.cluster.executor(partition: "short"))
        let request = subject.request(.exits(code: 0)).with(expectedDuration: .day)
        #expect(try await subject.run(request).isSuccess)
        #expect(
            try await subject.cluster.description(of: request).contains("TimeLimit=00:30:00"))
    }

    @Test func `a missing partition is an error that names it`() async throws {
        let request = subject.request(.exits(code: 0))
        let executor = subject.cluster.executor(partition: "nowhere")
        let error = await #expect(throws: Diagnostic.self) { try await executor.start(request) }
        #expect(error?.kind == .unavailable)
        #expect(error?.causes == ["the cluster has no partition nowhere"])
        #expect(await executor.poll(request.attempt) == .unknown)
    }

    @Test func `a missing working directory ends the attempt and is named`() async throws {
        let exit = try await subject.run(
            subject.request(.exits(code: 0)).with(workingDirectory: "/nowhere"))
        #expect(
            exit.outcome
                == .neverStarted(
                    code: 126, reason: "cannot enter working directory /nowhere"))
    }

    @Test func `a file that is not a program ends the attempt with 126`() async throws {
        let exit = try await subject.run(subject.jobs.request(["/etc/passwd"]))
        #expect(exit.shellStatus == 126)
    }

    @Test func `children of a cancelled job get the grace period its script leaves`()
        async throws
    {
        let child =
            "trap 'sleep 0.5; echo saved; exit' TERM; echo ready; "
            + "for i in $(seq 600); do sleep 0.05; done"
        let request = subject.jobs.request(["sh", "-c", "sh -c \"$0\" & wait", child])
        try await subject.executor.start(request)
        try await eventually("the child runs") { subject.output(of: request) == "ready\n" }
        try await subject.executor.cancel(request.attempt, grace: .hour)
        #expect(try await subject.end(of: request).outcome == .signalled(number: 15))
        #expect(subject.output(of: request).contains("saved\n"))
    }

    @Test func `a counting job stands still while it is paused`() async throws {
        let request = subject.jobs.shell(
            "for i in $(seq 2000); do echo $i > $SOLSTICE_TEST_FOLDER.count; sleep 0.01; done")
        func count() -> String { subject.scratch.text(of: "\(request.attemptKey).count") }
        try await subject.executor.start(request)
        try await eventually("it counts") { count() > "" }
        try await subject.executor.pause(request.attempt)
        try await eventually("it stops") { await subject.isStopped(request) }
        let before = count()
        for _ in 0..<20 { try await subject.pass() }
        #expect(count() == before)
        try await subject.executor.resume(request.attempt)
        try await eventually("it goes on") { count() != before }
        try await subject.executor.cancel(request.attempt, grace: .zero)
        _ = try await subject.end(of: request)
    }

    private func readableFiles(in folder: String) throws -> [String] {
        let files = FileManager.default.enumerator(atPath: folder)
        return (files?.compactMap { $0 as? String } ?? []).map { "\(folder)/\($0)" }.filter {
            path in
            let attributes = try? FileManager.default.attributesOfItem(atPath: path)
            let mode = attributes?[.posixPermissions] as? Int ?? 0
            return attributes?[.type] as? FileAttributeType == .typeRegular && mode & 0o044 != 0
        }
    }

    private func contains(_ file: String, _ secret: String) -> Bool {
        guard let bytes = try? DurableFile.read(file) else { return false }
        return Data(bytes).range(of: Data(secret.utf8)) != nil
    }
}
