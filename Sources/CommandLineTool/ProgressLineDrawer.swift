import Solstice
import SolsticePresentation

/// Draws how far long work has come, where somebody watches.
struct ProgressLineDrawer: Sendable {
    private let terminal: Terminal
    private let label: String
    private let start = ContinuousClock.now

    init(terminal: Terminal, label: String) {
        self.terminal = terminal
        self.label = label
    }

    /// Draws a fraction; work that has only just begun draws nothing.
    func draw(_ fraction: Double) {
        let elapsed = (ContinuousClock.now - start).components
        guard elapsed.seconds > 0 || elapsed.attoseconds > 200_000_000_000_000_000 else { return }
        terminal.progress(
            ProgressLine.text(
                label: label, fraction: fraction,
                elapsed: TimeSpan(seconds: Int(elapsed.seconds)), width: terminal.width))
    }

    /// Removes what was drawn.
    func erase() { terminal.progress("") }
}
