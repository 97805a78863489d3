import Foundation
import Solstice
import Synchronization

/// Follows a backtest: draws how far it is, and ends it when a person has had enough.
final class BacktestWatcher: Sendable {
    private let terminal: Terminal
    private let drawer: ProgressLineDrawer
    private let stopping: ProgressLineDrawer
    private let isStopped = Mutex(false)

    init(terminal: Terminal) {
        self.terminal = terminal
        drawer = ProgressLineDrawer(terminal: terminal, label: "replaying")
        stopping = ProgressLineDrawer(terminal: terminal, label: "stopping, finishing zones")
    }

    /// Draws the share that is done where somebody watches; false once nothing further is to begin.
    func follow(_ share: Double) -> Bool {
        // Drawn under the lock, so that the lines of two threads do not mix.
        isStopped.withLock { isStopped in
            (isStopped ? stopping : drawer).draw(share)
            return !isStopped
        }
    }

    /// Asks for what is whole; asked again, ends the program, which has nothing to put away.
    func stop() {
        let wasStopped = isStopped.withLock { isStopped in
            defer { isStopped = true }
            return isStopped
        }
        guard wasStopped else { return }
        erase()
        terminal.remark("stopped at once; a backtest keeps nothing")
        exit(130)
    }

    /// Removes what was drawn.
    func erase() { terminal.progress("") }
}
