import Foundation
import Solstice
import SolsticeJobFiles
import SolsticePresentation

/// The context of a verb: the library, and where its output goes.
struct Invocation {
    let scheduler: Scheduler
    let terminal: Terminal
    let isJSON: Bool
    let style: OutputStyle

    /// Writes a result as JSON or as text, whichever was requested.
    func show(
        json: @autoclosure () throws -> String, text: @autoclosure () throws -> String
    ) rethrows {
        terminal.write(isJSON ? try json() : try text())
    }

    /// Reads an instant typed for an option.
    func instant(
        _ argument: MomentArgument?, option: Message
    ) throws(Diagnostic) -> Instant? {
        guard let argument else { return nil }
        return try argument.instant(moments, option: option)
    }

    /// Reads instants relative to the current time and zone.
    var moments: InstantReader { InstantReader(now: scheduler.now, zone: style.clock) }
}

extension Invocation {
    /// The queue over time; for a plan that was not kept, with the jobs at its places.
    func queueChart(planned: QueuePlan? = nil) throws(Diagnostic) -> String {
        let places = Dictionary(
            (planned?.entries ?? []).map { ($0.job.id, $0.planned) }, uniquingKeysWith: { $1 })
        let records = try scheduler.queue().map { record in
            JobRecord(
                job: record.job, plan: places[record.job.id] ?? record.plan,
                attempts: record.attempts)
        }
        return QueueChartView.text(
            records, regions: try scheduler.regionRecords().map(\.region), style: style)
    }

    /// Shows a verb's jobs: as one JSON object, or in words, one job after the other.
    func show(_ records: [JobRecord], words: (JobRecord) -> String) {
        show(
            json: records.count == 1 ? JSONViews.job(records[0]) : JSONViews.jobs(records),
            text: records.map(words).joined(separator: "\n"))
    }
}

extension Invocation {
    /// Changes jobs that the user names, one after the other, and shows where each is planned now.
    func replan(
        _ jobs: [String], isUnambiguous: Bool = false,
        _ change: (JobID) throws(Diagnostic) -> JobRecord
    ) throws(Diagnostic) {
        let records = try jobs.map { job throws(Diagnostic) in
            try change(try scheduler.jobNumber(job, isUnambiguous: isUnambiguous))
        }
        show(records) { JobViews.submitted($0, isDryRun: false, notes: [], style: style) }
    }
}

/// A file named by the user, or standard input for `-`.
enum InputFile {
    /// A path as it is kept: absolute, since the service may be started in another folder. An empty
    /// one stays empty.
    static func absolutePath(_ path: String) -> String {
        path.isEmpty || path.hasPrefix("/")
            ? path : FileManager.default.currentDirectoryPath + "/" + path
    }

    /// Reads the whole file.
    /// - Throws: a ``Diagnostic`` if it is missing, is a folder, or may not be read.
    static func read(_ path: String) throws(Diagnostic) -> SourceFile {
        if path == "-" {
            return SourceFile(
                name: path, bytes: Array(FileHandle.standardInput.readDataToEndOfFile()))
        }
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw Diagnostic(
                .noSuchInput, "there is no file \(path)",
                remedy: "check the path, or use - for standard input")
        }
        guard !isFolder.boolValue else {
            throw Diagnostic(
                .noSuchInput, "\(path) is a folder", remedy: "name one file in it")
        }
        do {
            let content = try Data(contentsOf: URL(fileURLWithPath: path))
            return SourceFile(name: path, bytes: Array(content))
        } catch {
            throw Diagnostic(
                .noSuchInput, "\(path) cannot be read",
                causes: [Message(error.localizedDescription)],
                remedy: "check that it is yours to read")
        }
    }
}
