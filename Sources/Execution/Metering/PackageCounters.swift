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
