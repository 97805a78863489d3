import SolsticeDomain

/// Turns what was read into series: chooses places, resolves local stamps, removes duplicates,
/// finds the steps, and counts. Refuses the file for its bad rows unless they are to be skipped.
struct SeriesAssembly {
    /// One finished series, of either quantity.
    struct FinishedChannel {
        let place: String
        let signal: CarbonSignal?
        let issuedAt: Instant?
        let series: LaidSeries
    }

    /// Everything an import returns.
    struct Result {
        let format: RecognisedFormat
        let channels: [FinishedChannel]
        /// Carbon-free shares that came with the channels; no count of the summary includes them.
        let shares: [FinishedChannel]
        let summary: ImportSummary
    }

    private let request: ImportRequest
    private var recording: Recording
    private var notes: [Message]
    private var duplicateCount = 0
    private var contradictionCount = 0
    private var missingZeroCount = 0
    private var hasLocalStamps = false
    private var clockNotes: [Message] = []

    /// Creates an assembly of a recording.
    init(_ recording: Recording, _ request: ImportRequest) {
        self.recording = recording
        self.request = request
        notes = recording.notes
    }

    /// Runs every step.
    /// - Throws: a diagnostic if rows are bad, nothing is left, or a step is impossible.
    func assemble() throws(Diagnostic) -> Result {
        var assembly = self
        try assembly.choosePlace()
        let clocks = try assembly.resolveStamps()
        assembly.weedDuplicates()
        try assembly.combineLoads()
        assembly.weedZeros()
        let rejected = try assembly.judgeProblems()
        if recording.isUnitStated {
            try UnitMistake.refuse(assembly.recording.channels.filter { !$0.isShare }, request)
        }
        return try assembly.finish(clocks, rejected)
    }

    private mutating func choosePlace() throws(Diagnostic) {
        let wanted = request.statedPlace
        let choice = try PlaceChoice.apply(wanted, to: &recording, request)
        if let choice { notes.append(choice) }
    }

    /// Turns local stamps into moments; returns the clocks they were read on, by place.
    private mutating func resolveStamps() throws(Diagnostic) -> [String: LocalClock] {
        try refuseOtherClock()
        let stated = request.options.timeZone ?? recording.timeZone
        let local = recording.channels.filter { $0.observations.contains(where: \.isLocal) }
        hasLocalStamps = !local.isEmpty
        if local.isEmpty, let stated = request.options.timeZone {
            let clock = try TimeZoneRules.clock(stated)
            if clock.timeZone != "UTC" {
                notes.append("every stamp says its offset, so \(setting: .timeZone) was not needed")
            }
        }
        var resolvers: [String: LocalStampResolver] = [:]
        var clocks: [String: LocalClock] = [:]
        for place in Set(local.map(\.place)).sorted() {
            guard let name = stated ?? request.options.timeZones[RegionID(place)] else {
                throw request.lacksTimeZone(firstLocalStamp())
            }
            let clock = try TimeZoneRules.clock(name)
            clocks[place] = clock
            resolvers[place] = LocalStampResolver(clock: clock)
            if stated == nil { notes.append("times are on the clock of \(place): \(name)") }
        }
        recording.replaceChannels(
            recording.channels.map { channel in
                resolvers[channel.place]?.resolve(channel) ?? channel
            })
        for place in resolvers.keys.sorted() {
            for problem in resolvers[place]?.problems ?? [] {
                recording.reject(problem.problem, place: problem.place)
            }
            clockNotes += resolvers[place]?.notes ?? []
        }
        return clocks
    }

    /// The header says one thing about the clock, the option another.
    private func refuseOtherClock() throws(Diagnostic) {
        guard let declared = recording.timeZone, let wanted = request.options.timeZone,
            declared != wanted
        else { return }
        throw request.misuse(
            "the header declares the clock as \(declared)",
            causes: ["\(set: .timeZone, wanted) contradicts it"],
            remedy: "leave \(setting: .timeZone) out, or give \(set: .timeZone, declared)")
    }

    /// Makes PUE of the loads whose ratio it is.
    private mutating func combineLoads() throws(Diagnostic) {
        guard let loads = recording.loads else { return }
        var ratio = LoadRatio(loads, request)
        recording.replaceChannels(try ratio.combine(recording.channels))
        for problem in ratio.problems { recording.reject(problem.problem, place: problem.place) }
        notes += ratio.notes
        if ratio.areReadings { recording.isEndStamped = false }
    }

    private func firstLocalStamp() -> String {
        for channel in recording.channels {
            guard let first = channel.observations.first(where: \.isLocal) else { continue }
            let civil = CivilTime(secondsAsIfUTC: first.second)
            return "line \(first.line), column \(channel.stampLabel.text(row: first.row)): "
                + "\"\(civil.dateText) \(civil.timeText)\" may be any time zone's"
        }
        return ""
    }

    private mutating func weedDuplicates() {
        var check = DuplicateCheck(
            keepsLast: request.options.keepsLastOfContradicting,
            isDateOnly: recording.isDateOnly)
        var shareCheck = check
        recording.replaceChannels(
            recording.channels.map { $0.isShare ? shareCheck.weed($0) : check.weed($0) })
        duplicateCount = check.duplicateCount
        contradictionCount = check.contradictionCount
        for problem in check.problems + shareCheck.problems {
            recording.reject(problem.problem, place: problem.place)
        }
        if contradictionCount > 0 {
            notes.append(
                contradictionCount == 1
                    ? "1 value contradicts a later one of the same moment, which was kept"
                    : "\(contradictionCount) values contradict later ones of the same moments, "
                        + "which were kept")
        }
    }

