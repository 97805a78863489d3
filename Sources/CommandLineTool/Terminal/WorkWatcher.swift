import Foundation
import Solstice
import SolsticePresentation
import Synchronization

/// Follows long work: draws its progress, and stops it when the user asks.
final class WorkWatcher<Progress>: Sendable {
    /// What a line of progress is drawn from besides the progress itself.
    struct Moment {
        let isStopping: Bool
        let elapsed: TimeSpan
        let width: Int
    }

    /// The state between two calls.
    private struct State {
        var isStopped = false
        var drawnAt: ContinuousClock.Instant?
    }

    private let terminal: Terminal
    private let farewell: String
    private let line: @Sendable (Progress, Moment) -> String
    private let start = ContinuousClock.now
    private let state = Mutex(State())

    /// A watcher whose second stop ends the program with a farewell; the work has to be such that
    /// it may end at any moment.
    init(
        terminal: Terminal, farewell: String,
        line: @escaping @Sendable (Progress, Moment) -> String
    ) {
        self.terminal = terminal
        self.farewell = farewell
        self.line = line
    }

    /// Does the work; Ctrl-C asks it to end with what it has by then, a second one ends the program.
    func watch<Result, Failure>(_ work: () throws(Failure) -> Result) throws(Failure) -> Result {
        let signals = StopSignals { self.stop() }
        defer {
            signals.stop()
            erase()
        }
        return try work()
    }

    /// Draws the progress on a terminal; false once the work should end.
    func follow(_ progress: Progress) -> Bool {
        let now = ContinuousClock.now
        // Faster is unreadable, and a remote terminal is slow; work that ends sooner has no line.
        let interval = Duration.milliseconds(100)
        let quietTime = Duration.milliseconds(200)
        // Drawn under the lock, so that lines of two threads do not mix.
        return state.withLock { state in
            if now - start >= quietTime, now - (state.drawnAt ?? start) >= interval {
                state.drawnAt = now
                let elapsed = TimeSpan(seconds: Int((now - start).components.seconds))
                terminal.progress(
                    line(
                        progress,
                        Moment(
                            isStopping: state.isStopped, elapsed: elapsed, width: terminal.width)))
            }
            return !state.isStopped
        }
    }

    private func stop() {
        let wasStopped = state.withLock { state in
            defer { state.isStopped = true }
            return state.isStopped
        }
        guard wasStopped else { return }
        erase()
        terminal.remark(farewell)
        exit(130)
    }

    private func erase() { terminal.progress("") }
}
