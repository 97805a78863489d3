import SolsticeDomain

/// The one place that decides what an answer's status means.
enum AnswerStatus {
    /// What to do with an answer.
    enum Meaning {
        /// It is a page.
        case page
        /// The page has not changed.
        case unchanged
        /// It is at another address.
        case elsewhere
        /// It is of no use.
        case trouble(FeedTrouble)
    }

    /// The meaning of a status; `excerpt` is what the provider says, free of secrets.
    static func meaning(
        _ status: Int, from host: String, excerpt: String?, wait: TimeSpan?
    ) -> Meaning {
        let causes = excerpt.map { ["it says: \($0)"] } ?? []
        func trouble(_ kind: FeedTrouble.Kind, _ words: String) -> Meaning {
            .trouble(
                FeedTrouble(kind, "\(host) \(words) (HTTP \(status))", causes: causes, wait: wait))
        }
        switch status {
        case 200: return .page
        case 304: return .unchanged
        case 301, 302, 303, 307, 308: return .elsewhere
        case 401: return trouble(.unauthorised, "does not accept the token")
        case 403: return trouble(.unauthorised, "does not allow what was asked with this token")
        case 404, 410: return trouble(.gone, "does not have what was asked")
        case 429: return trouble(.throttled, "asks to be left alone for a while")
        case 503 where wait != nil:
            return trouble(.throttled, "asks to be left alone for a while")
        case 408, 425, 500...599: return trouble(.temporary, "has a problem of its own")
        case 201...299: return trouble(.malformed, "answers without a page")
        default: return trouble(.gone, "refuses the request")
        }
    }
}
