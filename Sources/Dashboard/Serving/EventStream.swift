import Hummingbird
import Solstice
import SolsticePresentation

/// Server-sent events: what happens to jobs, and that something changed.
struct EventStream: Sendable {
    let site: Site

    /// The answer that goes on until the listener goes away or the server stops.
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

    /// A listener that was away for longer reads the whole queue anew.
    private static let mostMissed = 1000

    /// The messages, and nil where nothing was said for a while: a line by which both ends see that
    /// the other is there.
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
            // What was sent as missed is not sent once more.
            let news = events.filter { $0.id > newest }
            newest = max(newest, news.last?.id ?? 0)
            return news.map(text).joined()
        }
    }

    private static func text(_ event: QueueEvent) -> String {
        "id: \(event.id)\nevent: job\ndata: \(JSONViews.event(event))\n\n"
    }
}
