import Glibc

/// What the kernel says of a process in `/proc/PID/stat` (see proc(5)).
struct ProcessStatus: Equatable {
    /// One letter: `R` running, `S` sleeping, `T` stopped, `Z` ended but not yet collected.
    let state: Character
    /// The process group.
    let group: Int32
    /// Processor time used by it and the ended children that it collected, in clock ticks.
    let processorTicks: UInt64
    /// The session; a shim leads its own, and its job's processes stay in it.
    let session: Int32
    /// How many threads it has.
    let threadCount: Int
    /// When it started, in clock ticks since boot.
    let startTicks: UInt64

    /// The status of a process; nil if no process has the number.
    init?(of processID: Int32) { self.init(of: processID, in: MachineFiles()) }

    /// The status of a process in a tree that may differ from the kernel's.
    init?(of processID: Int32, in machine: MachineFiles) {
        guard let bytes = try? DurableFile.read("\(machine.proc)/\(processID)/stat") else {
            return nil
        }
        self.init(line: String(decoding: bytes, as: UTF8.self))
    }

    /// Reads the kernel's line. The second field is the program's name in parentheses, and a name
    /// may itself contain spaces and parentheses: fields count from the last one.
    init?(line: String) {
        guard let nameEnd = line.lastIndex(of: ")") else { return nil }
        let fields = line[line.index(after: nameEnd)...].split(separator: " ")
        guard fields.count > 19, let letter = fields[0].first, let number = Int32(fields[2]),
            let leader = Int32(fields[3]), let threads = Int(fields[17]),
            let ticks = UInt64(fields[19])
        else { return nil }
        state = letter
        group = number
        session = leader
        processorTicks = fields[11...14].reduce(0) { $0 + (UInt64($1) ?? 0) }
        threadCount = threads
        startTicks = ticks
    }

    /// Whether only the entry in the process table is left. A process whose first thread has ended
    /// before the others looks the same but for their number.
    var hasEnded: Bool { (state == "Z" || state == "X") && threadCount <= 1 }
}

/// One process among all that ever existed: process numbers are reused, but not at the same tick of
/// the same boot.
struct ProcessIdentity: Equatable, Sendable {
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
