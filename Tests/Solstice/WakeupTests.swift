import Foundation
import SolsticeStore
import Testing

@testable import Solstice

@Suite(.timeLimit(.minutes(20))) struct WakeupTests {
    private let bench: Workbench
    private let scheduler: Scheduler
    private let wakeups: Wakeups

    init() throws {
        bench = try Workbench()
        scheduler = try bench.home()
        wakeups = Wakeups(databasePath: bench.path)
    }

    /// How long a wait lasts at the beginning of which something happens, of an hour at most.
    private func wait(_ happening: () throws -> Void) async rethrows -> Duration {
        let start = ContinuousClock.now
        async let sleep: Void = wakeups.wait(atMost: .seconds(3600))
        try happening()
        await sleep
        return ContinuousClock.now - start
    }

    @Test func `a change by another connection ends the wait`() async throws {
        let other = try bench.scheduler()
        #expect(try await wait { try other.submit() } < .seconds(3600))
    }

    @Test func `a record that appears in a watched folder ends the wait`() async throws {
        let folder = bench.path + "-attempt"
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        wakeups.watch([folder])
        let length = try await wait {
            try Data().write(to: URL(filePath: folder + "/draft"))
            try FileManager.default.moveItem(
                atPath: folder + "/draft", toPath: folder + "/exit.json")
        }
        #expect(length < .seconds(3600))
    }

    @Test func `a wake-up before the wait skips it once`() async throws {
        await wakeups.wait(atMost: .milliseconds(1))
        #expect(await wait { wakeups.wake() } < .seconds(3600))
        let start = ContinuousClock.now
        await wakeups.wait(atMost: .milliseconds(300))
        #expect(ContinuousClock.now - start >= .milliseconds(300))
    }

    @Test func `reads and unwatched changes do not end the wait`() async throws {
        // What laying out the bench wrote may still be announced.
        await wakeups.wait(atMost: .milliseconds(1))
        _ = try scheduler.queue()
        let start = ContinuousClock.now
        await wakeups.wait(atMost: .milliseconds(300))
        #expect(ContinuousClock.now - start >= .milliseconds(300))
    }

    @Test func `cancelling the task ends the wait`() async {
        let task = Task { [wakeups] in await wakeups.wait(atMost: .seconds(3600)) }
        task.cancel()
        await task.value
    }

    @Test func `a database's version changes with others' writes, not with reads`() throws {
        let before = try scheduler.database.store.version()
        _ = try scheduler.queue()
        #expect(try scheduler.database.store.version() == before)
        try bench.scheduler().submit()
        #expect(try scheduler.database.store.version() != before)
    }
}
