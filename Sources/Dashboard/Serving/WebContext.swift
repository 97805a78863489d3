import Hummingbird
import NIOCore
import Solstice

/// What is known of a request beside itself.
struct WebContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// The connection that it came by.
    let channel: any Channel
    /// Who asks; nil without a token.
    var token: AccessToken?

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        channel = source.channel
    }

    /// The address that it comes from.
    var peer: String { channel.remoteAddress?.ipAddress ?? "here" }
}
