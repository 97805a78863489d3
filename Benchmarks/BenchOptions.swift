/// What the benchmark is asked to measure.
struct BenchOptions {
    /// With this flag the program measures one large queue, in a process of its own.
    static let queueFlag = "--measure-queue"
    /// With this flag large queues are planned for so many seconds at most.
    static let limitFlag = "--limit"
    private static let onlyFlag = "--only"
    private static let qualityFlag = "--check-quality"

    /// The program `solstice`; nil leaves out what needs it.
    private(set) var program: String?
    /// The sections asked for, all of them unless said otherwise.
    private(set) var sections = Section.allCases
    /// Whether plans of the stored queues are judged, and nothing is measured.
    private(set) var checksQuality = false
    /// The one queue to measure; nil for the whole table.
    private(set) var queue: String?
    /// After how many seconds the planner of a large queue is stopped.
    private(set) var limitSeconds = QueueBench.usualLimitSeconds

    /// Reads the words of a command line.
    /// - Throws: a ``ChildProcess/Failure`` that says what is known instead.
    init(_ words: [String]) throws {
        var left = words[...]
        while let word = left.popFirst() {
            switch word {
            case Self.qualityFlag: checksQuality = true
            case Self.queueFlag: queue = left.popFirst()
            case Self.onlyFlag: sections = try Self.sections(left.popFirst() ?? "")
            case Self.limitFlag:
                guard let seconds = left.popFirst().flatMap(Double.init), seconds > 0 else {
                    throw ChildProcess.Failure(
                        program: word, reason: "needs a number of seconds")
                }
                limitSeconds = seconds
            default: program = word
            }
        }
    }

    private static func sections(_ list: String) throws -> [Section] {
        try list.split(separator: ",").map { name in
            guard let section = Section(rawValue: String(name)) else {
                let names = Section.allCases.map(\.rawValue).joined(separator: ", ")
                throw ChildProcess.Failure(
                    program: "\(name)", reason: "is no section; there are \(names)")
            }
            return section
        }
    }
}
