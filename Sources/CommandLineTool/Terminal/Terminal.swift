import Foundation
import Solstice
import SolsticePresentation

/// Where a verb's output goes: results to standard output, the rest to standard error.
struct Terminal: Sendable {
    let isOutputTTY: Bool
    let isErrorTTY: Bool
    let width: Int
    let environment: [String: String]

    /// The terminal or pipe that this process was started in.
    static let standard = Terminal(
        isOutputTTY: isatty(STDOUT_FILENO) == 1, isErrorTTY: isatty(STDERR_FILENO) == 1,
        width: currentWidth(), environment: ProcessInfo.processInfo.environment)

    /// The style of output for this terminal or pipe.
    func style(color: GlobalOptions.Color, now: Instant, zone: LocalClock) -> OutputStyle {
        let isForced = environment["CLICOLOR_FORCE"].map { !$0.isEmpty && $0 != "0" } ?? false
        let isRefused = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
        let usesColor =
            switch color {
            case .always: true
            case .never: false
            case .auto: !isRefused && (isForced || isOutputTTY)
            }
        let isTerminal = isOutputTTY || color == .always || isForced
        return OutputStyle(
            medium: isTerminal ? .terminal : .pipe, width: width, usesColor: usesColor, now: now,
            clock: zone)
    }

    /// Writes a result, followed by a line break.
    func write(_ text: String) {
        put(text.hasSuffix("\n") || text.isEmpty ? text : text + "\n", to: STDOUT_FILENO)
    }

    /// Writes a message for the user, followed by a line break.
    func remark(_ text: String) {
        put(text.hasSuffix("\n") ? text : text + "\n", to: STDERR_FILENO)
    }

    /// Reports an error, as JSON if the arguments ask for that.
    func report(_ diagnostic: Diagnostic, arguments: [String]) {
        let options = arguments.prefix { $0 != "--" }
        if options.contains("--json") {
            return put(JSONViews.diagnostic(diagnostic) + "\n", to: STDERR_FILENO)
        }
        let style = OutputStyle(
            medium: isErrorTTY ? .terminal : .pipe, width: width,
            usesColor: isErrorTTY && (environment["NO_COLOR"] ?? "").isEmpty,
            now: SchedulerClock.system.now, clock: .utc)
        remark(DiagnosticView.text(diagnostic, style: style))
    }

    /// Draws a line of progress over the last one; does nothing without a terminal.
    func progress(_ line: String) {
        if isErrorTTY { put("\r\u{1B}[K" + line, to: STDERR_FILENO) }
    }

    private func put(_ text: String, to descriptor: Int32) {
        var text = text
        text.withUTF8 { bytes in
            var rest = UnsafeRawBufferPointer(bytes)
            while !rest.isEmpty {
                let written = Foundation.write(descriptor, rest.baseAddress, rest.count)
                if written <= 0 { return }
                rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(written))
            }
        }
    }

    private static func currentWidth() -> Int {
        if let columns = ProcessInfo.processInfo.environment["COLUMNS"].flatMap({ Int($0) }) {
            return columns
        }
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return Int(size.ws_col)
    }
}

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

/// Calls a closure on the signals that ask a program to stop.
final class StopSignals {
    private let sources: [any DispatchSourceSignal]

    init(_ stop: @escaping @Sendable () -> Void) {
        sources = [SIGINT, SIGTERM].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler(handler: stop)
            source.resume()
            return source
        }
    }

    func stop() { for source in sources { source.cancel() } }
}
