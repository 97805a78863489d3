/// The roots of the kernel's virtual file systems.
struct MachineFiles: Sendable {
    /// Processes and processor time.
    var proc = "/proc"
    /// Devices.
    var sys = "/sys"

    /// The number that a file holds; nil if it cannot be read.
    static func number(in path: String) -> UInt64? {
        text(of: path).flatMap { UInt64($0) }
    }

    /// A file's text up to its first line break; nil if it cannot be read.
    static func text(of path: String) -> String? {
        guard let bytes = try? DurableFile.read(path) else { return nil }
        return String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    }
}
