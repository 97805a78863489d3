import Foundation
import Glibc
import SolsticeDomain

/// The folder of one attempt: the only thing that a service, its successors and the shim share.
///
/// | file | written by | holds |
/// |---|---|---|
/// | `started.json` | shim | ``StartRecord``: that the attempt is taken, and its processes |
/// | `cancel.json` | executor | ``CancelOrder`` |
/// | `exit.json` | shim | ``ExitRecord`` |
/// | `output.log` | job | standard output and standard error |
/// | `power-limits.json` | shim | ``PowerLimitRecord``: limits to restore; removed when they are |
/// | `meter.json` | shim | ``MeterRecord``: what has been metered so far |
/// | `shim.lock` | shim | nothing; locked while a shim is running |
/// | `shim.log` | shim | its own errors, if any |
///
/// The service and the shim may be of different versions; ``RecordFormat`` is their contract.
struct AttemptFolder {
    /// The result of reading a record's file.
    enum Finding<Record> {
        /// It does not exist.
        case absent
        /// It exists and was understood.
        case found(Record)
        /// It exists but cannot be understood.
        case unreadable
        /// The record is unknown, for this reason: the file could not be read, or it is in a format
        /// that only a newer version knows.
        case unknown(because: String)
    }

    /// The folder's absolute path.
    let path: String

    /// Where the job's output goes.
    var outputPath: String { path + "/output.log" }
    /// The file that a shim locks.
    var lockPath: String { path + "/shim.lock" }
    /// Where a shim's own errors go.
    var shimLogPath: String { path + "/shim.log" }
    /// Where the power limits to restore are recorded.
    var powerLimitPath: String { path + "/power-limits.json" }
    /// The folder around this one, which holds other attempts' folders too.
    var parentPath: String { path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "." }
    /// The folders next to this one, most of them other attempts'.
    var neighbours: [AttemptFolder] {
        FolderListing.names(in: parentPath).map { AttemptFolder(path: "\(parentPath)/\($0)") }
            .filter { $0.path != path }
    }

    /// The record that the attempt was started.
    var startRecord: Finding<StartRecord> { read(path + "/started.json") }
    /// The order to end it.
    var cancelOrder: Finding<CancelOrder> { read(path + "/cancel.json") }
    /// The record that it has ended.
    var exitRecord: Finding<ExitRecord> { read(path + "/exit.json") }
    /// The power limits that it must restore.
    var powerLimitRecord: Finding<PowerLimitRecord> { read(powerLimitPath) }
    /// What has been metered so far.
    var meterRecord: Finding<MeterRecord> { read(path + "/meter.json") }

    /// Whether an attempt was started here, whatever happened to it later.
    var isTaken: Bool {
        if case .absent = startRecord, case .absent = exitRecord { return false }
        return true
    }

    /// Whether this very attempt was started here.
    /// - Throws: a ``Diagnostic`` if it was a different one.
    func isTaken(by key: String) throws(Diagnostic) -> Bool {
        if case .found(let record) = startRecord, record.attemptKey != key {
            throw Diagnostic(
                .software, "attempt \(key) cannot use the folder \(path)",
                causes: ["it belongs to attempt \(record.attemptKey)"],
                remedy: "give every attempt a folder of its own")
        }
        return isTaken
    }

    /// Locks the folder until this process ends; false if another process has locked it.
    func lock() throws(SystemFailure) -> Bool {
        let file = open(lockPath, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw .last(lockPath) }
        if flock(file, LOCK_EX | LOCK_NB) == 0 { return true }
        guard errno == EWOULDBLOCK else { throw .last(lockPath) }
        close(file)
        return false
    }

    /// Adds a line to the job's output, if that is possible.
    func note(_ line: String) {
        guard let file = try? DurableFile.openToAppend(outputPath) else { return }
        try? DurableFile.append(Array("\(line)\n".utf8), to: file, named: outputPath)
        close(file)
    }

    /// Whether the folder exists.
    var isThere: Bool { access(path, F_OK) == 0 }

    /// Whether it is the folder that a shim was started with.
    var hasShimLog: Bool { access(shimLogPath, F_OK) == 0 }

    /// Creates the folder and those above it, readable only by its owner.
    func create() throws(Diagnostic) {
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700])
        } catch {
            throw Diagnostic(
                .cannotWrite, "the folder \(path) cannot be made",
                causes: [Message(error.localizedDescription)],
                remedy: "check that the folder above it can be written")
        }
        // A folder that already existed may be open to others.
        guard chmod(path, 0o700) == 0 else {
            throw Diagnostic(
                .cannotWrite, "the folder \(path) cannot be closed to others",
                causes: ["\(SystemFailure.last(path))"])
        }
    }

    /// Records that the attempt was started, in one durable step.
    func write(_ record: StartRecord) throws { try write(record, to: path + "/started.json") }
    /// Records that it is to end, in the same way.
    func write(_ order: CancelOrder) throws { try write(order, to: path + "/cancel.json") }
    /// Records that it has ended, in the same way.
    func write(_ record: ExitRecord) throws { try write(record, to: path + "/exit.json") }
    /// Records the limits that it must restore, in the same way.
    func write(_ record: PowerLimitRecord) throws { try write(record, to: powerLimitPath) }
    /// Records what has been metered so far, in the same way.
    func write(_ record: MeterRecord) throws { try write(record, to: path + "/meter.json") }

    /// The commands that restore by hand what is still capped; nil if nothing is.
    var wordsToGiveBack: Message? {
        guard case .found(let record) = powerLimitRecord else { return nil }
        let commands = record.devices.map { device in
            let words = AcceleratorTool.words(toLimit: device.previous, of: device.uuid)
            return ([record.tool] + words).joined(separator: " ")
        }
        return Message(commands.joined(separator: "\n"))
    }

    /// Removes the record of limits to restore. If the file comes back after a power cut, the next
    /// look finds that nothing is left to restore.
    func removePowerLimitRecord() { unlink(powerLimitPath) }

    /// Writes a record to the file at a path, in one durable step.
    func write(_ record: some Encodable, to file: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        try DurableFile.write(Array(try encoder.encode(record)) + [UInt8(ascii: "\n")], to: file)
    }

    /// The record in the file at a path.
    func read<Record: Decodable>(_ file: String) -> Finding<Record> {
        let bytes: [UInt8]?
        do {
            bytes = try DurableFile.read(file)
        } catch {
            return .unknown(because: "\(error)")
        }
        guard let bytes else { return .absent }
        let (decoder, data) = (JSONDecoder(), Data(bytes))
        if let format = try? decoder.decode(RecordFormat.self, from: data), !format.isKnown {
            return .unknown(because: "\(file) was written by a newer Solstice")
        }
        let record = try? decoder.decode(Record.self, from: data)
        return record.map { .found($0) } ?? .unreadable
    }
}

extension AttemptFolder {
    /// Records that the attempt has ended, and retries for as long as it takes: on a full disk
    /// until there is space again, in a deleted folder after creating it again. While a shim lives
    /// its attempt counts as running, so nothing is lost meanwhile and nothing runs twice.
    func record(_ ending: ExitRecord) {
        var waitMilliseconds: UInt32 = 100
        while true {
            do {
                if !isThere { try create() }
                return try write(ending)
            } catch {
                // In small steps, because signals cut a sleep short.
                let deadline = ContinuousClock.now + .milliseconds(waitMilliseconds)
                while ContinuousClock.now < deadline { usleep(min(waitMilliseconds, 500) * 1000) }
                waitMilliseconds = min(2 * waitMilliseconds, 60_000)
            }
        }
    }
}
