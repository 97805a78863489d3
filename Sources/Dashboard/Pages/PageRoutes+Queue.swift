import HTTPTypes
import Solstice
import SolsticePresentation

extension PageRoutes {
    /// The queue, fifty jobs at a time.
    func queue(_ address: PageAddress, _ scheduler: Scheduler) throws -> String {
        let text = address.text("state") ?? QueueFilter.open.text
        guard let filter = QueueFilter(text: text) else {
            throw Refusal(
                .badRequest, "there is no state \(text)", remedy: "choose one on the queue's page")
        }
        let after = try address.integer("after")
        // Of finished jobs, the newest come first.
        let page = try scheduler.page(
            in: filter == .all ? nil : filter.states, beyond: after,
            isDescending: filter != .open, limit: QueueListing.pageLength)
        return PageViews.queue(
            try scheduler.summary(),
            QueueListing(records: page.records, filter: filter, after: after, next: page.next),
            setting: try site.setting(scheduler))
    }

    /// A job with everything known about it.
    func job(_ address: PageAddress, _ scheduler: Scheduler) throws -> String {
        let id = try scheduler.foundJob(address.part("job"))
        let record = try scheduler.record(id)
        return PageViews.job(
            JobSight(
                record: record, events: try scheduler.events(id),
                // A plan is shown even if nothing is known about its hours any more.
                explanation: try scheduler.ifKnown { () throws(Diagnostic) in
                    try scheduler.explanation(id).0
                },
                outlook: try outlook(around: record, scheduler)),
            setting: try site.setting(scheduler))
    }

    /// A piece of a job's log.
    func log(_ address: PageAddress, _ scheduler: Scheduler) throws -> String {
        let id = try scheduler.foundJob(address.part("job"))
        let piece = try scheduler.log(
            of: id, attempt: try address.integer("attempt"),
            offset: try address.integer("from") ?? -LogSight.pageLength, limit: LogSight.pageLength)
        let name = try scheduler.record(id).job.specification.name
        return PageViews.log(
            LogSight(job: id, name: name, piece: piece), setting: try site.setting(scheduler))
    }

    /// The coming hours around the job's place; nil if they have passed, or are unknown.
    private func outlook(
        around record: JobRecord, _ scheduler: Scheduler
    ) throws -> RegionOutlook? {
        guard let placement = record.plan?.placement, placement.end > scheduler.now else {
            return nil
        }
        let length = TimeSpan(seconds: (placement.end - scheduler.now).seconds) + .day
        guard length < .day * 366 else { return nil }
        return try scheduler.ifKnown { () throws(Diagnostic) in
            try scheduler.outlook(placement.region, signal: placement.signal, length: length)
                .outlook
        }
    }
}
