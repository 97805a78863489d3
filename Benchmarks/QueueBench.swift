import Foundation
import Solstice

/// Plans large modelled queues, each in a process of its own, so that its memory is its own.
struct QueueBench {
    /// After how many seconds a planner is stopped unless told otherwise.
    static let usualLimitSeconds = 20.0

    let limitSeconds: Double

    func run(_ bench: Bench) throws {
        bench.section(
            "whole queues: 10 regions, --effort standard, two cores, modelled (a process each)")
        bench.note(
            "1–24 h, 1–8 accelerators, 3 powers, slack 1–14 d; gap: above the proven lower bound;")
        bench.note("greedy: least slack first; before: peak memory when the queue was read in;")
        bench.note(
            "stopped: the best plan after \(limitSeconds.grouped) s, where the search wants longer")
        print(QueueMeasurement.head)
        for instance in QueueInstance.all { try measureAlone(instance.name) }
    }

    /// Starts this program again for one queue.
    func measureAlone(_ name: String) throws {
        let program = Bundle.main.executablePath ?? CommandLine.arguments[0]
        try ChildProcess(
            program: program,
            arguments: [BenchOptions.queueFlag, name, BenchOptions.limitFlag, "\(limitSeconds)"]
        ).run()
    }

    /// Measures one queue in this process.
    func measureHere(_ name: String) throws {
        if name == TraceBench.name {
            return try TraceBench.measure(limitSeconds: limitSeconds)
        }
        guard let instance = QueueInstance.all.first(where: { $0.name == name }) else {
            throw ChildProcess.Failure(program: name, reason: "is no queue of the benchmark")
        }
        let entries = instance.entries()
        QueueMeasurement(
            title: instance.title, goal: instance.goal, limitSeconds: limitSeconds
        ).run(instance.planner(of: entries), entries, now: ModelledRates.dawn)
    }
}
