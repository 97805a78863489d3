public import SolsticeDomain

/// What a page shows of a region.
public struct RegionSight: Sendable {
    /// How many regions a page of them shows.
    public static let pageLength = 50

    /// The region with its histories.
    public let record: RegionRecord
    /// What its hours are expected to be, from now on; nil where nothing is known of them.
    public let outlook: RegionOutlook?
    /// The jobs that run there or have a place there within the outlook.
    public let planned: [JobRecord]
    /// What its carbon intensity and its PUE have usually been; not needed for a list.
    public let seasons: RegionSeasons

    /// A region with what is known of it.
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
