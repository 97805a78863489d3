internal import AsyncHTTPClient
internal import Foundation
internal import NIOCore
internal import NIOHTTP1
import SolsticeDomain

/// HTTP requests and their answers, with redirects followed.
struct HTTPExchange: Sendable {
    let routes: HTTPRoutes
    let limits: FeedClient.Limits

    private static let redirectionLimit = 3

    /// An answer with its whole body.
    private struct Reply: Sendable {
        let status: Int
        let headers: HTTPHeaders
        let body: [UInt8]
    }

    /// Asks for a page.
    func ask(_ question: HTTPQuestion) async throws(FeedTrouble) -> FeedAnswer {
        var current = question
        for _ in 0...Self.redirectionLimit {
            let reply = try await reply(to: current)
            switch meaning(of: reply, current) {
            case .page:
                try checkWhole(reply, current)
                return .page(reply.body, validators(of: reply, page: question.address))
            case .unchanged: return .unchanged
            case .trouble(let trouble): throw trouble
            case .elsewhere: current = try redirected(current, by: reply)
            }
        }
        throw FeedTrouble(
            .gone, "\(host(question)) redirects more than \(Self.redirectionLimit) times")
    }

    /// Exchanges `name:password` for a token.
    func login(at address: String, with password: Secret) async throws(FeedTrouble) -> Secret {
        var question = HTTPQuestion(address: address)
        let basic = Data(password.text.utf8).base64EncodedString()
        question.secretHeaders = [("Authorization", Secret("Basic " + basic))]
        let answer: FeedAnswer
        do {
            answer = try await ask(question)
        } catch {
            guard error.kind == .unauthorised else { throw error }
            throw FeedTrouble(
                .unauthorised, "\(host(question)) does not accept name and password",
                causes: error.causes,
                remedy: "the token has to be the user's name and password with a colon between")
        }
        struct Login: Decodable { let token: String }
        guard case .page(let bytes, _) = answer,
            let login = try? JSONDecoder().decode(Login.self, from: Data(bytes)),
            !login.token.isEmpty
        else {
            throw FeedTrouble(.malformed, "\(host(question)) answers a login without a token")
        }
        return Secret(login.token)
    }

    private func redirected(
        _ question: HTTPQuestion, by reply: Reply
    ) throws(FeedTrouble) -> HTTPQuestion {
        guard let location = reply.headers.first(name: "Location"),
            let address = WebAddress.target(location, from: question.address),
            let target = WebAddress(address)
        else { throw FeedTrouble(.gone, "\(host(question)) redirects to nowhere") }
        if WebAddress(question.address)?.scheme == "https", target.scheme != "https" {
            throw FeedTrouble(
                .gone, "\(host(question)) redirects to \(target.host) without encryption")
        }
        return question.redirected(to: address)
    }

    private func meaning(of reply: Reply, _ question: HTTPQuestion) -> AnswerStatus.Meaning {
        let now = Instant(secondsSinceEpoch: Int(Date().timeIntervalSince1970))
        return AnswerStatus.meaning(
            reply.status, from: host(question), excerpt: Self.excerpt(reply.body),
            wait: HTTPDate.wait(
                retryAfter: reply.headers.first(name: "Retry-After"),
                date: reply.headers.first(name: "Date"), now: now))
    }

    private func validators(of reply: Reply, page: String) -> FeedState.Validators? {
        let tag = reply.headers.first(name: "ETag")
        let modified = reply.headers.first(name: "Last-Modified")
        guard tag != nil || modified != nil else { return nil }
        return FeedState.Validators(page: page, entityTag: tag, lastModified: modified)
    }

    /// A table that neither states its length nor ends its last line may have been cut off there.
    private func checkWhole(_ reply: Reply, _ question: HTTPQuestion) throws(FeedTrouble) {
        let saysLength = ["Content-Length", "Transfer-Encoding"].contains {
            reply.headers.contains(name: $0)
        }
        // JSON that was cut off is no longer JSON, and its reader finds out.
        let first = reply.body.first { $0 > 0x20 }
        let isJSON = first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
        guard saysLength || isJSON || reply.body.last == UInt8(ascii: "\n") else {
            throw FeedTrouble(
                .temporary, "the answer of \(host(question)) ends in the middle of a line")
        }
    }

    private func host(_ question: HTTPQuestion) -> String {
        WebAddress(question.address)?.host ?? "the address"
    }

    private func reply(to question: HTTPQuestion) async throws(FeedTrouble) -> Reply {
        let host = host(question)
        let seconds = limits.answering.components.seconds
        let result: Result<Reply, FeedTrouble> = await withTaskGroup { group in
            group.addTask { await outcome(of: question) }
            group.addTask {
                try? await Task.sleep(for: limits.answering)
                return .failure(
                    FeedTrouble(.temporary, "\(host) did not answer within \(seconds) s"))
            }
            let first = await group.next()
            group.cancelAll()
            return first ?? .failure(FeedTrouble(.temporary, "\(host) was not asked"))
        }
        return try result.get()
    }

