import Foundation
import SolsticeExecution
import Testing

@testable import Solstice

/// A job of two weeks in a datacentre whose cooling makes summers a third dirtier than winters,
/// under a grid whose weather comes and goes: followed through the service, week by week.
@Suite struct SeasonServiceTests {
    /// The first of July, in hours after ``Workbench/now``.
    private static let july = 122 * 24
    private static let length = 336
    private static let weather = weather(hours: 24 * 800)

    /// Hours from a year before July on.
    private static func pue(_ hour: Int) -> Double {
        let day = Double(hour) / 24
        let season = cos(2 * Double.pi * (day - 15) / 365.2425)
        return 1.25 + 0.17 * season + 0.02 * cos(2 * Double.pi * (day - 0.6))
    }

    /// In logarithms, drawn back to zero over three days.
    private static func weather(hours: Int) -> [Double] {
        var level = 0.0
        return (0..<hours).map { hour in
            // As irregular as it has to be: six numbers from a shuffled row.
            let push = (1...6).reduce(0.0) { sum, turn in
                sum + Double((hour + 1) * (hour + turn * 37) * 7919 % 1009) / 504 - 1
            }
            level = 0.986 * level + 0.012 * push
            return level
        }
    }

    private static func carbon(_ hour: Int) -> Double { 300 * exp(weather[hour]) }

    /// Imports what was measured in some hours, counted from July on.
    private func lay(_ hours: Range<Int>, at moment: Int, _ bench: Workbench) throws {
        let scheduler = try bench.scheduler(at: at(Double(Self.july + moment)))
        let start = at(Double(Self.july + hours.lowerBound))
        let year = 365 * 24
        try scheduler.lay(
            Grid.hours(zone: "GRID", from: start, count: hours.count) {
                Self.carbon($0 + hours.lowerBound + year)
            })
        _ = try scheduler.importPUE(
            Grid.pue(from: start, count: hours.count) { Self.pue($0 + hours.lowerBound) },
            options: ImportOptions(region: "home"))
    }

    @Test func `a two-week job submitted in July runs in the winter`() async throws {
        let bench = try Workbench()
        try bench.scheduler(at: at(Double(Self.july))).add("home", zone: "GRID") {
            $0.capacity = ["v100": 8]
            $0.executor = .local
        }
        try lay(-365 * 24..<0, at: 0, bench)
        let submitted = try bench.scheduler(at: at(Double(Self.july))).submit {
            $0.command = ["hours", "\(Self.length)"]
            $0.duration = .any(TimeSpan(hours: Double(Self.length)))
            $0.deadline = at(Double(Self.july + 240 * 24))
        }
        let promise = try #require(submitted.record.plan)
        #expect([12, 1].contains(promise.placement.start.utc.month))
        #expect(submitted.notes.contains { $0.description.contains("waits for a season") })
        let steps = StepBench(bench)
        var week = 0
        while try bench.scheduler().state(of: 1) == .planned {
            week += 1
            try #require(week < 34)
            try lay((week - 1) * 168..<week * 168, at: week * 168, bench)
            try await steps.settle(at: Double(Self.july + week * 168))
            // The service would be there on the day.
            let start = try #require(try bench.scheduler().record(1).plan).placement.start
            if start < at(Double(Self.july + (week + 1) * 168)) {
                try await steps.settle(at: (start - Workbench.now).hours)
            }
        }
        let started = try #require(try bench.scheduler().record(1).attempts.first?.startedAt)
        #expect([12, 1, 2].contains(started.utc.month), "\(started)")
        // What was promised is what comes: a third more in summer is a quarter less in winter.
        let hour = Int((started - at(Double(Self.july))).hours)
        func mean(_ from: Int) -> Double {
            (from..<from + Self.length).reduce(0) {
                $0 + Self.pue($1) * Self.carbon($1 + 365 * 24)
            }
        }
        let saved = 1 - mean(hour) / mean(0)
        #expect(abs(promise.saving.fraction - saved) < 0.1, "\(promise.saving.fraction) \(saved)")
        #expect(promise.saving.fraction > 0.15)
    }

    @Test func `planning the whole queue leaves a seasonal job in its season`() throws {
        let bench = try Workbench()
        let now = at(Double(Self.july))
        let scheduler = try bench.scheduler(at: now)
        try scheduler.add("home", zone: "GRID") { $0.capacity = ["v100": 8] }
        try lay(-365 * 24..<0, at: 0, bench)
        try scheduler.submit {
            $0.duration = .any(TimeSpan(hours: Double(Self.length)))
            $0.deadline = now + .day * 240
        }
        try scheduler.submit { $0.deadline = now + .day }
        _ = try scheduler.plan(effort: .quick)
        let start = try #require(try scheduler.record(1).plan).placement.start
        #expect([12, 1].contains(start.utc.month))
        #expect(try scheduler.planViolations().isEmpty)
    }
}
