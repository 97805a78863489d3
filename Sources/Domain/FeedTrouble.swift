/// Why a feed could not be asked, or what it answered could not be used.
public struct FeedTrouble: Error, Equatable, Sendable {
    /// What kind of trouble it is; decides when it is tried again.
    public enum Kind: String, CaseIterable, Sendable {
        /// The provider does not know the token, or does not allow what was asked; or it cannot show
        /// that it is whom it says.
        case unauthorised
        /// Too much was asked too soon.
        case throttled
        /// No answer, or the provider's own mistake; it may be over soon.
        case temporary
        /// The answer is not what the provider's documentation says.
        case malformed
        /// The provider knows no such thing.
        case gone
    }

    /// Its kind.
    public let kind: Kind
    /// What happened, in one sentence without a full stop; never with a token.
    public let problem: String
    /// Details, one a line.
    public let causes: [String]
    /// What mends it.
    public let remedy: String?
    /// How long the provider asks to be left alone.
    public let wait: TimeSpan?

    /// Trouble of these parts.
    public init(
        _ kind: Kind, _ problem: String, causes: [String] = [], remedy: String? = nil,
        wait: TimeSpan? = nil
    ) {
        self.kind = kind
        self.problem = problem
        self.causes = causes
        self.remedy = remedy
        self.wait = wait
    }

    /// What a person is told of it.
    public func diagnostic(feed: String) -> Diagnostic {
        Diagnostic(
            kind.diagnosticKind, "feed \(feed): \(problem)", causes: causes,
            remedy: remedy ?? kind.remedy(feed: feed))
    }
}

extension FeedTrouble.Kind {
    /// The exit status that fits.
    fileprivate var diagnosticKind: Diagnostic.Kind {
        switch self {
        case .unauthorised: .unavailable
        case .throttled, .temporary: .tryAgain
        case .malformed: .badInput
        case .gone: .noSuchInput
        }
    }

    fileprivate func remedy(feed: String) -> String {
        switch self {
        case .unauthorised: "check the token, then: solstice feed sync \(feed)"
        case .throttled, .temporary:
            "nothing was lost; it is tried again by the service, or with: solstice feed sync \(feed)"
        case .malformed:
            "nothing of it was kept and nothing was lost; it is asked for again later"
        case .gone: "check zone and address: solstice feed show \(feed)"
        }
    }
}
