import SolsticeTestSupport
import Foundation
import Testing

/// The program is replaced by another copy of itself while it is at work.
@Suite(.timeLimit(.minutes(20))) struct UpgradeTests {
    private let program: Program
    private let old: String
    private let new: String

    init() async throws {
        program = try await PreparedDatabase.open()
        old = try program.copy(to: "old")
        new = try program.copy(to: "new")
        _ = try await program("cancel", "1")
        let capacity = try await program("region", "set", "home", "--capacity", "v100=2")
        try #require(capacity.status == 0, "\(capacity.errors)")
        // Stands in for NVIDIA's tool, and says that each device draws 300 W.
        try program.write(
            """
            #!/bin/sh
            while :; do
                echo "0, 300.00"
                case "$*" in *-lms*) sleep 0.05 ;; *) exit 0 ;; esac
            done
            """, to: "new/nvidia-smi")
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o755], ofItemAtPath: program.folder + "/new/nvidia-smi")
    }

    private var environment: [String: String] { ["PATH": "\(program.folder)/new:/usr/bin:/bin"] }

    private func service(_ copy: String, _ more: String...) async throws -> Run {
        try await program.start(
            ["run", "--clock", "36000x"] + more, environment: environment, copy: copy)
    }

    /// A job that ends with status 7 once a file is there; bounded, so that it does not outlive a
    /// failed test by long.
    private func submitWaiting(for name: String) async throws {
        let outcome = try await program.submitAtLeisure(
            "sh", "-c",
            "echo run >> runs; n=0; until [ -e \(name) ] || [ $n = 3000 ]; do sleep 0.02; n=$((n+1)); "
                + "done; exit 7")
        try #require(outcome.status == 0, "\(outcome.errors)")
    }

    private func job(_ number: Int) async throws -> JSONObject {
        try await program("show", "\(number)", "--json").json()
    }

    private func expectEnded(_ number: Int, isMetered: Bool) async throws {
        let job = try await job(number)
        #expect(job.text("job.state") == "failed")
        #expect(job.count("attempts") == 1)
        #expect(job.text("attempts.0.outcome.kind") == "exited")
        #expect(job.number("attempts.0.outcome.status") == 7)
        guard isMetered else { return }
        #expect(job.text("attempts.0.readings.0.meter") == "acceleratorSamples")
        #expect((job.number("attempts.0.readings.0.energyKWh") ?? 0) > 0)
    }

    private var runs: String {
        (try? String(contentsOfFile: program.folder + "/runs", encoding: .utf8)) ?? ""
    }

    @Test(arguments: [false, true])
    func `a new version takes over a job run by an old version's shim`(isOldGone: Bool)
        async throws
    {
        try await submitWaiting(for: "go")
        let first = try await service(old)
        try await eventually("the job runs") {
            try await job(2).text("job.state") == "running" && runs == "run\n"
        }
        first.kill()
        _ = try await first.end()
        if isOldGone { try FileManager.default.removeItem(atPath: program.folder + "/old") }
        let second = try await service(new, "--until-empty")
        try program.write("", to: "go")
        #expect(try await second.end().status == 0)
        try await expectEnded(2, isMetered: true)
        #expect(runs == "run\n")
    }

    @Test(arguments: [false, true])
    func `a service whose program was replaced keeps starting jobs`(isReplaced: Bool)
        async throws
    {
        let running = try await service(old)
        try FileManager.default.removeItem(atPath: old)
        if isReplaced { try program.write("#!/bin/sh\nexit 1\n", to: "old/solstice") }
        try program.write("", to: "go")
        try await submitWaiting(for: "go")
        try await eventually("the job is over") {
            ["failed", "lost"].contains(try await job(2).text("job.state"))
        }
        // It is over before a meter could see anything of it.
        try await expectEnded(2, isMetered: false)
        running.interrupt()
        #expect(try await running.end().status == 0)
    }

    @Test func `a shim has its program's name and names its attempt's folder`() async throws {
        try await submitWaiting(for: "go")
        let running = try await service(old)
        try await eventually("the job runs") { runs == "run\n" }
        let folder = try #require(try await job(2).text("attempts.0.folder"))
        let names = try FileManager.default.contentsOfDirectory(atPath: "/proc").compactMap {
            number -> String? in
            let words = FileManager.default.contents(atPath: "/proc/\(number)/cmdline")?
                .split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
            guard let words, words.count == 3, words[1] == "shim", words[2] == folder else {
                return nil
            }
            #expect(words[0] == old)
            return try? String(contentsOfFile: "/proc/\(number)/comm", encoding: .utf8)
        }
        #expect(names == ["solstice\n"])
        try program.write("", to: "go")
        running.interrupt()
        _ = try await running.end()
    }
}
