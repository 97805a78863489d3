import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
public import Solstice

/// Serves the queue over HTTP: an API with its OpenAPI document, server-sent events, metrics, and
/// web pages.
public struct WebServer: Sendable {
    private let configuration: WebConfiguration
    let site: Site

    /// A server of a database.
    ///
    /// - Parameters:
    ///   - executors: ends the processes of cancelled jobs; nil if a service does that.
    ///   - zone: the zone of times without one.
    /// - Throws: a ``Diagnostic`` if the database cannot be used.
    public init(
        databasePath: String, clock: SchedulerClock, executors: Executors?, zone: LocalClock,
        configuration: WebConfiguration
    ) throws(Diagnostic) {
        try self.init(
            databasePath: databasePath, clock: clock, executors: executors, zone: zone,
            configuration: configuration,
            logger: Logger(label: "solstice.web") { StreamLogHandler.standardError(label: $0) },
            makeRequestID: Self.randomID)
    }

    /// A server that logs its errors to a logger and gives requests these identifiers.
    init(
        databasePath: String, clock: SchedulerClock, executors: Executors?, zone: LocalClock,
        configuration: WebConfiguration, logger: Logger,
        makeRequestID: @escaping @Sendable () -> String
    ) throws(Diagnostic) {
        self.configuration = configuration
        let reader = try Scheduler(databasePath: databasePath, clock: clock)
        site = Site(
            reader: reader, writer: try Scheduler(databasePath: databasePath, clock: clock),
            executors: executors, zone: zone, planning: configuration.planning,
            changes: ChangeHub(reader, logger: logger), counts: RequestCounts(), logger: logger,
            makeRequestID: makeRequestID)
    }

    /// Sixteen hexadecimal digits.
    private static func randomID() -> String {
        let digits = String(UInt64.random(in: .min ... .max), radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    /// Serves until its task is cancelled; `announce` receives the port once clients can connect.
    /// - Throws: a ``Diagnostic`` if the server cannot listen on the address, or if a newer program
    ///   has changed the database's tables.
    public func run(announce: @escaping @Sendable (Int) -> Void) async throws(Diagnostic) {
        let changes = site.changes
        let problem = await withTaskGroup(of: Diagnostic?.self) { group in
            group.addTask { await serve(announce) }
            group.addTask { await changes.run() }
            // If one ends, so does the other.
            defer { group.cancelAll() }
            return await group.next() ?? nil
        }
        if let problem { throw problem }
    }

    /// Serves until its task is cancelled, and returns why it stopped otherwise.
    private func serve(_ announce: @escaping @Sendable (Int) -> Void) async -> Diagnostic? {
        do {
            try await application(announce).run()
            return nil
        } catch {
            if error is CancellationError || Task.isCancelled { return nil }
            return Diagnostic(
                .unavailable,
                "\(configuration.host):\(configuration.port) cannot be listened at",
                causes: ["\(error)"],
                remedy: "name another address with \(set: .listen, "HOST:PORT")")
        }
    }

    /// The application, which tests call without a network.
    func application(
        _ announce: @escaping @Sendable (Int) -> Void = { _ in }
    ) -> some ApplicationProtocol {
        var logger = Logger(label: "solstice.web") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .critical
        return Application(
            router: router(),
            server: .http1(configuration: .init(idleTimeout: .seconds(60))),
            configuration: ApplicationConfiguration(
                address: .hostname(configuration.host, port: configuration.port),
                availableConnectionsDelegate: MaximumAvailableConnections(
                    configuration.mostConnections)),
            onServerRunning: { channel in announce(channel.localAddress?.port ?? 0) },
            logger: logger)
    }

    private func router() -> Router<WebContext> {
        let router = Router(context: WebContext.self)
        router.add(middleware: ErrorMiddleware(site: site))
        router.add(
            middleware: AccessMiddleware(
                site: site, hosts: HostRule(names: configuration.names),
                isPrivate: configuration.isPrivate,
                requests: RateLimit(rate: configuration.rate, burst: configuration.burst),
                wrongTokens: RateLimit(rate: 1.0 / 6, burst: configuration.mostWrongTokens)))
        RouteTable(site: site, configuration: configuration).add(to: router)
        return router
    }
}

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
