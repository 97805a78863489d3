/// A region and the history there is for it.
public struct RegionRecord: Equatable, Sendable {
    /// The region.
    public let region: Region
    /// Carbon intensity history of its zone, one entry a signal.
    public let carbon: [HistorySummary]
    /// PUE history; nil where none was imported.
    public let pue: HistorySummary?

    /// A region with its histories.
    public init(region: Region, carbon: [HistorySummary], pue: HistorySummary?) {
        self.region = region
        self.carbon = carbon
        self.pue = pue
    }
}
