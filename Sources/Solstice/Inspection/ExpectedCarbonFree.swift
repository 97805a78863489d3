import SolsticeDomain
import SolsticeForecasting
import SolsticeStore

extension PlanningContext {
    /// How carbon-free a placement's hours are expected to be: what is usual for their months and
    /// hours in the record of the zone by now, or else the region's yearly figure.
    func expectedCarbonFree(of placement: Placement) throws -> CarbonFreeFigure? {
        guard let region = regions.first(where: { $0.id == placement.region }) else { return nil }
        let history = try session.carbonFreeHistory(zone: region.zone, endingBy: now)
        let clock = try clocks.clock(try session.timeZone(ofZone: region.zone) ?? region.timeZone)
        guard let usual = SeasonalProfile(of: history, clock: clock)?.filled else {
            return region.carbonFreeShare.map {
                CarbonFreeFigure(share: $0.value, basis: .annual(sources: [$0.source]))
            }
        }
        let pieces = placement.segments.flatMap { usual.series(over: $0, clock: clock).pieces }
        let hours = pieces.reduce(0) { $0 + $1.window.length.hours }
        guard hours > 0 else { return nil }
        let sum = pieces.reduce(0) { $0 + $1.value.rawValue * $1.window.length.hours }
        return CarbonFreeFigure(
            share: CarbonFreeShare(sum / hours), basis: .usual(region.zone))
    }
}
