import HTTPTypes
import Solstice
import SolsticePresentation

extension Operations {
    /// The health of the database and of the server.
    static let upkeep: [Operation] = [
        Operation(
            method: .get, path: "/api/v1/doctor", name: "doctor", tag: "upkeep",
            summary: "What is wrong or could be better, with what mends it; takes as long as "
                + "reading the whole database", access: .writing,
            success: .json(
                .object([
                    .always("findings", .array(.named("Finding"))),
                    .maybe("violations", .array(.named("PlanViolation"))),
                ]), "The findings")
        ) { inputs, site in
            .json(JSONViews.doctor(try await site.read { try $0.doctor() }, inputs.wording))
        },
        Operation(
            method: .get, path: "/api/v1/events", name: "events", tag: "upkeep",
            summary: "What happens, as server-sent events",
            parameters: [
                .query("after", .integer(0...Int(Int32.max)), "Begin after this event's id")
            ],
            success: .init(
                types: [("text/event-stream", nil)],
                text: "`job` for what happens to a job, its data a JobEvent with `id` and `job`; "
                    + "`change` after every change of the database. A client that comes back "
                    + "with Last-Event-ID misses none of the last thousand.")
        ) { _, _ in
            // Streams do not end, so the server answers this one itself.
            throw Refusal(.internalServerError, "events are a stream")
        },
        Operation(
            method: .get, path: "/metrics", name: "metrics", tag: "upkeep",
            summary: "Figures for Prometheus",
            success: .init(
                types: [("text/plain; version=0.0.4; charset=utf-8", nil)],
                text: "The exposition format, version 0.0.4")
        ) { _, site in
            .text(
                try await MetricsText(site: site).text(),
                type: "text/plain; version=0.0.4; charset=utf-8")
        },
        Operation(
            method: .get, path: "/healthz", name: "health", tag: "upkeep",
            summary: "Whether the server answers and its database can be read",
            success: .init(types: [("text/plain; charset=utf-8", nil)], text: "ok")
        ) { _, site in
            _ = try await site.read { try $0.newestEvent() }
            return .text("ok\n", type: "text/plain; charset=utf-8")
        },
    ]
}

extension Operations {
    /// Feeds. They contain commands and paths of the machine, so reading them requires a token.
    static let feeds: [Operation] = [
        Operation(
            method: .get, path: "/api/v1/feeds", name: "feeds", tag: "upkeep",
            summary: "Feeds with how far each has come, page by page", access: .writing,
            parameters: NamedPage<FeedRecord>.parameters,
            success: .json(Schemas.page("feeds", of: "Feed"), "Feeds")
        ) { inputs, site in
            let page = NamedPage(
                of: try await site.read { try $0.feedRecords() }, by: \.feed.id, inputs)
            return .json(JSONViews.feeds(page.elements, next: page.next, inputs.wording))
        },
        Operation(
            method: .get, path: "/api/v1/feeds/{feed}", name: "feed", tag: "upkeep",
            summary: "A feed, how far it has come and what troubles it", access: .writing,
            parameters: [.path("feed", "A feed")],
            success: .json(Schemas.under("feed", .named("Feed")), "The feed")
        ) { inputs, site in
            let record = try await site.find { scheduler throws(Diagnostic) in
                try scheduler.feedRecord(inputs.part("feed"))
            }
            return .json(JSONViews.feed(record, inputs.wording))
        },
    ]
}
