import Foundation

/// What the running process has used of the machine.
struct ProcessUsage {
    /// Seconds since some fixed moment.
    let wallSeconds: Double
    /// Seconds of work on all cores.
    let processorSeconds: Double

    /// What has been used up to now.
    static var now: ProcessUsage {
        ProcessUsage(
            wallSeconds: seconds(on: CLOCK_MONOTONIC),
            processorSeconds: seconds(on: CLOCK_PROCESS_CPUTIME_ID))
    }

    private static func seconds(on clock: clockid_t) -> Double {
        var time = timespec()
        clock_gettime(clock, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// What has been used since an earlier moment.
    func since(_ earlier: ProcessUsage) -> ProcessUsage {
        ProcessUsage(
            wallSeconds: wallSeconds - earlier.wallSeconds,
            processorSeconds: processorSeconds - earlier.processorSeconds)
    }

    /// The most memory that the process has held at once, in megabytes of 10⁶ bytes; NaN where the
    /// system does not say so as Linux does.
    static var peakMegabytes: Double {
        let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)
        let line = status?.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        let kibibytes = line?.split { !$0.isNumber }.first.flatMap { Double($0) }
        return kibibytes.map { $0 * 1024 / 1e6 } ?? .nan
    }

    /// How many processes want the machine, averaged over the last minute.
    static var loadAverage: Double {
        var load = [0.0]
        return getloadavg(&load, 1) == 1 ? load[0] : .nan
    }
}
