import Solstice
import SolsticePresentation

/// Draws the progress of long work on a terminal.
struct ProgressLineDrawer: Sendable {
    private let terminal: Terminal
    private let label: String
    private let start = ContinuousClock.now

    init(terminal: Terminal, label: String) {
        self.terminal = terminal
        self.label = label
    }

    /// Draws a fraction; draws nothing for work that has only just begun.
    func draw(_ fraction: Double) {
        let elapsed = (ContinuousClock.now - start).components
        guard elapsed.seconds > 0 || elapsed.attoseconds > 200_000_000_000_000_000 else { return }
        terminal.progress(
            ProgressLine.text(
                label: label, fraction: fraction,
                elapsed: TimeSpan(seconds: Int(elapsed.seconds)), width: terminal.width))
    }

    /// Erases the progress line.
    func erase() { terminal.progress("") }
}
