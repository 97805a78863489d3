public import SolsticeDomain
import SolsticeFeeds
public import SolsticeGridData
import SolsticeStore

/// Regions and accelerators.
extension Scheduler {
    /// Adds a region. Omitted values come from the catalogue if that has a region of this name. The
    /// first region becomes home.
    /// - Throws: a ``Diagnostic`` if the name is taken or a required value is missing.
    public func addRegion(_ id: RegionID, _ change: RegionChange) throws(Diagnostic) -> Region {
        try database.write { try RegionRegistry(context: $0).add(id, change) }
    }

    /// Changes a region.
    /// - Throws: a ``Diagnostic`` that names the nearest if there is none of this name.
    public func setRegion(_ id: RegionID, _ change: RegionChange) throws(Diagnostic) -> Region {
        try database.write { try RegionRegistry(context: $0).set(id, change) }
    }

    /// Removes a region that no job is waiting for or running in.
    /// - Throws: a ``Diagnostic`` if jobs still need it.
    public func removeRegion(_ id: RegionID) throws(Diagnostic) {
        try database.write { try RegionRegistry(context: $0).remove(id) }
    }

    /// Every region with its histories, home first.
    public func regionRecords() throws(Diagnostic) -> [RegionRecord] {
        try database.read { try RegionRegistry(context: $0).records() }
    }

    /// One region with its histories.
    /// - Throws: a ``Diagnostic`` that names the nearest if there is none of this name.
    public func regionRecord(_ id: RegionID) throws(Diagnostic) -> RegionRecord {
        try database.read { try RegionRegistry(context: $0).record(id) }
    }

    /// The names of the regions, home first.
    public func regionNames() throws(Diagnostic) -> [RegionID] {
        try database.store.read { try $0.regions().map(\.id) }
    }

    /// Every accelerator.
    public func accelerators() throws(Diagnostic) -> [Accelerator] {
        try database.store.read { try $0.accelerators() }
    }

    /// One accelerator.
    /// - Throws: a ``Diagnostic`` that names the nearest if there is none of this name.
    public func accelerator(_ id: AcceleratorID) throws(Diagnostic) -> Accelerator {
        try database.store.read { try $0.existingAccelerator(id) }
    }

    /// Adds an accelerator that is not in the catalogue.
    /// - Throws: a ``Diagnostic`` if the name is taken.
    public func addAccelerator(
        _ id: AcceleratorID, title: String, boardPower: Power, relativeSpeed: RelativeSpeed? = nil,
        embodied: EmbodiedCarbon? = nil
    ) throws(Diagnostic) -> Accelerator {
        try database.write {
            try AcceleratorRegistry(context: $0).add(
                id, title: title, boardPower: boardPower, relativeSpeed: relativeSpeed,
                embodied: embodied)
        }
    }

    /// Changes an accelerator; nil values stay as they are, unless its embodied emissions are
    /// removed.
    /// - Throws: a ``Diagnostic`` that names the nearest if there is none of this name.
    public func setAccelerator(
        _ id: AcceleratorID, boardPower: Power? = nil, relativeSpeed: RelativeSpeed? = nil,
        embodied: EmbodiedCarbon? = nil, forgetsEmbodied: Bool = false
    ) throws(Diagnostic) -> Accelerator {
        try database.write {
            try AcceleratorRegistry(context: $0).set(
                id, boardPower: boardPower, relativeSpeed: relativeSpeed, embodied: embodied,
                forgetsEmbodied: forgetsEmbodied)
        }
    }

    /// Checks database, regions, data, feeds and jobs, and reports problems.
    public func doctor() throws(Diagnostic) -> [Finding] {
        try database.read { try Doctor(context: $0, databasePath: databasePath).findings() }
    }
}

/// Histories and forecasts.
extension Scheduler {
    /// Reads a file of carbon intensity and merges it into the existing values, in one transaction.
    ///
    /// Importing the same file twice changes nothing. With `isDryRun` nothing is written, and the
    /// report says what would be.
    /// - Throws: a ``Diagnostic`` with line, column and remedy; nothing is then changed.
    public func importCarbon(
        _ file: SourceFile, options: ImportOptions, isDryRun: Bool = false,
        progress: (@Sendable (Double) -> Void)? = nil
    ) throws(Diagnostic) -> ImportReport {
        try Imports(database: database).carbon(
            file, options: options, isDryRun: isDryRun, progress: progress)
    }

    /// Reads a file of PUE and merges it into the existing values, in one transaction.
    /// - Throws: a ``Diagnostic`` with line, column and remedy; nothing is then changed.
    public func importPUE(
        _ file: SourceFile, options: ImportOptions, isDryRun: Bool = false,
        progress: (@Sendable (Double) -> Void)? = nil
    ) throws(Diagnostic) -> ImportReport {
        try Imports(database: database).pue(
            file, options: options, isDryRun: isDryRun, progress: progress)
    }

    /// Reads a table of power-cap effects on a workload and makes it the accelerator's, in one
    /// transaction.
    ///
    /// A known accelerator keeps its speed, its embodied emissions and the table of the other
    /// workload, and its title unless another is given; an unknown one is added. With `isDryRun` nothing is written.
    /// - Throws: a ``Diagnostic`` with line, column and remedy; nothing is then changed.
    @discardableResult
    public func importPowerCaps(
        _ file: SourceFile, accelerator id: AcceleratorID, title: String? = nil,
        workload: WorkloadKind = .training, isDryRun: Bool = false
    ) throws(Diagnostic) -> PowerCapReport {
        try Imports(database: database).powerCaps(
            file, accelerator: id, title: title, workload: workload, isDryRun: isDryRun)
    }

