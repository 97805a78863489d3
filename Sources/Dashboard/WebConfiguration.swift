public import Solstice

/// Where the server listens, whom it answers, and its limits.
public struct WebConfiguration: Sendable {
    /// The address to listen on.
    public var host: String
    /// The port; 0 for any free one.
    public var port: Int
    /// Names of the server besides `localhost`, for clients that use a name.
    public var names: [String] = []
    /// Whether reading requires a token, too.
    public var isPrivate: Bool
    /// Requests per second from one address, on average.
    public var rate = 100.0
    /// Burst of requests from one address.
    public var burst = 400.0
    /// Burst of wrong tokens from one address; one more every six seconds.
    public var mostWrongTokens = 20.0
    /// How long a request's body may take to arrive, in seconds.
    public var bodySeconds = 60.0
    /// How long a read may take, in seconds.
    public var readingSeconds = 30.0
    /// How long a requested plan of the queue may take; after that the best one so far is used.
    public var planning = TimeSpan(seconds: 120)
    /// Maximum number of connections.
    public var mostConnections = 256

    /// A server at an address. Beyond this machine reading requires a token by default.
    public init(host: String = "127.0.0.1", port: Int = 8600, isPrivate: Bool? = nil) {
        self.host = host
        self.port = port
        self.isPrivate = isPrivate ?? !Self.isLoopback(host)
    }

    /// Whether an address is reachable only from this machine.
    public static func isLoopback(_ host: String) -> Bool {
        host == "localhost" || host == "::1" || host.hasPrefix("127.")
    }
}
