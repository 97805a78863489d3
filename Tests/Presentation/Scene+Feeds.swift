import SolsticeDomain
import SolsticePresentation

extension Scene {
    static let feeds: [Scene] = [
        Scene("feeds") { style in FeedViews.list(Samples.feedRecords, style: style) },
        Scene("feeds-none") { style in FeedViews.list([], style: style) },
        Scene("feed") { style in FeedViews.detail(Samples.feedRecords[0], style: style) },
        Scene("feed-refused") { style in FeedViews.detail(Samples.feedRecords[1], style: style) },
        Scene("feed-command") { style in FeedViews.detail(Samples.feedRecords[3], style: style) },
        Scene("feeds-synced") { style in
            let after = Array(Samples.feedRecords.prefix(2))
            let before = after.map { record in
                FeedRecord(
                    feed: record.feed,
                    states: record.states.map { state in
                        var old = state
                        old.insertedCount = max(0, old.insertedCount - 48)
                        old.replacedCount = max(0, old.replacedCount - 7)
                        return state.failureCount > 0 ? state : old
                    }, newestHour: nil, newestForecast: nil)
            }
            return FeedViews.synced(before: before, after: after, style: style)
        },
    ]
}

extension Scene {
    static let skill: [Scene] = [
        Scene("skill") { style in
            SkillView.text(Samples.skills, zone: "GB", signal: .direct, style: style)
        },
        Scene("skill-none") { style in
            SkillView.text([], zone: "GB", signal: .direct, style: style)
        },
    ]
}