    /// The seasonal table of a zone's carbon intensity, its signal and its local hours.
    ///
    /// `place` is a zone or a region.
    /// - Throws: a ``Diagnostic`` if no history was imported.
    public func carbonProfile(
        _ place: String, signal: CarbonSignal? = nil
    ) throws(Diagnostic) -> (
        profile: SeasonalProfile<CarbonIntensity>, signal: CarbonSignal, clock: LocalClock
    ) {
        try database.read { try Profiles(context: $0).carbonProfile(place, signal: signal) }
    }

    /// The seasonal table of a region's PUE and its local hours.
    /// - Throws: a ``Diagnostic`` if no history was imported.
    public func pueProfile(
        _ region: RegionID
    ) throws(Diagnostic) -> (profile: SeasonalProfile<PUE>, clock: LocalClock) {
        try database.read { try Profiles(context: $0).pueProfile(region) }
    }

    /// The seasonal table of a region's rate, PUE × carbon intensity, over its carbon history, and
    /// the source of the PUE: its own history, laid over its typical months and hours, or one
    /// figure.
    /// - Throws: a ``Diagnostic`` if no carbon history was imported.
    public func rateProfile(
        _ id: RegionID, signal: CarbonSignal? = nil
    ) throws(Diagnostic) -> (
        profile: SeasonalProfile<EmissionRate>, signal: CarbonSignal, pueSource: RateBasis.Source,
        clock: LocalClock
    ) {
        try database.read { try Profiles(context: $0).rateProfile(id, signal: signal) }
    }

    /// The forecast hours of a region, and where jobs lie in them.
    public func outlook(
        _ id: RegionID, signal: CarbonSignal? = nil, length: TimeSpan
    ) throws(Diagnostic) -> (outlook: RegionOutlook, planned: [JobRecord]) {
        try database.read { try Profiles(context: $0).outlook(id, signal: signal, length: length) }
    }

    /// The accuracy of the forecasts for a region's zone up to now, shortest leads first; empty if
    /// no issue has been compared.
    public func forecastSkill(
        _ id: RegionID, signal: CarbonSignal? = nil
    ) throws(Diagnostic) -> (zone: ZoneID, signal: CarbonSignal, skills: [ForecastSkill]) {
        try database.read { try ForecastAccuracy(context: $0).skills(ofRegion: id, signal: signal) }
    }

    /// The end of the newest imported hour of carbon intensity that is not after now, for each zone
    /// with a region.
    public func newestCarbonHours() throws(Diagnostic) -> [(
        zone: ZoneID, signal: CarbonSignal, end: Instant
    )] {
        try database.read { try $0.session.newestCarbonHours(by: $0.now) }
    }

    /// Replays jobs over imported history under several policies, on all cores; nothing is stored.
    ///
    /// Values for hours that had not ended by ``now`` are ignored.
    /// - Throws: a ``Diagnostic`` if there is too little history.
    public func backtest(
        _ request: BacktestRequest, observer: BacktestObserver? = nil
    ) throws(Diagnostic) -> BacktestSummary {
        try Backtests(database: database).summary(of: request, observer: observer)
    }
}

/// Feeds and tokens.
extension Scheduler {
    /// Adds a feed, due at once; nothing is fetched yet.
    /// - Throws: a ``Diagnostic`` if the name is taken, or the feed could never be fetched.
    public func addFeed(_ feed: Feed) throws(Diagnostic) {
        try database.write { try FeedRegistry(context: $0).add(feed) }
    }

    /// The default signal of a provider's values; nil if its answers state it.
    public static func usualSignal(of provider: FeedProvider) -> CarbonSignal? {
        FeedPages.usualSignal(of: provider)
    }

    /// Removes a feed; its imported values stay.
    /// - Throws: a ``Diagnostic`` that names the nearest if there is none of this name.
    public func removeFeed(_ id: String) throws(Diagnostic) {
        try database.write { try FeedRegistry(context: $0).remove(id) }
    }

    /// Every feed with its progress.
    public func feedRecords() throws(Diagnostic) -> [FeedRecord] {
        try database.read { try FeedRegistry(context: $0).records() }
    }

    /// One feed with its progress.
    /// - Throws: a ``Diagnostic`` that names the nearest if there is none of this name.
    public func feedRecord(_ id: String) throws(Diagnostic) -> FeedRecord {
        try database.read { try FeedRegistry(context: $0).record(id) }
    }

    /// Restarts a feed from a moment: existing values are compared page by page.
    public func rewindFeed(_ id: String, to moment: Instant) throws(Diagnostic) {
        try database.write { try FeedRegistry(context: $0).rewind(id, to: moment) }
    }

    /// Makes a token that allows changes to the queue over HTTP, and stores its hash.
    /// - Returns: the token, which cannot be recovered later: 256 random bits after `sol_`.
    /// - Throws: a ``Diagnostic`` if the name is taken, empty or too long.
    public func makeToken(_ name: String) throws(Diagnostic) -> String {
        try database.write { try TokenRegistry(context: $0).make(name) }
    }

    /// The existing tokens, by name.
    public func tokens() throws(Diagnostic) -> [AccessToken] {
        try database.store.read { try $0.tokens() }
    }

    /// Revokes a token: it can no longer be used.
    /// - Throws: a ``Diagnostic`` that names the nearest if there is none of this name.
    public func removeToken(_ name: String) throws(Diagnostic) {
        try database.write { try TokenRegistry(context: $0).remove(name) }
    }

    /// The token with this text; nil if it is not a stored one.
    public func token(_ text: String) throws(Diagnostic) -> AccessToken? {
        try database.read { try TokenRegistry(context: $0).token(text) }
    }
}
