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
