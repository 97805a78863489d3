public import SolsticeDomain

/// Why a job cannot end in time, and when it could.
public struct Infeasibility: Equatable, Sendable {
    /// The earliest it could end with every choice free; nil where it never could.
    public let earliestFinish: Instant?
    /// What stands in the way in each region, in words.
    public let obstacles: [String]

    /// Obstacles and the earliest finish in spite of them.
    public init(earliestFinish: Instant?, obstacles: [String]) {
        self.earliestFinish = earliestFinish
        self.obstacles = obstacles
    }
}
