import Foundation
import Testing

/// `make crash-test` runs hundreds of rounds; a plain test run a few.
@Suite struct CrashTests {
    private static let environment = ProcessInfo.processInfo.environment

    @Test func `nothing is lost or run twice, whichever process is killed`() async throws {
        let rounds = Self.number("SOLSTICE_CRASH_ROUNDS") ?? 10
        let seed = Self.number("SOLSTICE_CRASH_SEED") ?? Int.random(in: 0..<1_000_000)
        Self.tell("crash test: \(rounds) rounds, SEED=\(seed)")
        let bench = try await CrashBench()
        let campaign = Campaign(bench, seed: seed)
        let begun = ContinuousClock.now
        for round in 1...rounds {
            try await campaign.round(round)
            if round % 10 == 0 { Self.tell("round \(round) of \(rounds)") }
        }
        let verdict = try await campaign.conclude()
        let faults = await campaign.mishaps + verdict.faults
        await Self.tell(table(campaign, verdict, rounds, seed, ContinuousClock.now - begun))
        for fault in faults { Issue.record("\(fault)") }
        if faults.isEmpty { bench.remove() } else { Self.tell("left in \(bench.folder)") }
    }

    private func table(
        _ campaign: Campaign, _ verdict: Verdict, _ rounds: Int, _ seed: Int, _ time: Duration
    ) async -> String {
        let jobs = verdict.states.values.reduce(0, +)
        var rows = [
            ("rounds", "\(rounds) in \(time.components.seconds) s, SEED=\(seed)"),
            ("commands", "\(await campaign.commandCount)"),
            ("jobs", "\(jobs), attempts \(verdict.attemptCount)"),
        ]
        rows += verdict.states.sorted { $0.key < $1.key }.map { ("  " + $0.key, "\($0.value)") }
        let kills = await campaign.kills
        rows.append(("killed", "\(kills.values.reduce(0, +))"))
        rows += kills.sorted { $0.key < $1.key }.map { ("  " + $0.key, "\($0.value)") }
        rows.append(("faults", "\(await campaign.mishaps.count + verdict.faults.count)"))
        return rows.map { $0.0.padding(toLength: 12, withPad: " ", startingAt: 0) + $0.1 }
            .joined(separator: "\n")
    }

    private static func number(_ name: String) -> Int? { environment[name].flatMap { Int($0) } }

    /// Says something on standard error at once.
    static func tell(_ text: String) {
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }
}
