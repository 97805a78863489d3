public import SolsticeDomain

/// The PUE of one region.
public struct PUESeries: Sendable {
    /// The region, as the file or the option names it.
    public let region: String
    /// The values, with gaps explicit.
    public let series: Series<PUE>

    /// Creates a series for the region.
    public init(region: String, series: Series<PUE>) {
        self.region = region
        self.series = series
    }
}