    /// Turns zeros that stand for missing values into blanks.
    private mutating func weedZeros() {
        guard request.subject == .carbon else { return }
        var first: (zero: Observation, channel: Channel)?
        recording.replaceChannels(
            recording.channels.map { channel in
                if channel.isShare { return channel }
                let (weeded, zeros) = ZeroRule.weed(channel)
                missingZeroCount += zeros.count
                if first == nil, let zero = zeros.first { first = (zero, channel) }
                return weeded
            })
        guard let first else { return }
        let column = first.channel.valueLabel.text(row: first.zero.row)
        let place = "line \(first.zero.line), column \(column)"
        notes.append(
            missingZeroCount == 1
                ? "a zero among values that are nowhere near zero was taken for a missing value: "
                    + "\(place)"
                : "\(missingZeroCount) zeros among values that are nowhere near zero were taken "
                    + "for missing values, the first in \(place)")
    }

    /// The bad rows in line order, if they are to be skipped and something is left.
    private func judgeProblems() throws(Diagnostic) -> [RowProblem] {
        let rejected = recording.problems.map(\.problem).sorted { $0.line < $1.line }
        let hasValue = recording.channels.contains {
            !$0.isShare && $0.observations.contains { !$0.value.isNaN }
        }
        if !rejected.isEmpty, !request.options.skipsInvalid || !hasValue {
            throw BadRows(rejected, of: recording.rowCount, isAnyLeft: hasValue)
                .diagnostic(request)
        }
        guard hasValue || request.options.allowsNoValues else {
            throw request.refusal(
                recording.rowCount == 0 ? "the file holds no rows" : "every value is blank",
                remedy: "export a range of time that has values")
        }
        return rejected
    }

    private mutating func finish(
        _ clocks: [String: LocalClock], _ rejected: [RowProblem]
    ) throws(Diagnostic) -> Result {
        var builder = SeriesBuilder(clocks: clocks, recording, request: request)
        let finished = try finish(recording.channels.filter { !$0.isShare }, &builder)
        var shareBuilder = SeriesBuilder(clocks: clocks, recording, request: request)
        let shares = try finish(recording.channels.filter(\.isShare), &shareBuilder)
        let summary = ImportSummary(
            rowCount: recording.rowCount, valueCount: builder.valueCount,
            duplicateCount: duplicateCount, gapCount: builder.gapCount,
            gapHours: Double(builder.gapSeconds) / 3600, rejected: rejected,
            daylightSavingNotes: clockNotes, estimatedCount: builder.estimatedCount,
            missingZeroCount: missingZeroCount, contradictionCount: contradictionCount)
        let format = RecognisedFormat(
            format: recording.format, provider: recording.format.provider,
            unit: recording.unitText, steps: builder.steps,
            timeZone: timeZoneText(clocks),
            stampMeaning: recording.isEndStamped ? "end of interval" : "start of interval",
            notes: notes + builder.notes + clockNotes,
            columns: recording.columns)
        return Result(format: format, channels: finished, shares: shares, summary: summary)
    }

    private func finish(
        _ channels: [Channel], _ builder: inout SeriesBuilder
    ) throws(Diagnostic) -> [FinishedChannel] {
        var finished: [FinishedChannel] = []
        for channel in channels {
            let series = try builder.build(channel)
            guard !series.rawValues.isEmpty else { continue }
            finished.append(
                FinishedChannel(
                    place: channel.place, signal: channel.signal, issuedAt: channel.issuedAt,
                    series: series))
        }
        return finished
    }

    private func timeZoneText(_ clocks: [String: LocalClock]) -> String {
        let names = Set(clocks.values.map(\.timeZone)).sorted()
        if !names.isEmpty { return names.joined(separator: ", ") }
        return recording.hasOffsets ? "offsets in the stamps" : "UTC"
    }
}

/// Applies the zone or region asked for to a recording that may name places itself.
enum PlaceChoice {
    /// Keeps only the wanted place, or renames the only place if the format allows it; returns a
    /// note on what was done.
    /// - Throws: a usage diagnostic with the nearest name if the file lacks the place.
    static func apply(
        _ wanted: String?, to recording: inout Recording, _ request: ImportRequest
    ) throws(Diagnostic) -> Message? {
        guard let wanted else { return nil }
        var places: [String] = []
        for channel in recording.channels where !places.contains(channel.place) {
            places.append(channel.place)
        }
        if places.isEmpty || places == [wanted] { return nil }
        let option: Message.Setting = request.subject == .carbon ? .zone : .region
        if places.contains(wanted) {
            recording.keepOnly(place: wanted)
            return
                "\(places.count - 1) other places in the file were left out by \(setting: option)"
        }
        if places.count == 1, let only = places.first, recording.renamesOnlyPlace {
            recording.rename(to: wanted)
            return "\(only) is imported as \(wanted)"
        }
        let nearest = nearestName(to: wanted, among: places) ?? places[0]
        let shown = places.prefix(8).joined(separator: ", ") + (places.count > 8 ? ", …" : "")
        throw request.misuse(
            "the file has no rows for \(wanted)", causes: ["it has \(shown)"],
            remedy: "use \(set: option, nearest), or leave \(setting: option) out to import all")
    }
}
