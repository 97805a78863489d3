import SolsticeDomain

extension JobPlanner {
    /// What waiting for a season is worth to a job; nil where none of its regions has an outlook for
    /// that. Of several regions each start is taken where it is the cheapest.
    func seasonalWaiting(_ search: OptionSearch, _ costs: StartCosts) -> WaitingValue? {
        let outlooks =
            [sites[costs.bestSite].outlook] + search.options.map { sites[$0.site].outlook }
        guard let wait = outlooks.lazy.compactMap(\.seasonalWait).first else { return nil }
        let rule = SeasonalRule(wait, length: costs.bestDuration, count: costs.grams.count)
        let first = costs.grams[0]
        let later = costs.grams.indices.dropFirst().min { costs.grams[$0] < costs.grams[$1] }
        let goingOn = later.map { costs.grams[$0] } ?? .infinity
        let startsNow = costs.grams.withUnsafeBufferPointer { rule.startsNow($0) }
        let start = search.earliest + .hour * Double(later ?? 0)
        return WaitingValue(
            startingNow: first < .infinity ? Emissions(grams: first) : nil,
            goingOn: goingOn < .infinity ? Emissions(grams: goingOn) : nil,
            startsNow: startsNow,
            expectedStart: startsNow ? search.earliest : min(start, costs.latestStart),
            latestStart: costs.latestStart, countsOnNews: false, isForSeason: true)
    }
}
