import SolsticeDomain

/// Everything a reader took from a file: channels of observations, bad rows, and what the format
/// declares.
struct Recording {
    /// A bad row, and its place if that is known.
    struct PlacedProblem {
        let problem: RowProblem
        let place: String?
    }

    private struct ChannelKey: Hashable {
        let place: String
        let signal: CarbonSignal?
        let issuedAt: Instant?
    }

    let format: FileFormat
    /// The unit in the file, for the user to read.
    var unitText = ""
    /// Whether stamps mark the end of their interval.
    var isEndStamped = false
    /// Whether `--zone` or `--region` renames the only place of the file, instead of having to be
    /// one of the places that the file names.
    var renamesOnlyPlace = false
    /// Whether the content itself is a forecast.
    var isForecast = false
    /// Whether any stamp has an offset other than UTC's.
    var hasOffsets = false
    /// The issue time that the content states.
    var issuedAt: Instant?
    /// Whether the unit comes from an option, and from nothing in the file.
    var isUnitStated = false
    /// How long a value holds if a channel has only one; nil if the content does not say.
    var granularity: Granularity?
    var notes: [String] = []
    var rowCount = 0
    private(set) var channels: [Channel] = []
    private(set) var problems: [PlacedProblem] = []
    private var indexByKey: [ChannelKey: Int] = [:]

    /// Creates an empty recording of a file in that format.
    init(format: FileFormat) { self.format = format }

    /// The index of the channel for a place and signal, created if it is new.
    ///
    /// `issuedAt` is when the channel's forecast was issued.
    mutating func channelIndex(
        place: String, signal: CarbonSignal?, issuedAt: Instant? = nil,
        valueLabel: Channel.Label, stampLabel: Channel.Label
    ) -> Int {
        let key = ChannelKey(place: place, signal: signal, issuedAt: issuedAt)
        if let known = indexByKey[key] { return known }
        channels.append(
            Channel(
                place: place, signal: signal, issuedAt: issuedAt, valueLabel: valueLabel,
                stampLabel: stampLabel))
        indexByKey[key] = channels.count - 1
        return channels.count - 1
    }

    /// Adds one row's observation to a channel.
    mutating func append(_ observation: Observation, to index: Int) {
        channels[index].observations.append(observation)
    }

    /// Notes a row that cannot be used.
    mutating func reject(_ problem: RowProblem, place: String? = nil) {
        problems.append(PlacedProblem(problem: problem, place: place))
    }

    /// Replaces the channels.
    mutating func replaceChannels(_ replacement: [Channel]) { channels = replacement }

    /// Gives every channel another place, if there is only one.
    mutating func rename(to place: String) {
        channels = channels.map { channel in
            var renamed = Channel(
                place: place, signal: channel.signal, issuedAt: channel.issuedAt,
                valueLabel: channel.valueLabel, stampLabel: channel.stampLabel)
            renamed.observations = channel.observations
            return renamed
        }
    }

    /// Keeps what belongs to one place, and problems that belong to none.
    mutating func keepOnly(place: String) {
        channels.removeAll { $0.place != place }
        problems.removeAll { $0.place != nil && $0.place != place }
    }
}
