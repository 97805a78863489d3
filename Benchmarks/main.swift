// Prints how fast and how good the parts are, beside the goals: `make bench`. A benchmark, never a
// test: it fails only if something cannot be run, or if `--check-quality` finds a plan wanting.

import Foundation
import Solstice

/// Measures the sections that were asked for.
func measure(_ options: BenchOptions) throws {
    let bench = Bench(minimumSeconds: 1)
    let folder = FileManager.default.temporaryDirectory.appending(
        path: "solstice-bench-\(getpid())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let cores = ProcessInfo.processInfo.activeProcessorCount
    print("\(cores) cores; load: processes that want the machine, averaged over a minute")
    let grid = ModelledGrid.file()
    let queues = QueueBench(limitSeconds: options.limitSeconds)
    for section in options.sections {
        switch section {
        case .windows: WindowBench(bench).run()
        case .queue: try queues.run(bench)
        case .small: try SmallQueueBench().run(bench)
        case .pausing: PausingBench(bench).run()
        case .imports: try ImportBench(grid: grid, folder: folder).run(bench)
        case .commands:
            guard let program = options.program else { continue }
            try CommandLineBench(program: program, folder: folder, grid: grid).run(bench)
        case .service:
            guard let program = options.program else { continue }
            try ServiceBench(program: program, folder: folder, grid: grid).run(bench)
        case .peers: try PeerBench(program: options.program, folder: folder).run(bench)
        case .trace: try TraceBench(queues: queues).run(bench)
        }
    }
}

do {
    let options = try BenchOptions(Array(CommandLine.arguments.dropFirst()))
    if options.checksQuality {
        let faults = try QueueQuality().faults()
        for fault in faults { print("bench: \(fault)") }
        if !faults.isEmpty { exit(1) }
        print("every plan is good enough")
    } else if let name = options.queue {
        try QueueBench(limitSeconds: options.limitSeconds).measureHere(name)
    } else {
        try measure(options)
    }
} catch {
    print("bench: \(error)")
    exit(1)
}
