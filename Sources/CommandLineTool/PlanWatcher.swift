import Foundation
import Solstice
import SolsticePresentation
import Synchronization

/// Follows the planning of a queue: draws how far it is, and ends it when a person has had enough.
final class PlanWatcher: Sendable {
    /// What is known between two calls.
    private struct State {
        var isStopped = false
        var drawnAt: ContinuousClock.Instant?
    }

    /// Nobody reads faster, and a terminal far away is slow.
    private static let drawInterval = Duration.milliseconds(100)
    /// Planning that is over in less shows no line.
    private static let quietTime = Duration.milliseconds(200)

    private let terminal: Terminal
    private let start = ContinuousClock.now
    private let state = Mutex(State())

    init(terminal: Terminal) { self.terminal = terminal }

    /// Draws the progress where somebody watches; false once the planning is to end.
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

    /// Asks the planning to end with its best plan; asked again, ends the program. A plan is kept
    /// in one transaction, so that the database is whole at any moment.
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

    /// Removes what was drawn.
    func erase() { terminal.progress("") }
}
