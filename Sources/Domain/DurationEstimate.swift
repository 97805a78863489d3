/// How long a job takes, as far as that is known.
public struct DurationEstimate: Hashable, Sendable {
    /// Nine runs in ten end within it: what is reserved, and what has to end by the deadline.
    public let planned: TimeSpan
    /// What it takes on average: what energy and emissions are reckoned with.
    public let mean: TimeSpan

    /// A length that is known.
    public init(_ length: TimeSpan) {
        planned = length
        mean = length
    }

    /// A job that takes from `shortest` to `planned` in eight runs of ten, and the middle of the two
    /// on average; nil unless the second is the longer one.
    public init?(from shortest: TimeSpan, to planned: TimeSpan) {
        guard shortest > .zero, shortest <= planned else { return nil }
        self.planned = planned
        mean = TimeSpan(seconds: (shortest.seconds + planned.seconds) / 2)
    }

    /// What earlier runs of a job tell; nil where there are too few to know their spread.
    public init?(runs: [TimeSpan]) {
        guard runs.count >= Self.leastRuns else { return nil }
        let hours = runs.map(\.hours).filter { $0 > 0 }.sorted()
        guard let longest = hours.last, hours.count >= Self.leastRuns else { return nil }
        let mean = hours.reduce(0, +) / Double(hours.count)
        // The rank of the ninth of ten among so few is beyond the longest.
        let rank = 0.9 * Double(hours.count + 1) - 1
        let index = Int(rank)
        let planned =
            index + 1 < hours.count
            ? hours[index] + (rank - Double(index)) * (hours[index + 1] - hours[index])
            : longest + (longest - mean) * 0.5
        self.planned = TimeSpan(hours: planned)
        self.mean = min(TimeSpan(hours: mean), self.planned)
    }

    /// A spread is not known from fewer runs.
    public static let leastRuns = 3

    /// Reads `8h` or `8..11`: any two lengths of time with two dots between them.
    public init?(text: String) {
        let ends = text.split(separator: "..", omittingEmptySubsequences: false)
        let lengths = ends.compactMap { TimeSpan(text: String($0)) }
        guard lengths.count == ends.count, let first = lengths.first else { return nil }
        switch lengths.count {
        case 1: self.init(first)
        case 2: self.init(from: first, to: lengths[1])
        default: return nil
        }
    }
}
