import Glibc

/// One process among all that ever were: numbers of processes are used again, but not at the same
/// tick of the same boot.
struct ProcessIdentity: Codable, Equatable, Sendable {
    /// The process number.
    let processID: Int32
    /// When it started, in clock ticks since boot (field 22 of `/proc/PID/stat`).
    let startTicks: UInt64
    /// The kernel's random name for this boot.
    let bootID: String

    /// The process that has a number now, one that has ended but is not yet collected included; nil
    /// if there is none.
    static func current(_ processID: Int32) -> ProcessIdentity? {
        guard let status = ProcessStatus(of: processID), let bootID = readBootID() else {
            return nil
        }
        return ProcessIdentity(
            processID: processID, startTicks: status.startTicks, bootID: bootID)
    }

    /// Whether this very process still runs or is stopped; one that has ended but is not yet
    /// collected does not.
    var isAlive: Bool {
        guard let status = ProcessStatus(of: processID) else { return false }
        return status.startTicks == startTicks && !status.hasEnded && Self.readBootID() == bootID
    }

    private static func readBootID() -> String? {
        guard let bytes = try? DurableFile.read("/proc/sys/kernel/random/boot_id") else {
            return nil
        }
        return String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    }
}
