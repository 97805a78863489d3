import SolsticeTestSupport
import Foundation
@testable import Solstice

/// A database of its own for one test, with a grid whose nights are clean, gone after it.
final class Workbench: Sendable {
    /// A Tuesday. History ends here, plans begin here.
    static let now = moment("2022-03-01T00:00:00Z")

    private let folder: ScratchFolder
    /// The database.
    var path: String { folder.database }

    /// A folder with nothing in it.
    init() throws { folder = try ScratchFolder() }

    /// A scheduler that stands still at a moment.
    func scheduler(at moment: Instant = now) throws(Diagnostic) -> Scheduler {
        try Scheduler(databasePath: path, clock: .fixed(at: moment))
    }

    /// The bytes of the database and of its log of writes.
    func bytes() throws -> [Data] { folder.databaseBytes }

    /// A scheduler whose home is local, has eight V100 and four weeks of direct carbon history,
    /// clean from 2 to 6 o'clock.
    func home(capacity: [AcceleratorID: Int]? = ["v100": 8]) throws -> Scheduler {
        let scheduler = try scheduler()
        try scheduler.add("home", zone: "GRID") { $0.capacity = capacity }
        try scheduler.lay(Grid.nights(zone: "GRID"))
        return scheduler
    }
}

/// Moments of the first days of March 2022.
func at(_ hour: Double) -> Instant { Workbench.now + TimeSpan(hours: hour) }

/// Hourly histories as files.
enum Grid {
    static func nights(
        zone: ZoneID, signal: CarbonSignal = .direct, clean: Double = 100, dirty: Double = 400,
        days: Int = 28, until end: Instant = Workbench.now
    ) -> SourceFile {
        hours(zone: zone, signal: signal, from: end - .day * Double(days), count: days * 24) {
            CarbonTable.isNight($0) ? clean : dirty
        }
    }

    /// One value an hour, from a midnight on.
    static func hours(
        zone: ZoneID, signal: CarbonSignal = .direct, from start: Instant, count: Int,
        _ value: (Int) -> Double
    ) -> SourceFile {
        file(
            CarbonTable.text(zones: [zone], signal: signal, from: start, hours: count) { value($1) }
        )
    }

    static func file(_ lines: [String]) -> SourceFile { file(lines.joined(separator: "\n") + "\n") }

    private static func file(_ text: String) -> SourceFile {
        SourceFile(name: "history.csv", bytes: Array(text.utf8))
    }

    static func pue(
        from start: Instant, count: Int, _ value: (Int) -> Double
    ) -> SourceFile {
        file(
            ["timestamp,pue"]
                + (0..<count).map { "\(start + .hour * Double($0)),\(value($0))" })
    }
}

extension Scheduler {
    /// Imports carbon intensity.
    @discardableResult
    func lay(_ file: SourceFile) throws(Diagnostic) -> ImportReport {
        try importCarbon(file, options: ImportOptions())
    }

    /// Adds a region in UTC whose PUE is 1.2.
    @discardableResult
    func add(
        _ id: RegionID, zone: ZoneID, _ change: (inout RegionChange) -> Void = { _ in }
    ) throws(Diagnostic) -> Region {
        var stated = RegionChange()
        stated.zone = zone
        stated.timeZone = "UTC"
        stated.pue = PUE(1.2)
        change(&stated)
        return try addRegion(id, stated)
    }

    /// Says who sets power caps at home; nil leaves it to what a service finds.
    func setHomeCaps(_ means: PowerCapMeans?) throws(Diagnostic) {
        var change = RegionChange()
        change.powerCaps = .some(means)
        _ = try setRegion("home", change)
    }

    /// Submits one job of two hours at 250 W on one V100 within a day, unless changed.
    @discardableResult
    func submit(
        isDryRun: Bool = false, _ change: (inout SubmissionRequest) -> Void = { _ in }
    ) throws(Diagnostic) -> Submission {
        try submit(.sample(change), isDryRun: isDryRun)
    }
}

extension Scheduler {
    /// Submits two short jobs on two GPUs that fill the clean hours, then one on all eight that only
    /// fits there if they leave: placed one by one, it has to run in dirty hours.
    func submitCrowd() throws(Diagnostic) {
        for _ in 0..<2 {
            try submit {
                $0.duration = .any(TimeSpan(hours: 1))
                $0.gpus = 2
                $0.deadline = at(30)
            }
        }
        try submit {
            $0.duration = .any(TimeSpan(hours: 4))
            $0.gpus = 8
            $0.deadline = at(20)
        }
    }
}

extension SubmissionRequest {
    static func sample(
        _ change: (inout SubmissionRequest) -> Void = { _ in }
    ) -> SubmissionRequest {
        var request = SubmissionRequest(
            command: ["train"], workingDirectory: "/", duration: .any(TimeSpan(hours: 2)))
        request.gpuType = "v100"
        request.wattsPerGPU = .any(Power(watts: 250))
        request.deadline = at(24)
        request.cap = .uncapped
        change(&request)
        return request
    }
}

extension Collection<JobRecord> {
    /// The most accelerators that planned segments hold at once in a region.
    func peak(in region: RegionID = "home") -> Int {
        let placements = compactMap { record in
            record.plan.map { ($0.placement, record.job.specification.acceleratorCount) }
        }.filter { $0.0.region == region }
        let starts = placements.flatMap { $0.0.segments.map(\.start) }
        return starts.map { start in
            placements.reduce(0) { sum, held in
                let isHeld = held.0.segments.contains { $0.start <= start && start < $0.end }
                return sum + (isHeld ? held.1 : 0)
            }
        }.max() ?? 0
    }
}

extension Scheduler {
    /// Claims a due job as its service does.
    func claim(
        _ id: JobID, environment: [String: String]
    ) throws(Diagnostic) -> (Attempt, LaunchRequest)? {
        try database.write {
            try Attempts(context: $0).claim(
                id, environment: environment, attemptsFolder: database.absoluteAttemptsFolder)
        }
    }

    /// Reviews the waiting jobs as the service does every hour.
    @discardableResult
    func reviewWaiting() throws(Diagnostic) -> [JobID] {
        try database.write { try JobReview(context: $0).reviewWaiting() }
    }
}
