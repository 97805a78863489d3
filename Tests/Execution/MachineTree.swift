import SolsticeTestSupport
import Foundation

@testable import SolsticeExecution

/// A tree of files in the place of the kernel's: energy counters and processor times that a test
/// sets.
struct MachineTree {
    private let folder: ScratchFolder

    /// A machine without energy counters whose processors have been busy for no time.
    init() throws {
        folder = try ScratchFolder()
        try folder.makeFolder("sys/class/powercap")
        try folder.makeFolder("proc")
        try set(busyTicks: 0)
    }

    var files: MachineFiles {
        MachineFiles(proc: "\(folder.path)/proc", sys: "\(folder.path)/sys")
    }

    /// Sets an energy counter, such as `intel-rapl:0`.
    func set(
        counter: String, name: String = "package-0", microjoules: UInt64,
        range: UInt64 = 262_143_328_850
    ) throws {
        let place = "sys/class/powercap/\(counter)"
        try folder.makeFolder(place)
        try folder.write("\(name)\n", to: "\(place)/name")
        try folder.write("\(range)\n", to: "\(place)/max_energy_range_uj")
        try folder.write("\(microjoules)\n", to: "\(place)/energy_uj")
    }

    /// Takes a counter's value away, as from readers without the right to it.
    func hide(counter: String) throws {
        try FileManager.default.removeItem(
            atPath: "\(folder.path)/sys/class/powercap/\(counter)/energy_uj")
    }

    /// Sets the machine's work since boot; what is idle or waits for a disk is not work.
    func set(busyTicks: UInt64) throws {
        try folder.write(
            "cpu  \(busyTicks) 0 0 999999 5555 0 0 777 0 0\ncpu0 1 2 3\n", to: "proc/stat")
    }

    /// Sets a process of a group, its own time in two halves and its collected children's.
    func set(process: Int32, group: Int32, ticks: UInt64, childTicks: UInt64 = 0) throws {
        try folder.makeFolder("proc/\(process)")
        let times = "\(ticks / 2) \(ticks - ticks / 2) \(childTicks) 0"
        try folder.write(
            "\(process) (python) S 1 \(group) \(group) 0 -1 0 0 0 0 0 \(times) 20 0 1 0 777 0 0\n",
            to: "proc/\(process)/stat")
    }

    func end(process: Int32) throws {
        try FileManager.default.removeItem(atPath: "\(folder.path)/proc/\(process)")
    }
}
