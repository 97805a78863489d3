internal import SolsticeDomain

extension RegionOutlook {
    /// The known values of an interval without changes; nil in a gap.
    struct Piece {
        let window: TimeWindow
        let pue: PUE?
        let carbonIntensity: CarbonIntensity?
        let rate: EmissionRate?
        let rateP10: EmissionRate?
        let rateP90: EmissionRate?
    }

    /// The horizon divided wherever the rate or its band changes.
    func pieces(over horizon: TimeWindow) -> [Piece] {
        let cuts: Series<EmissionRate> = Series<EmissionRate>.zip(
            Series<EmissionRate>.zip(rate, rateP10) { rate, _ in rate }, rateP90
        ) { rate, _ in rate }
        let bounds = cuts.clipped(to: horizon).breakpoints.map(Instant.init(secondsSinceEpoch:))
        return Swift.zip(bounds, bounds.dropFirst()).map { start, end in
            Piece(
                window: TimeWindow(start: start, end: end), pue: pue.value(at: start),
                carbonIntensity: carbonIntensity.value(at: start), rate: rate.value(at: start),
                rateP10: rateP10.value(at: start), rateP90: rateP90.value(at: start))
        }
    }
}
