import Glibc

/// The processes of an attempt whose folder no longer leads to them, as the kernel knows them.
///
/// Scanning all processes takes milliseconds, so it is done only before an attempt would be
/// reported as gone.
enum AttemptProcesses {
    /// A living process of the job of a shim that may be gone: one of the shim's session, now in
    /// its own group.
    static func leftBehind(by shim: ProcessIdentity) -> ProcessStatus.Numbered? {
        // If the number belongs to a new process, that one leads another session.
        if let other = ProcessIdentity.current(shim.processID), other != shim { return nil }
        return all.first { number, status in
            status.session == shim.processID && status.group != shim.processID && !status.hasEnded
                && status.startTicks >= shim.startTicks
                && ProcessIdentity.current(number)?.bootID == shim.bootID
        }
    }

    /// A living shim of an attempt's folder, which is the last word of its command line.
    static func shim(of folder: String) -> ProcessIdentity? {
        for (number, status) in all where !status.hasEnded && status.session == number {
            let words = commandLine(of: number)
            if words.count > 1, words.last == folder { return .current(number) }
        }
        return nil
    }

    /// A living process that writes into an attempt's output and was not started by a user who
    /// reads it: the command itself, which does not lead its session.
    static func writer(to output: String) -> ProcessStatus.Numbered? {
        all.first { number, status in
            !status.hasEnded && status.session != number
                && [1, 2].contains { stream in
                    let target = link("/proc/\(number)/fd/\(stream)")
                    return target == output || target == output + " (deleted)"
                }
        }
    }

    private static var all: [ProcessStatus.Numbered] {
        FolderListing.numbers(in: "/proc").compactMap { number in
            ProcessStatus(of: number).map { (number, $0) }
        }
    }

    private static func commandLine(of process: Int32) -> [String] {
        let bytes = (try? DurableFile.read("/proc/\(process)/cmdline")) ?? nil
        return (bytes ?? []).split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
    }

    private static func link(_ path: String) -> String? {
        var target = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = readlink(path, &target, target.count)
        guard count >= 0 else { return nil }
        return String(decoding: target.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}

extension ProcessStatus {
    /// A status with its process number.
    typealias Numbered = (number: Int32, status: ProcessStatus)
}
