import Glibc

import Glibc

/// One process among all that ever existed: process numbers are reused, but not at the same tick of
/// the same boot.
struct ProcessIdentity: Codable, Equatable, Sendable {
    /// The process number.
    let processID: Int32
    /// When it started, in clock ticks since boot (field 22 of `/proc/PID/stat`).
    let startTicks: UInt64
    /// The kernel's random name for this boot.
    let bootID: String

    /// The process that has a number now, including one that has ended but is not yet collected;
    /// nil if there is none.
    static func current(_ processID: Int32) -> ProcessIdentity? {
        guard let status = ProcessStatus(of: processID), let bootID = readBootID() else {
            return nil
        }
        return ProcessIdentity(
            processID: processID, startTicks: status.startTicks, bootID: bootID)
    }

    /// Whether this very process still runs or is stopped; one that has ended but is not yet
    /// collected does not. If the kernel cannot be asked, as when this process has too many files
    /// open, no process is reported dead.
    var isAlive: Bool {
        let line: [UInt8]?
        do {
            line = try DurableFile.read("/proc/\(processID)/stat")
        } catch {
            // The process ended between the opening of its file and the reading.
            return error.code != ESRCH
        }
        guard let line, let status = ProcessStatus(line: String(decoding: line, as: UTF8.self))
        else { return false }
        guard status.startTicks == startTicks && !status.hasEnded else { return false }
        return Self.readBootID().map { $0 == bootID } ?? true
    }

    private static func readBootID() -> String? {
        guard let bytes = try? DurableFile.read("/proc/sys/kernel/random/boot_id") else {
            return nil
        }
        return String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    }
}
