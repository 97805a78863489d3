import SolsticeDomain

/// Everything a reader took from a file: channels of observations, bad rows, and what the format
/// declares.
struct Recording {
    /// A bad row, and the place it speaks of where that is known.
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
    /// The unit in the file, for the person to read.
    var unitText = ""
    /// Whether stamps mark the end of their interval.
    var isEndStamped = false
    /// Whether `--zone` or `--region` gives the only place of the file another name, rather than
    /// having to be one of the places it names.
    var renamesOnlyPlace = false
    /// Whether the content itself is a forecast.
    var isForecast = false
    /// Whether any stamp has an offset other than UTC's.
    var hasOffsets = false
    /// When the content says that it was issued.
    var issuedAt: Instant?
    /// Whether the unit was given as an option, and by nothing in the file.
    var isUnitStated = false
    /// How long a value holds where a channel has only one; nil where the content does not say.
    var granularity: Granularity?
    var notes: [String] = []
    var rowCount = 0
    private(set) var channels: [Channel] = []
    private(set) var problems: [PlacedProblem] = []
    private var indexByKey: [ChannelKey: Int] = [:]

    /// An empty recording of a file in that format.
    init(format: FileFormat) { self.format = format }

    /// The index of the channel of a place and signal, made if it is new.
    ///
    /// `issuedAt` is when the forecast was issued that the channel is of.
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

    /// Adds what one row says to a channel.
    mutating func append(_ observation: Observation, to index: Int) {
        channels[index].observations.append(observation)
    }

    /// Notes a row that cannot be used.
    mutating func reject(_ problem: RowProblem, place: String? = nil) {
        problems.append(PlacedProblem(problem: problem, place: place))
    }

    /// Puts other channels in the place of these.
    mutating func replaceChannels(_ replacement: [Channel]) { channels = replacement }

    /// Gives every channel another place, where there is only one.
    mutating func rename(to place: String) {
        channels = channels.map { channel in
            var renamed = Channel(
                place: place, signal: channel.signal, issuedAt: channel.issuedAt,
                valueLabel: channel.valueLabel, stampLabel: channel.stampLabel)
            renamed.observations = channel.observations
            return renamed
        }
    }

    /// Keeps what speaks of one place, and problems that speak of none.
    mutating func keepOnly(place: String) {
        channels.removeAll { $0.place != place }
        problems.removeAll { $0.place != nil && $0.place != place }
    }
}
