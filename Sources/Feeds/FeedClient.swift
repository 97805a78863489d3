internal import AsyncHTTPClient
internal import NIOCore
public import SolsticeDomain
internal import Synchronization

/// Asks providers, over HTTP or by running a command, and reports every result in one form.
///
/// TLS certificates are verified before anything is sent. A token goes only to the host it is for.
public final class FeedClient: Sendable {
    /// Limits on what a client waits for and reads.
    public struct Limits: Sendable {
        /// How long a connection may take.
        public var connecting = Duration.seconds(10)
        /// How long a whole answer may take.
        public var answering = Duration.seconds(60)
        /// How long an answer may be, in bytes.
        public var byteCount = 64 << 20

        /// The usual limits.
        public init() {}
    }

    /// A login that is still valid.
    private struct Session {
        let token: Secret
        let end: ContinuousClock.Instant
    }

    private let exchange: HTTPExchange
    private let limits: Limits
    private let sessions = Mutex<[String: Session]>([:])

    /// The file of certificates to trust; nil for those that the system trusts.
    private let trust: String?

    private init(_ routes: HTTPRoutes, trusting trust: String?, _ limits: Limits) {
        exchange = HTTPExchange(routes: routes, limits: limits)
        self.trust = trust
        self.limits = limits
    }

    /// Lends a client to `body` and closes its connections afterwards. The environment may name
    /// proxies, and other certificates to trust: `https_proxy`, `http_proxy`, `no_proxy`,
    /// `SSL_CERT_FILE`.
    public static func lend<Value: Sendable>(
        environment: [String: String] = [:], limits: Limits = Limits(),
        to body: (FeedClient) async throws -> Value
    ) async throws -> Value {
        var configuration = HTTPClient.Configuration(
            tlsConfiguration: .trusting(environment["SSL_CERT_FILE"]))
        // Redirects are followed by hand, since a token must not go along to just any host.
        configuration.redirectConfiguration = .disallow
        configuration.timeout.connect = TimeAmount(limits.connecting)
        // The retry policy decides when to ask again.
        configuration.connectionPool.retryConnectionEstablishment = false
        let trust = environment["SSL_CERT_FILE"]
        return try await HTTPRoutes.lend(configuration, ProxyRules(environment)) { routes in
            try await body(FeedClient(routes, trusting: trust, limits))
        }
    }

    /// Asks for a page.
    /// - Throws: ``FeedTrouble``, whose text contains no secret.
    public func answer(
        to request: FeedRequest, known validators: FeedState.Validators?, token: Secret?
    ) async throws(FeedTrouble) -> FeedAnswer {
        do {
            switch request.target {
            case .command(let words):
                return .page(try await CommandRun(words: words, limits: limits).output(), nil)
            case .address(let address):
                return try await page(
                    address, request, validators?.page == address ? validators : nil, token)
            }
        } catch {
            throw token?.hidden(in: error) ?? error
        }
    }

    private func page(
        _ address: String, _ request: FeedRequest, _ validators: FeedState.Validators?,
        _ token: Secret?
    ) async throws(FeedTrouble) -> FeedAnswer {
        if WebAddress(address)?.scheme == "https" { try TLSTrouble.check(trusting: trust) }
        var question = HTTPQuestion(address: address)
        question.add("If-None-Match", validators?.entityTag)
        question.add("If-Modified-Since", validators?.lastModified)
        switch (request.credential, token) {
        case (.none, _): break
        case (_, nil):
            throw FeedTrouble(
                .unauthorised, "it needs a token and has none",
                remedy: "remove it and add it with \(set: .tokenEnv, "NAME") or "
                    + "\(set: .tokenFile, "PATH")")
        case (.header(let name), let token?): question.secretHeaders = [(name, token)]
        case (.bearer, let token?): question.authorize(token)
        case (.address, let token?): question.secretInAddress = token
        case (.login(let login), let token?):
            return try await afterLogin(at: login, with: token, question)
        }
        return try await exchange.ask(question)
    }

    /// Asks with the token of a login, and once more with a new one if it has expired.
    private func afterLogin(
        at login: String, with password: Secret, _ question: HTTPQuestion
    ) async throws(FeedTrouble) -> FeedAnswer {
        let key = login + "\n" + password.text
        let kept = sessions.withLock { $0[key] }
        if let kept, kept.end > .now {
            do {
                return try await exchange.ask(question.authorized(by: kept.token))
            } catch {
                guard error.kind == .unauthorised else { throw kept.token.hidden(in: error) }
                sessions.withLock { $0[key] = nil }
            }
        }
        let token = try await exchange.login(at: login, with: password)
        // A login lasts for thirty minutes.
        let session = Session(token: token, end: .now + .seconds(25 * 60))
        sessions.withLock { $0[key] = session }
        do {
            return try await exchange.ask(question.authorized(by: token))
        } catch {
            throw token.hidden(in: error)
        }
    }
}

extension TimeAmount {
    fileprivate init(_ duration: Duration) {
        let (seconds, attoseconds) = duration.components
        self = .nanoseconds(seconds * 1_000_000_000 + attoseconds / 1_000_000_000)
    }
}
