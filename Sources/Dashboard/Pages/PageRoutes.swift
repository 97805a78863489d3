import HTTPTypes
import Hummingbird
import NIOCore
import Solstice
import SolsticePresentation

/// The web pages and their assets.
struct PageRoutes {
    let site: Site

    /// The routes, none of which changes anything.
    var all: [RouteTable.Route] {
        [
            page("/") { try queue($0, $1) }, page("/regions") { try regions($0, $1) },
            page("/regions/:region") { try region($0, $1) }, page("/jobs/:job") { try job($0, $1) },
            page("/jobs/:job/log") { try log($0, $1) },
            statement("/report") { address, scheduler in
                let project = try scheduler.foundProject(address.text("project"))
                return (Self.everything(of: project), .queue)
            },
            statement("/jobs/:job/report") { address, scheduler in
                let id = try scheduler.foundJob(address.part("job"))
                return (ReportRequest(jobs: [id]), .job(id))
            },
            asset("/assets/solstice.css", PageStyle.sheet, "text/css; charset=utf-8"),
            asset("/assets/solstice.js", PageScript.text, "text/javascript; charset=utf-8"),
            asset("/assets/icon.svg", PageIcon.svg, "image/svg+xml"),
        ]
    }

    private static func everything(of project: ProjectID?) -> ReportRequest {
        var request = ReportRequest(project: project)
        request.mostJobs = Operations.mostReported
        return request
    }

    private func page(
        _ path: String,
        _ draw: @escaping @Sendable (PageAddress, Scheduler) throws -> String
    ) -> RouteTable.Route {
        route(path) { address, scheduler in (try draw(address, scheduler), nil) }
    }

    /// The energy report is one file that contains its own style.
    private func statement(
        _ path: String,
        _ asked:
            @escaping @Sendable (PageAddress, Scheduler) throws -> (
                ReportRequest, back: ReportTrail
            )
    ) -> RouteTable.Route {
        route(path) { address, scheduler in
            let (request, back) = try asked(address, scheduler)
            let report = try Refusal.found { () throws(Diagnostic) in
                try scheduler.report(request)
            }
            return (ReportView.html(report, back: back), OperationRoute.policyOfStatements)
        }
    }

    private func route(
        _ path: String,
        _ draw: @escaping @Sendable (PageAddress, Scheduler) throws -> (String, policy: String?)
    ) -> RouteTable.Route {
        let site = site
        return RouteTable.Route(method: .get, path: path) { request, context in
            let address = try PageAddress(request, context)
            let (text, policy) = try await site.read { try draw(address, $0) }
            var response = Response(
                status: .ok, headers: [.contentType: "text/html; charset=utf-8"],
                body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
            if let policy { response.headers[.contentSecurityPolicy] = policy }
            return response
        }
    }

    private func asset(_ path: String, _ text: String, _ type: String) -> RouteTable.Route {
        let tag = "\"\(SourceFile(name: path, bytes: Array(text.utf8)).sha256.prefix(16))\""
        return RouteTable.Route(method: .get, path: path) { request, _ in
            var headers: HTTPFields = [
                .contentType: type, .cacheControl: "no-cache", .eTag: tag,
            ]
            if request.headers[.ifNoneMatch] == tag {
                headers[.contentType] = nil
                return Response(status: .notModified, headers: headers)
            }
            return Response(
                status: .ok, headers: headers,
                body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
        }
    }
}

extension PageRoutes {
    /// The queue, fifty jobs at a time.
    func queue(_ address: PageAddress, _ scheduler: Scheduler) throws -> String {
        let text = address.text("state") ?? QueueFilter.open.text
        guard let filter = QueueFilter(text: text) else {
            throw Refusal(
                .badRequest, "there is no state \(text)", remedy: "choose one on the queue's page")
        }
        let after = try address.integer("after").map(JobID.init(_:))
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

extension PageRoutes {
    /// The regions, fifty at a time.
    func regions(_ address: PageAddress, _ scheduler: Scheduler) throws -> String {
        let after = address.text("after").map(RegionID.init(_:))
        let page = NamedPage(
            of: try scheduler.regionRecords(), by: \.region.id.rawValue, after: after?.rawValue,
            limit: RegionSight.pageLength)
        return PageViews.regions(
            try page.elements.map { try sight(of: $0, over: .day, scheduler) }, after: after,
            next: page.next.map(RegionID.init(_:)), setting: try site.setting(scheduler))
    }

    /// A region with its coming week and its seasons.
    func region(_ address: PageAddress, _ scheduler: Scheduler) throws -> String {
        let id = RegionID(address.part("region"))
        let record = try Refusal.found { () throws(Diagnostic) in try scheduler.regionRecord(id) }
        let length = TimeSpan.day * 7
        var sight = try sight(of: record, over: length, scheduler)
        let carbon = try scheduler.ifKnown { () throws(Diagnostic) in
            try scheduler.carbonProfile(id.rawValue)
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
