import SolsticeDomain

/// Meters a job's share of the processors' energy: the packages' counters, times the job's
/// processor time over the machine's.
///
/// The draw of idle processors is shared in the same way, so a job that is alone bears all of it.
struct ProcessorMeter {
    /// The energy so far.
    private(set) var energy = MeteredEnergy()
    private let machine: MachineFiles
    private let group: Int32
    private var counters: PackageCounters
    private var busyTicks: UInt64
    private var jobTicks: UInt64
    private var last: ContinuousClock.Instant

    /// Creates a meter of a job's process group; nil if the counters cannot be read.
    init?(group: Int32, machine: MachineFiles, at now: ContinuousClock.Instant) {
        guard let counters = PackageCounters(in: machine),
            let busyTicks = ProcessorTime.busyTicks(in: machine)
        else { return nil }
        self.counters = counters
        self.busyTicks = busyTicks
        self.machine = machine
        self.group = group
        jobTicks = ProcessorTime.ticks(ofGroup: group, in: machine)
        last = now
    }

    /// Takes what was used since the last time. `endedTicks` is the processor time of the group's
    /// first process once it has ended, with its collected children: then only its parent knows it.
    mutating func advance(to now: ContinuousClock.Instant, endedTicks: UInt64 = 0) {
        guard let busy = ProcessorTime.busyTicks(in: machine) else { return }
        let job = endedTicks + ProcessorTime.ticks(ofGroup: group, in: machine)
        let joules = counters.joulesSinceLast()
        let used = job > jobTicks ? Double(job - jobTicks) : 0
        let all = busy > busyTicks ? Double(busy - busyTicks) : 0
        if let joules, now > last {
            let share = all > 0 ? min(1, used / all) : 0
            energy.add(joules: joules * share, over: now - last)
        }
        busyTicks = busy
        // A process whose parent is gone takes its time with it, and one just collected is missing
        // until its parent reports it: the sum may fall, but no time is counted twice.
        jobTicks = max(jobTicks, job)
        last = now
    }
}

/// The energy counters of this machine's processor packages (RAPL, in the kernel's powercap tree).
struct PackageCounters {
    private struct Counter {
        let path: String
        let range: UInt64
        var last: UInt64
    }

    private var counters: [Counter]

    /// The counters that this process may read; nil if there are none, or if it may read only some:
    /// part of a machine's energy is not its energy.
    init?(in machine: MachineFiles) {
        let folder = "\(machine.sys)/class/powercap"
        var counters: [Counter] = []
        for name in FolderListing.names(in: folder).sorted() where Self.isDomain(name) {
            let domain = "\(folder)/\(name)"
            // A domain may also be the whole board, which contains the packages.
            guard MachineFiles.text(of: "\(domain)/name")?.hasPrefix("package") == true else {
                continue
            }
            guard let last = MachineFiles.number(in: "\(domain)/energy_uj"),
                let range = MachineFiles.number(in: "\(domain)/max_energy_range_uj"), range > 0
            else { return nil }
            counters.append(Counter(path: "\(domain)/energy_uj", range: range, last: last))
        }
        guard !counters.isEmpty else { return nil }
        self.counters = counters
    }

    /// Joules since the last time, all packages together; nil if a counter could not be read.
    mutating func joulesSinceLast() -> Double? {
        var microjoules = 0.0
        var isWhole = true
        for index in counters.indices {
            guard let now = MachineFiles.number(in: counters[index].path) else {
                isWhole = false
                continue
            }
            let last = counters[index].last
            // A counter restarts from zero after its range.
            let step = now >= last ? now - last : now + (counters[index].range - last)
            microjoules += Double(step)
            counters[index].last = now
        }
        return isWhole ? microjoules / 1e6 : nil
    }

    /// `intel-rapl:0` is a package, on AMD's processors too; `intel-rapl:0:1` is part of one.
    private static func isDomain(_ name: String) -> Bool {
        let prefix = "intel-rapl:"
        return name.hasPrefix(prefix) && Int(name.dropFirst(prefix.count)) != nil
    }
}

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
