/// A region and its stored history.
public struct RegionRecord: Equatable, Sendable {
    /// The region.
    public let region: Region
    /// Carbon intensity history of its zone, one entry per signal.
    public let carbon: [HistorySummary]
    /// PUE history; nil if none was imported.
    public let pue: HistorySummary?

    /// A region with its histories.
    public init(region: Region, carbon: [HistorySummary], pue: HistorySummary?) {
        self.region = region
        self.carbon = carbon
        self.pue = pue
    }
}
