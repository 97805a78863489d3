import Hummingbird
import NIOCore
import Solstice

/// What is known about a request beyond its content.
struct WebContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// The connection that it arrived on.
    let channel: any Channel
    /// The token of the request; nil if there is none.
    var token: AccessToken?

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        channel = source.channel
    }

    /// The IP address that it comes from.
    var peer: String { channel.remoteAddress?.ipAddress ?? "here" }
}
