import Foundation
import Solstice
import SolsticePresentation
import Synchronization

/// Follows the planning of a queue: draws its progress, and stops it when the user asks.
final class PlanWatcher: Sendable {
    /// The state between two calls.
    private struct State {
        var isStopped = false
        var drawnAt: ContinuousClock.Instant?
    }

    /// Faster is unreadable, and a remote terminal is slow.
    private static let drawInterval = Duration.milliseconds(100)
    /// Planning that finishes sooner shows no line.
    private static let quietTime = Duration.milliseconds(200)

    private let terminal: Terminal
    private let start = ContinuousClock.now
    private let state = Mutex(State())

    init(terminal: Terminal) { self.terminal = terminal }

    /// Draws the progress on a terminal; false once the planning should end.
    func follow(_ progress: PlanningProgress) -> Bool {
        let now = ContinuousClock.now
        let (isStopped, isDue) = state.withLock { state in
            let isDue = now - (state.drawnAt ?? start) >= Self.drawInterval
            if isDue { state.drawnAt = now }
            return (state.isStopped, isDue)
        }
        if isDue, now - start >= Self.quietTime {
            terminal.progress(
                PlanningLine.text(progress, isStopping: isStopped, width: terminal.width))
        }
        return !isStopped
    }

    /// Asks the planning to end with its best plan; a second call ends the program. A plan is kept
    /// in one transaction, so the database is consistent at any moment.
    func stop() {
        let wasStopped = state.withLock { state in
            defer { state.isStopped = true }
            return state.isStopped
        }
        guard wasStopped else { return }
        erase()
        terminal.remark("stopped at once; what is planned now: solstice status")
        exit(130)
    }

    /// Erases the progress line.
    func erase() { terminal.progress("") }
}
