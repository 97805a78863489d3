import Glibc

/// What a shim has to say when nobody waits for its answer any more.
enum ShimLog {
    /// Adds a line to standard error, which is the shim's log. If that fails there is no one left
    /// to tell.
    static func write(_ line: String) {
        try? DurableFile.append(
            Array("solstice shim: \(line)\n".utf8), to: STDERR_FILENO, named: "standard error")
    }
}
