public import SolsticeDomain
import SolsticeGridData

/// What to ask a provider next.
public struct FeedRequest: Equatable, Sendable {
    /// Where the answer comes from.
    public enum Target: Equatable, Sendable {
        /// An address; `{token}` in it stands for the token.
        case address(String)
        /// A command's words, run without a shell.
        case command([String])
    }

    /// How the token is sent.
    public enum Credential: Equatable, Sendable {
        /// Not at all.
        case none
        /// In a header of this name.
        case header(String)
        /// As `Authorization: Bearer`.
        case bearer
        /// Name and password are exchanged at this address for a bearer token.
        case login(String)
        /// In place of `{token}` in the address.
        case address
    }

    /// What to ask.
    public let target: Target
    /// How the token is sent.
    public let credential: Credential
    /// The hours that are asked for; nil if they cannot be chosen.
    public let window: TimeWindow?
    /// Whether no further page follows this one for now.
    public let isLast: Bool
    /// The zone that the answer must be about, if the provider answers for one.
    public let zone: ZoneID?
    /// Whether the answer is a forecast.
    public let stream: FeedStream
    let options: Options

    /// How to read the answer; a value that can be compared.
    struct Options: Equatable, Sendable {
        var zone: ZoneID?
        var signal: CarbonSignal?
        var unit: IntensityUnit?
        var timeZone: String?
        var format: FileFormat?
        var takesEstimates = false
    }

    init(
        _ target: Target, _ credential: Credential = .none, window: TimeWindow? = nil,
        isLast: Bool = true, zone: ZoneID? = nil, stream: FeedStream, options: Options
    ) {
        self.target = target
        self.credential = credential
        self.window = window
        self.isLast = isLast
        self.zone = zone
        self.stream = stream
        self.options = options
    }

    /// The answer's name in messages and in the list of imports; never with a token.
    public var title: String {
        switch target {
        case .address(let address): address
        case .command(let words): words.joined(separator: " ")
        }
    }
}

/// A provider's answer.
public enum FeedAnswer: Sendable {
    /// A whole page, with the provider's validators for it.
    case page([UInt8], FeedState.Validators?)
    /// The page has not changed since it was last asked for.
    case unchanged
}
