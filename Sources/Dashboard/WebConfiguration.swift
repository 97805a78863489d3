public import Solstice

/// Where the server listens, whom it answers, and how much it takes.
public struct WebConfiguration: Sendable {
    /// The address to listen at.
    public var host: String
    /// The port; 0 for any that is free.
    public var port: Int
    /// Names that it goes by besides `localhost`, for those who come by a name.
    public var names: [String] = []
    /// Whether reading takes a token, too.
    public var isPrivate: Bool
    /// Requests a second from one address, on average.
    public var rate = 100.0
    /// Requests at once from one address.
    public var burst = 400.0
    /// Wrong tokens at once from one address; one more every six seconds.
    public var mostWrongTokens = 20.0
    /// How long a request's body may take to come, in seconds.
    public var bodySeconds = 60.0
    /// How long somebody waits who only reads, in seconds.
    public var readingSeconds = 30.0
    /// How long a plan of the queue is worked on that is asked for here; the best one so far is taken
    /// then.
    public var planning = TimeSpan(seconds: 120)
    /// Connections at once.
    public var mostConnections = 256

    /// A server at an address. Beyond this machine reading takes a token, if nothing else is said.
    public init(host: String = "127.0.0.1", port: Int = 8600, isPrivate: Bool? = nil) {
        self.host = host
        self.port = port
        self.isPrivate = isPrivate ?? !Self.isLoopback(host)
    }

    /// Whether only this machine reaches an address.
    public static func isLoopback(_ host: String) -> Bool {
        host == "localhost" || host == "::1" || host.hasPrefix("127.")
    }
}
