import Hummingbird
import Solstice
import SolsticePresentation

/// Server-sent events: events of jobs, and notice of any other change.
struct EventStream: Sendable {
    let site: Site

    /// A response that continues until the listener disconnects or the server stops.
    ///
    /// `after` is the last event that the listener knows; nil for none.
    func response(after: Int?) async throws -> Response {
        guard let messages = site.changes.listen() else {
            throw Refusal(.serviceUnavailable, "too many listen already", remedy: "try again later")
        }
        let missed = try await missed(after)
        return Response(
            status: .ok,
            headers: [
                .contentType: "text/event-stream", .cacheControl: "no-store",
            ],
            body: ResponseBody { writer in
                try await writer.write(ByteBuffer(string: "retry: 2000\n\n" + missed))
                var newest = after ?? 0
                for await message in Self.withHeartbeat(messages) {
                    try await writer.write(ByteBuffer(string: Self.text(message, &newest)))
                }
                try await writer.finish(nil)
            })
    }

    private func missed(_ after: Int?) async throws -> String {
        guard let after else { return "" }
        let events = try await site.read { scheduler in
            let newest = try scheduler.newestEvent()
            return try scheduler.events(after: max(after, newest - Self.mostMissed), limit: 1000)
        }
        return events.map(Self.text).joined()
    }

    /// A listener that missed more events reads the whole queue again.
    private static let mostMissed = 1000

    /// The messages, and nil after a while without any: a line that shows both ends that the other
    /// is still there.
    private static func withHeartbeat(
        _ messages: AsyncStream<ChangeHub.Message>
    ) -> AsyncStream<ChangeHub.Message?> {
        AsyncStream { continuation in
            let work = Task {
                await withTaskGroup(of: Void.self) { group in
                    group.addTask {
                        for await message in messages { continuation.yield(message) }
                        continuation.finish()
                    }
                    group.addTask {
                        while (try? await Task.sleep(for: .seconds(15))) != nil {
                            continuation.yield(nil)
                        }
                    }
                    await group.next()
                    group.cancelAll()
                }
            }
            continuation.onTermination = { _ in work.cancel() }
        }
    }

    private static func text(_ message: ChangeHub.Message?, _ newest: inout Int) -> String {
        switch message {
        case nil: return ": still here\n\n"
        case .change(let version): return "event: change\ndata: {\"version\": \(version)}\n\n"
        case .events(let events):
            // Events that were sent as missed are not sent again.
            let news = events.filter { $0.id > newest }
            newest = max(newest, news.last?.id ?? 0)
            return news.map(text).joined()
        }
    }

    private static func text(_ event: QueueEvent) -> String {
        "id: \(event.id)\nevent: job\ndata: \(JSONViews.event(event))\n\n"
    }
}
