import Logging
import Synchronization

/// A log that a test can read.
final class LogLines: Sendable {
    private let lines = Mutex<[String]>([])

    /// What was logged, each with its level and its metadata by name.
    var all: [String] { lines.withLock { $0 } }

    /// A logger that writes here.
    var logger: Logger { Logger(label: "test") { _ in Handler(log: self) } }

    private struct Handler: LogHandler {
        let log: LogLines
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.trace

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            let pairs = (event.metadata ?? [:]).map { "\($0.key)=\($0.value)" }.sorted()
            let line = (["\(event.level) \(event.message)"] + pairs).joined(separator: " ")
            log.lines.withLock { $0.append(line) }
        }
    }
}
