import SolsticeTestSupport
import Foundation
import GRDB
import Glibc
import Testing

/// Rounds of work on one database, each with a process killed at a random moment of it.
actor Campaign {
    private let bench: CrashBench
    private var chance: SplitMix64
    private var service: Child?
    private var deeds = Verdict.Deeds()
    private var names: [String] = []
    private var faults: [String] = []
    /// Kills by kind of process.
    private(set) var kills: [String: Int] = [:]
    /// How many commands were run and left alone.
    private(set) var commandCount = 0

    /// A campaign whose chances come from a seed; moments are the machine's own.
    init(_ bench: CrashBench, seed: Int) {
        self.bench = bench
        chance = SplitMix64(seed: seed)
    }

    /// One round: people work, somebody is killed, and the service is there again.
    func round(_ number: Int) async throws {
        if service == nil { service = try bench.startService() }
        var commands: [Child] = []
        for part in 0..<Int.random(in: 1...3, using: &chance) {
            commands.append(try bench.start(command("r\(number)-\(part)")))
        }
        try await pause(upTo: 500)
        switch Int.random(in: 0..<10, using: &chance) {
        case 0..<4:
            try await lurk()
            await killService()
        case 4..<7:
            try await lurk()
            await killShim()
        default: try await killCommand("r\(number)-x")
        }
        for child in commands { await judge(child) }
        if let service, !service.isRunning {
            faults.append("the service ended by itself: \(service.errors)")
            self.service = nil
        }
    }

    /// Lets everything come to its end, and says what is wrong.
    func conclude() async throws -> Verdict {
        for name in try held() {
            let child = try bench.start(["release", name])
            if await child.end() == 0 { continue }
            // Its deadline passed while it was held.
            let other = try bench.start(["cancel", name])
            if await other.end() != 0 { faults.append(child.errors + other.errors) }
        }
        if let service {
            service.interrupt()
            _ = await service.end()
        }
        let last = try bench.startService("--until-empty")
        let watchdog = Task {
            try await Task.sleep(for: .seconds(1500))
            _ = last.kill()
        }
        if await last.end() != 0 { faults.append("the queue did not empty: \(last.errors)") }
        watchdog.cancel()
        try await awaitQuiet()
        return try Verdict(
            DatabaseQueue(path: bench.database), ledger: Ledger(path: bench.ledger),
            deeds: deeds)
    }

    /// What went wrong on the way.
    var mishaps: [String] { faults }

    /// What a person does next.
    private func command(_ name: String) -> [String] {
        let some = names.suffix(12).randomElement(using: &chance)
        guard let some, Int.random(in: 0..<10, using: &chance) < 4 else { return submission(name) }
        switch Int.random(in: 0..<5, using: &chance) {
        case 0, 1: return ["cancel", some]
        case 2: return ["hold", some]
        case 3: return ["release", some]
        default:
            deeds.retried[some, default: 0] += 1
            return ["retry", some, "--deadline", "+9h"]
        }
    }

    private func submission(_ name: String) -> [String] {
        CrashJob.Draft(name, bench: bench, earlier: names, by: &chance).arguments
    }

    private func judge(_ child: Child) async {
        let status = await child.end()
        commandCount += 1
        let verb = child.arguments.first ?? ""
        if verb == "submit", status == 0 {
            deeds.accepted.insert(child.arguments[2])
            // Names of arrays stand for several jobs, which not every command takes.
            if !child.arguments.contains("--array") { names.append(child.arguments[2]) }
        }
        // A job may have moved on before somebody changes their mind about it, or waits for it.
        let isLate = child.errors.contains("has to succeed first")
        let isRefused = (verb != "submit" || isLate) && [64, 75].contains(status)
        if status != 0 && !isRefused {
            faults.append("\(child.arguments.prefix(3)) returned \(status): \(child.errors)")
        }
    }

    private func killService() async {
        guard let service, service.kill() else { return }
        kills["service", default: 0] += 1
        _ = await service.end()
        self.service = nil
    }

    private func killShim() async {
        guard let shim = bench.shims.randomElement(using: &chance) else { return }
        deeds.orphaned.insert(Ledger.attempt(inFolder: shim.folder) ?? shim.folder)
        if Glibc.kill(shim.number, SIGKILL) == 0 { kills["shim", default: 0] += 1 }
    }

    private func killCommand(_ name: String) async throws {
        let isImport = Int.random(in: 0..<4, using: &chance) == 0
        let child = try bench.start(
            isImport ? ["import", "carbon", bench.history] : command(name))
        try await pause(upTo: 150)
        guard child.kill() else { return await judge(child) }
        let status = await child.end()
        guard status == 137 else { return }
        kills[child.arguments.first ?? "", default: 0] += 1
    }

    /// More often than not waits for an attempt that is only just starting: the moments in which most
    /// can go wrong are short.
    private func lurk() async throws {
        guard Int.random(in: 0..<10, using: &chance) < 7 else { return }
        let known = bench.attemptFolderCount
        let deadline = ContinuousClock.now + .milliseconds(1500)
        while bench.attemptFolderCount <= known, ContinuousClock.now < deadline {
            try await Task.sleep(for: .milliseconds(1))
        }
        try await pause(upTo: 30)
    }

    private func pause(upTo milliseconds: Int) async throws {
        let time = Int.random(in: 0...milliseconds, using: &chance)
        try await Task.sleep(for: .milliseconds(time))
    }

    private func held() throws -> [String] {
        try DatabaseQueue(path: bench.database).read {
            try Int.fetchAll($0, sql: "SELECT id FROM job WHERE state = 'held'").map(String.init)
        }
    }

    /// Shims end a moment after they have recorded the end; jobs must have ended before.
    private func awaitQuiet() async throws {
        let deadline = ContinuousClock.now + .seconds(300)
        while !bench.shims.isEmpty || !bench.jobProcesses.isEmpty {
            guard ContinuousClock.now < deadline else {
                faults.append(
                    "processes are left: shims \(bench.shims), jobs \(bench.jobProcesses)")
                for number in bench.jobProcesses { _ = Glibc.kill(number, SIGKILL) }
                return
            }
            try await Task.sleep(for: .milliseconds(50))
        }
    }
}