    private func outcome(of question: HTTPQuestion) async -> Result<Reply, FeedTrouble> {
        var address = question.address
        if let secret = question.secretInAddress {
            address = address.replacing("{token}", with: secret.text.percentEncoded)
        }
        var request = HTTPClientRequest(url: address)
        for (name, value) in question.headers { request.headers.add(name: name, value: value) }
        for (name, value) in question.secretHeaders {
            request.headers.add(name: name, value: value.text)
        }
        let http: HTTPClient
        let proxy: ProxyAddress?
        do { (http, proxy) = try routes.route(to: question.address) } catch {
            return .failure(error)
        }
        do {
            let response = try await http.execute(request, deadline: .distantFuture)
            var body = try await response.body.collect(upTo: limits.byteCount)
            let bytes = body.readBytes(length: body.readableBytes) ?? []
            return .success(
                Reply(
                    status: Int(response.status.code), headers: response.headers, body: bytes))
        } catch {
            let trouble = trouble(error, question, through: proxy)
            return .failure(proxy?.hidden(in: trouble) ?? trouble)
        }
    }

    private func trouble(
        _ error: any Error, _ question: HTTPQuestion, through proxy: ProxyAddress?
    ) -> FeedTrouble {
        let host = host(question)
        let reached: Message =
            "\(host) cannot be reached" + (proxy.map { " through \($0.shown)" } ?? "")
        if error is NIOTooManyBytesError {
            return FeedTrouble(
                .malformed, "\(host) answers with more than \(limits.byteCount >> 20) MiB")
        }
        let cut = FeedTrouble(
            .temporary, "\(host) cut the connection before the answer was whole")
        if error is HTTPParserError || TLSTrouble.isCut(error) { return cut }
        if let trouble = TLSTrouble.of(error, asking: host) { return trouble }
        switch error as? HTTPClientError {
        case .remoteConnectionClosed?, .uncleanShutdown?:
            return cut
        case .proxyAuthenticationRequired?:
            return FeedTrouble(
                .unauthorised, "the proxy \(proxy?.shown ?? "") asks who is asking",
                remedy:
                    "put a name and password that it knows into \(proxy?.variable ?? ""), as in "
                    + "http://NAME:PASSWORD@HOST:PORT")
        case .connectTimeout?, .httpProxyHandshakeTimeout?:
            return FeedTrouble(.temporary, reached)
        case .invalidProxyResponse?:
            return FeedTrouble(.temporary, reached, causes: ["the proxy does not let it through"])
        case let known?:
            return FeedTrouble(.temporary, "asking \(host) failed", causes: ["\(known)"])
        case nil:
            return FeedTrouble(.temporary, reached, causes: ["\(error)"])
        }
    }

    /// The beginning of a provider's text, as one printable line.
    private static func excerpt(_ body: [UInt8]) -> String? {
        let text = String(decoding: body.prefix(200), as: UTF8.self)
        let line = text.unicodeScalars.map { scalar -> Character in
            scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) ? " " : Character(scalar)
        }
        let words = String(line).split(separator: " ").joined(separator: " ")
        return words.isEmpty || words.hasPrefix("<") ? nil : words
    }
}

/// One request over HTTP, which keeps secrets apart from what may be shown.
struct HTTPQuestion {
    /// The address, as it may be shown; `{token}` marks the position of a secret.
    let address: String
    private(set) var headers = [
        ("User-Agent", "solstice (carbon-aware scheduler)"),
        ("Accept", "application/json, text/csv;q=0.9, */*;q=0.1"),
    ]
    /// Headers that go only to the host of the address.
    var secretHeaders: [(name: String, value: Secret)] = []
    /// What replaces `{token}` in the address.
    var secretInAddress: Secret?

    init(address: String) { self.address = address }

    mutating func add(_ name: String, _ value: String?) {
        if let value { headers.append((name, value)) }
    }

    mutating func authorize(_ token: Secret) {
        secretHeaders = [("Authorization", Secret("Bearer " + token.text))]
    }

    func authorized(by token: Secret) -> HTTPQuestion {
        var question = self
        question.authorize(token)
        return question
    }

    /// The same request to another address, without its secrets if that is another host.
    func redirected(to address: String) -> HTTPQuestion {
        var question = HTTPQuestion(address: address)
        question.headers = headers
        if WebAddress(address) == WebAddress(self.address) {
            question.secretHeaders = secretHeaders
        }
        return question
    }
}
