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
        let load: LoadSide?
        let isShare: Bool
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
    /// The month or the year that each stamp names, whatever the distances between them.
    var calendar: Granularity?
    /// Whether stamps are dates without a time of day.
    var isDateOnly = false
    /// The IANA zone that the header names for stamps without an offset.
    var timeZone: String?
    /// What is known of the loads whose ratio is the PUE; nil if there are none.
    var loads: LoadDescription?
    /// How each column was understood, for the user to read.
    var columns: [ColumnMeaning] = []
    var notes: [Message] = []
    var rowCount = 0
    private(set) var channels: [Channel] = []
    private(set) var problems: [PlacedProblem] = []
    private var indexByKey: [ChannelKey: Int] = [:]

    /// Creates an empty recording of a file in that format.
    init(format: FileFormat) { self.format = format }

    /// Takes over what a table's columns of times say.
    mutating func describe(_ stamp: StampColumn) {
        isEndStamped = stamp.isEnd
        calendar = stamp.calendar
        isDateOnly = stamp.isDateOnly
        timeZone = stamp.timeZone
    }

    /// The index of the channel for a place and signal, created if it is new.
    ///
    /// `issuedAt` is when the channel's forecast was issued; `isShare` marks carbon-free shares.
    mutating func channelIndex(
        place: String, signal: CarbonSignal?, issuedAt: Instant? = nil, load: LoadSide? = nil,
        isShare: Bool = false, valueLabel: Channel.Label, stampLabel: Channel.Label
    ) -> Int {
        let key = ChannelKey(
            place: place, signal: signal, issuedAt: issuedAt, load: load, isShare: isShare)
        if let known = indexByKey[key] { return known }
        channels.append(
            Channel(
                place: place, signal: signal, issuedAt: issuedAt, load: load, isShare: isShare,
                valueLabel: valueLabel, stampLabel: stampLabel))
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
                load: channel.load, isShare: channel.isShare, valueLabel: channel.valueLabel,
                stampLabel: channel.stampLabel)
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

/// The observations of one quantity in one place, in file order.
struct Channel {
    /// How a message about a row names a column of the data.
    enum Label {
        /// A column of a table.
        case header(String)
        /// A member of the objects in an array, by the array's path and the member's name.
        case member(array: String, name: String)
        /// An element of an array of bare values, by the array's path.
        case element(array: String)

        /// The name for one row.
        func text(row: Int) -> String {
            switch self {
            case .header(let name): name
            case .member(let array, let name): "\(array)[\(row)].\(name)"
            case .element(let array): "\(array)[\(row)]"
            }
        }
    }

    /// The zone or region.
    let place: String
    /// The signal; nil for PUE and carbon-free shares.
    let signal: CarbonSignal?
    /// When the forecast that holds these values was issued; nil for a history, and for a forecast
    /// that does not say.
    let issuedAt: Instant?
    /// Whose load the values are; nil for anything else.
    var load: LoadSide?
    /// Whether the values are carbon-free shares, from 0 to 1, that came with intensities.
    var isShare = false
    /// The name of the value's column.
    let valueLabel: Label
    /// The name of the stamp's column.
    let stampLabel: Label
    /// What was read.
    var observations: [Observation] = []
}

/// One value as a file gives it, before stamps are resolved and lengths are known.
struct Observation {
    /// Seconds since the epoch; for a local stamp, as if its clock showed UTC.
    var second: Int
    /// The value in the quantity's own unit; NaN if the file has a blank.
    var value: Double
    /// The line in the file.
    var line: Int
    /// The index of the data row, from 0.
    var row: Int
    /// The length of the interval in seconds; 0 if the file does not say.
    var lengthSeconds = 0
    /// The value's weight in a mean, such as the IT energy behind a PUE.
    var weight = 1.0
    /// What a load is multiplied by to get W or Wh.
    var scale = 1.0
    /// Whether the stamp still needs a time zone.
    var isLocal = false
    /// Whether the provider estimated the value rather than measured it.
    var isEstimated = false
}

/// When the forecasts of a file were issued, according to an option or the file.
struct IssueTime {
    /// The moment that holds for every series; nil if each has its own, or none.
    private let common: Instant?
    /// The moment of series that do not state one; nil for a history.
    private let otherwise: Instant?

    /// Determines the moments of a recording.
    /// - Throws: a usage diagnostic for a forecast whose issue time is unknown.
    init(_ recorded: Recording, _ request: ImportRequest) throws(Diagnostic) {
        let options = request.options
        let stated = recorded.channels.map { $0.issuedAt ?? recorded.issuedAt }
        let isSingle = Set(stated).count <= 1
        common = options.wantsForecast && isSingle ? options.issuedAt : nil
        guard options.wantsForecast || recorded.isForecast else {
            otherwise = nil
            return
        }
        otherwise =
            options.issuedAt ?? recorded.issuedAt
            ?? (options.wantsForecast ? options.issuedAtUnlessStated : nil)
        guard common == nil, otherwise == nil else { return }
        guard stated.isEmpty || stated.contains(nil) else { return }
        throw options.wantsForecast ? request.lacksIssueTime() : request.isUnexpectedForecast()
    }

    /// The moment of a series that states this one, or none; nil for a history.
    func of(_ stated: Instant?) -> Instant? { common ?? stated ?? otherwise }

    /// The newest moment of the series; the forecast's own if it has no values.
    func newest(of series: [CarbonSeries]) -> Instant? {
        series.compactMap(\.issuedAt).max() ?? (series.isEmpty ? common ?? otherwise : nil)
    }
}
