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
