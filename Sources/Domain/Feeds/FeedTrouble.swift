/// Why a feed could not be polled, or why its answer could not be used.
public struct FeedTrouble: Error, Equatable, Sendable {
    /// The kind of trouble, which decides when to retry.
    public enum Kind: String, CaseIterable, Sendable {
        /// The provider does not accept the token, does not allow the request, or cannot prove its
        /// identity.
        case unauthorised
        /// Too many requests in too short a time.
        case throttled
        /// No answer, or an error on the provider's side; it may pass soon.
        case temporary
        /// The answer does not match the provider's documentation.
        case malformed
        /// The provider does not have what was requested.
        case gone
    }

    /// Its kind.
    public let kind: Kind
    /// What happened, in one sentence without a full stop; never includes a token.
    public let problem: Message
    /// Details, one a line.
    public let causes: [Message]
    /// What fixes it.
    public let remedy: Message?
    /// How long the provider asks clients to wait.
    public let wait: TimeSpan?

    /// Creates a trouble from its parts.
    public init(
        _ kind: Kind, _ problem: Message, causes: [Message] = [], remedy: Message? = nil,
        wait: TimeSpan? = nil
    ) {
        self.kind = kind
        self.problem = problem
        self.causes = causes
        self.remedy = remedy
        self.wait = wait
    }

    /// The message for the user.
    public func diagnostic(feed: String) -> Diagnostic {
        Diagnostic(
            kind.diagnosticKind, "feed \(feed): \(problem)", causes: causes,
            remedy: remedy ?? kind.remedy(feed: feed))
    }
}

extension FeedTrouble.Kind {
    /// The matching exit status.
    fileprivate var diagnosticKind: Diagnostic.Kind {
        switch self {
        case .unauthorised: .unavailable
        case .throttled, .temporary: .tryAgain
        case .malformed: .badInput
        case .gone: .noSuchInput
        }
    }

    fileprivate func remedy(feed: String) -> Message {
        switch self {
        case .unauthorised: "check the token, then: \(run: .feedSync, .text(feed))"
        case .throttled, .temporary:
            "nothing was lost; it is tried again by the service, or with: "
                + "\(run: .feedSync, .text(feed))"
        case .malformed:
            "nothing of it was kept and nothing was lost; it is asked for again later"
        case .gone: "check zone and address: \(run: .feedShow, .text(feed))"
        }
    }
}
