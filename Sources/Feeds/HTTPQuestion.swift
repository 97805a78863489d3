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
