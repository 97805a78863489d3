import HTTPTypes
import Solstice
import SolsticePresentation

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
            return .json(JSONViews.feeds(page.elements, next: page.next))
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
            return .json(JSONViews.feed(record))
        },
    ]
}
