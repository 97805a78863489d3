import Foundation
import Solstice
import SolsticePlanning

/// Asks another scheduler the same questions in the same run: the Climate-Aware Task Scheduler
/// (CATS) from PyPI.
struct PeerBench {
    /// The questions.
    private struct Task: Encodable {
        let points: [[Double]]
        let minutes: [Int]
    }

    /// CATS's answers: location and seconds after the start of each job.
    private struct Answer: Decodable {
        let version: String
        let one: [[Int]]
        let oneSeconds: Double
        let ten: [[Int]]
        let tenSeconds: Double
    }

    let program: String?
    let folder: URL

    private static let hours = 336
    private static let locations = 10
    private static let jobs = 48

    func run(_ bench: Bench) throws {
        bench.section("a peer in the same run: CATS from PyPI, 336 h hourly, modelled")
        let environment = folder.appending(path: "cats")
        let python = environment.appending(path: "bin/python").path
        guard install(into: environment, python: python) else {
            return bench.note(
                "skipped: climate-aware-task-scheduler cannot be installed here (python3 with venv, "
                    + "and PyPI within reach, are needed)")
        }
        let task = question()
        let answer: Answer
        do {
            answer = try ask(task, python: python)
        } catch {
            return bench.note("skipped: this release of CATS cannot be asked (\(error))")
        }
        compare(task, answer, bench)
        try timeStart(environment.appending(path: "bin/cats").path, bench)
        explain(bench)
    }

    private func install(into environment: URL, python: String) -> Bool {
        let steps = [
            ("/usr/bin/env", ["python3", "-m", "venv", environment.path]),
            (python, ["-m", "pip", "install", "-q", "climate-aware-task-scheduler"]),
        ]
        return steps.allSatisfy { program, arguments in
            let step = ChildProcess(
                program: program, arguments: arguments, output: "/dev/null", isSilent: true)
            return (try? step.run()) != nil
        }
    }

    private func question() -> Task {
        let rates = ModelledRates(regions: Self.locations, hours: Self.hours + 1)
        return Task(
            points: (0..<Self.locations).map(rates.gramsPerKWh),
            minutes: (0..<Self.jobs).map { 60 * (1 + $0 % 24) })
    }

    private func ask(_ task: Task, python: String) throws -> Answer {
        let question = folder.appending(path: "question.json")
        let answer = folder.appending(path: "answer.json")
        try JSONEncoder().encode(task).write(to: question)
        try ChildProcess(
            program: python, arguments: ["-c", CATSScript.text, question.path],
            output: answer.path, isSilent: true
        ).run()
        return try JSONDecoder().decode(Answer.self, from: Data(contentsOf: answer))
    }

    private func compare(_ task: Task, _ answer: Answer, _ bench: Bench) {
        // CATS joins points by straight lines, so an hour's mean is that of its two ends.
        let integrals = task.points.map { points in
            PrefixIntegral(
                Series<CarbonIntensity>(
                    start: ModelledRates.dawn, step: .hour,
                    values: zip(points, points.dropFirst()).map {
                        CarbonIntensity(gramsPerKWh: ($0 + $1) / 2)
                    }))
        }
        let count = Double(task.minutes.count)
        for (locations, theirs, seconds) in [
            (1, answer.one, answer.oneSeconds), (Self.locations, answer.ten, answer.tenSeconds),
        ] {
            let title = locations == 1 ? "1 location" : "\(locations) locations"
            bench.line(
                "best window, \(title): CATS \(answer.version)",
                "\((count / seconds).grouped) jobs/s  (\((seconds / count).asSeconds) each)")
            let used = Array(integrals.prefix(locations))
            var ours: [[Int]] = []
            let rate = bench.rate(
                "best window, \(title): Solstice", unit: "jobs", units: task.minutes.count
            ) { ours = task.minutes.map { Self.best(minutes: $0, in: used) } }
            let same = zip(ours, theirs).count { $0 == $1 }
            bench.line(
                "  the same start chosen",
                "\(same) of \(theirs.count) jobs; \((rate * seconds / count).grouped) times as fast"
            )
        }
    }

    /// The best location and the seconds after the start.
    private static func best(minutes: Int, in integrals: [PrefixIntegral]) -> [Int] {
        let horizon = TimeWindow(
            start: ModelledRates.dawn, length: TimeSpan(seconds: 3600 * hours))
        let duration = TimeSpan(seconds: 60 * minutes)
        var best: (location: Int, found: WindowSearch.Result)?
        for (location, integral) in integrals.enumerated() {
            guard
                let found = WindowSearch.best(
                    duration: duration, in: integral, allowed: horizon)
            else { continue }
            if best.map({ found.integral < $0.found.integral }) ?? true {
                best = (location, found)
            }
        }
        return best.map { [$0.location, ($0.found.start - ModelledRates.dawn).seconds] } ?? []
    }

    private func timeStart(_ cats: String, _ bench: Bench) throws {
        try bench.time("cats --help", repeats: 10) {
            try ChildProcess(program: cats, arguments: ["--help"], output: "/dev/null").run()
        }
        guard let program else { return }
        try bench.time("solstice --help", repeats: 30) {
            try ChildProcess(program: program, arguments: ["--help"], output: "/dev/null").run()
        }
    }

    private func explain(_ bench: Bench) {
        for line in [
            "left out of CATS: looking the forecast up over the network (Great Britain half-hourly for",
            "  2 days, or wattnet.eu), its limit of 47 h (lifted here), the estimate for a machine, and",
            "  handing the job to at or sbatch. CATS tries starts one data step apart in one location;",
            "  here that is repeated for each of ten.",
            "left out of Solstice: forecasting from history, PUE, capacity, the queue, caps, pauses,",
            "  baseline and savings. It builds each location's running integral once, outside the",
            "  timing, and searches any second; CATS sums every window anew.",
        ] { bench.note(line) }
    }
}
