import Glibc

/// A shim's messages when no process waits for its answer any more.
enum ShimLog {
    /// Adds a line to standard error, which is the shim's log. If that fails, there is nowhere left
    /// to report it.
    static func write(_ line: String) {
        try? DurableFile.append(
            Array("solstice shim: \(line)\n".utf8), to: STDERR_FILENO, named: "standard error")
    }
}
