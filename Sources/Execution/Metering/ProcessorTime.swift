/// Processor time, in the kernel's clock ticks (see proc(5)).
enum ProcessorTime {
    /// How long all processors have been busy since boot; nil if it cannot be read.
    static func busyTicks(in machine: MachineFiles) -> UInt64? {
        guard let line = MachineFiles.text(of: "\(machine.proc)/stat") else { return nil }
        let fields = line.split(separator: " ").dropFirst().map { UInt64($0) }
        // user nice system idle iowait irq softirq steal: idle, iowait and what a hypervisor gave
        // to others are not work.
        guard fields.count > 6 else { return nil }
        let work = [0, 1, 2, 5, 6].compactMap { fields[$0] }
        return work.count == 5 ? work.reduce(0, +) : nil
    }

    /// What the living processes of a group have used, with the ended children that they collected.
    static func ticks(ofGroup group: Int32, in machine: MachineFiles) -> UInt64 {
        FolderListing.numbers(in: machine.proc).reduce(0) { sum, number in
            guard let status = ProcessStatus(of: number, in: machine), status.group == group else {
                return sum
            }
            return sum + status.processorTicks
        }
    }
}
