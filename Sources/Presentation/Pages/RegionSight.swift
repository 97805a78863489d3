public import SolsticeDomain

/// The data for a region's page.
public struct RegionSight: Sendable {
    /// The number of regions on a page.
    public static let pageLength = 50

    /// The region with its histories.
    public let record: RegionRecord
    /// The forecast from now on; nil if nothing is known.
    public let outlook: RegionOutlook?
    /// The jobs that run there or have a place there within the outlook.
    public let planned: [JobRecord]
    /// Its usual carbon intensity and PUE; not needed for a list.
    public let seasons: RegionSeasons

    /// A region with what is known about it.
    public init(
        record: RegionRecord, outlook: RegionOutlook?, planned: [JobRecord],
        seasons: RegionSeasons = RegionSeasons()
    ) {
        self.record = record
        self.outlook = outlook
        self.planned = planned
        self.seasons = seasons
    }
}
