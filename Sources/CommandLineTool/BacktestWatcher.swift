import Foundation
import Solstice
import Synchronization

/// Follows a backtest: draws its progress, and stops it when the user asks.
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

    /// Draws the share that is done on a terminal; false once nothing further should start.
    func follow(_ share: Double) -> Bool {
        // Drawn under the lock, so that lines of two threads do not mix.
        isStopped.withLock { isStopped in
            (isStopped ? stopping : drawer).draw(share)
            return !isStopped
        }
    }

    /// Stops after the complete parts; a second call ends the program, which needs no cleanup.
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

    /// Erases the progress line.
    func erase() { terminal.progress("") }
}
