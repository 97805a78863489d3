import Solstice
import SolsticePresentation

extension PageRoutes {
    /// The regions, fifty at a time.
    func regions(_ address: PageAddress, _ scheduler: Scheduler) throws -> String {
        let after = address.text("after")
        let page = NamedPage(
            of: try scheduler.regionRecords(), by: \.region.id, after: after,
            limit: RegionSight.pageLength)
        return PageViews.regions(
            try page.elements.map { try sight(of: $0, over: .day, scheduler) }, after: after,
            next: page.next, setting: try site.setting(scheduler))
    }

    /// A region with its coming week and its seasons.
    func region(_ address: PageAddress, _ scheduler: Scheduler) throws -> String {
        let id = address.part("region")
        let record = try Refusal.found { () throws(Diagnostic) in try scheduler.regionRecord(id) }
        let length = TimeSpan.day * 7
        var sight = try sight(of: record, over: length, scheduler)
        let carbon = try scheduler.ifKnown { () throws(Diagnostic) in
            try scheduler.carbonProfile(id)
        }
        let pue = try scheduler.ifKnown { () throws(Diagnostic) in try scheduler.pueProfile(id) }
        let rate = try scheduler.ifKnown { () throws(Diagnostic) in try scheduler.rateProfile(id) }
        sight = RegionSight(
            record: record, outlook: sight.outlook, planned: sight.planned,
            seasons: RegionSeasons(
                carbon: carbon?.profile, signal: carbon?.signal ?? .lifecycle,
                carbonTimeZone: carbon?.clock.timeZone ?? "UTC", pue: pue?.profile,
                pueTimeZone: record.region.timeZone, rate: rate?.profile,
                ratePUESource: rate?.pueSource))
        return PageViews.region(
            sight, horizon: TimeWindow(start: scheduler.now, length: length),
            setting: try site.setting(scheduler))
    }

    /// A region without its seasons, even if nothing is known about its hours.
    private func sight(
        of record: RegionRecord, over length: TimeSpan, _ scheduler: Scheduler
    ) throws -> RegionSight {
        let found = try scheduler.ifKnown { () throws(Diagnostic) in
            try scheduler.outlook(record.region.id, length: length)
        }
        return RegionSight(
            record: record, outlook: found?.outlook, planned: found?.planned ?? [])
    }
}
