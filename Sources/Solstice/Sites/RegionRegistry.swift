import SolsticeDomain
import SolsticeStore

/// Adds, changes and removes regions.
struct RegionRegistry {
    let context: PlanningContext
    private var session: StoreSession { context.session }

    /// Adds a region. Omitted values come from the catalogue if that has a region of this name. The
    /// first region becomes home.
    /// - Throws: a ``Diagnostic`` if the name is taken or a required value is missing.
    func add(_ id: RegionID, _ change: RegionChange) throws -> Region {
        if try session.region(id) != nil {
            throw Diagnostic(
                .usage, "there is a region \(id) already",
                remedy: "change it with: \(run: .regionSet, .text(id), "…")")
        }
        let published = RegionCatalog.region(id)
        guard let zone = change.zone ?? published?.zone else {
            throw Diagnostic(
                .usage, "region \(id) needs a grid zone",
                causes: ["only regions of the catalogue are known without one"],
                remedy: "add \(set: .zone, "ZONE"), such as \(set: .zone, "DE"); "
                    + "the catalogue: \(run: .regionCatalog)")
        }
        let isFirst = try session.regions().isEmpty
        let timeZone =
            try session.timeZone(ofZone: zone) ?? RegionCatalog.timeZone(ofZone: zone)
        var region = published ?? Region(id: id, zone: zone, timeZone: timeZone ?? "UTC")
        region.isHome = isFirst
        if change.isHome ?? isFirst { region.executor = .local }
        try apply(change, to: &region)
        try session.save(
            region, statesTimeZone: change.timeZone != nil || published != nil)
        try refreshForecasts(of: region)
        return region
    }

    /// Changes a region.
    /// - Throws: a ``Diagnostic`` that names the nearest if there is none of this name.
    func set(_ id: RegionID, _ change: RegionChange) throws -> Region {
        var region = try session.existingRegion(id)
        try apply(change, to: &region)
        try session.save(region, statesTimeZone: change.timeZone != nil)
        try refreshForecasts(of: region)
        return region
    }

    /// Fits the models that depend on local hours again, if those have changed.
    private func refreshForecasts(of region: Region) throws {
        for signal in CarbonSignal.allCases {
            try context.refreshForecast(
                of: .carbonIntensity(zone: region.zone, signal: signal))
        }
        try context.refreshForecast(of: .pue(region: region.id))
    }

    /// Removes a region that no job is waiting for or running in.
    /// - Throws: a ``Diagnostic`` if jobs still need it.
    func remove(_ id: RegionID) throws {
        _ = try session.existingRegion(id)
        let open = try session.jobs(in: JobState.open)
        let plans = try session.plannedJobs(open.map(\.id))
        let users = open.filter {
            $0.specification.home == id || plans[$0.id]?.placement.region == id
        }
        if !users.isEmpty {
            let jobs = users.prefix(5).map { Message.Argument.text("\($0.id)") }
            throw Diagnostic(
                .usage,
                "region \(id) is still needed by "
                    + (users.count == 1 ? "a job" : "\(users.count) jobs"),
                remedy: "wait for them or cancel them: " + Message.run(.cancel, jobs))
        }
        try refuseWhileAttemptsRun(in: id)
        try session.removeRegion(id)
    }

    /// Every region with its histories, home first.
    func records() throws -> [RegionRecord] {
        try session.regions().map(record(of:))
    }

    /// One region with its histories.
    /// - Throws: a ``Diagnostic`` that names the nearest if there is none of this name.
    func record(_ id: RegionID) throws -> RegionRecord {
        try record(of: session.existingRegion(id))
    }

    private func record(of region: Region) throws -> RegionRecord {
        RegionRecord(
            region: region, carbon: try session.carbonSummaries(zone: region.zone),
            pue: try session.pueSummary(region: region.id),
            carbonFree: try session.carbonFreeSummary(zone: region.zone))
    }

    private func apply(
        _ change: RegionChange, to region: inout Region
    ) throws {
        if let zone = change.zone { region.zone = zone }
        if let timeZone = change.timeZone { region.timeZone = timeZone }
        _ = try context.clocks.clock(region.timeZone)
        if let pue = change.pue {
            region.annualPUE = SourcedFigure(pue, source: statedByUser)
        }
        if let intensity = change.carbonIntensity {
            guard let signal = change.signal ?? region.annualSignal else {
                throw Diagnostic(
                    .usage, "the signal of the carbon intensity is missing",
                    remedy: "add \(set: .signal, "lifecycle"), \(set: .signal, "direct") or "
                        + "\(set: .signal, "marginal")")
            }
            region.annualCarbonIntensity = SourcedFigure(intensity, source: statedByUser)
            region.annualSignal = signal
        }
        if let energy = change.transferEnergy { region.transferEnergy = energy }
        if let rate = change.transferRate { region.transferRate = rate }
        if change.forgetsWater { region.water = RegionalWater() }
        let source = change.waterSource ?? statedByUser
        if let water = change.onSiteWater {
            region.water.onSite = SourcedFigure(water, source: source)
        }
        if let water = change.electricityWater {
            region.water.electricity = SourcedFigure(water, source: source)
        }
        applyShownFigures(change, to: &region)
        try applyExecutor(change, to: &region)
        try applyPowerCaps(change, to: &region)
        if let isHome = change.isHome { region.isHome = isHome }
        try applyCapacity(change, to: &region)
    }

    /// Changes the figures that are shown beside emissions.
    private func applyShownFigures(_ change: RegionChange, to region: inout Region) {
        if change.forgetsCarbonFreeShare { region.carbonFreeShare = nil }
        if let share = change.carbonFreeShare {
            region.carbonFreeShare = SourcedFigure(
                share, source: change.carbonFreeSource ?? statedByUser)
        }
        if change.forgetsNetIntensity { region.netCarbonIntensity = nil }
        if let net = change.netCarbonIntensity {
            region.netCarbonIntensity = SourcedFigure(
                net, source: change.netSource ?? statedByUser)
        }
    }

    /// Changes what runs jobs, unless some are running: no executor would find them again.
    private func applyExecutor(
        _ change: RegionChange, to region: inout Region
    ) throws {
        let before = (region.executor, region.slurm)
        if let executor = change.executor { region.executor = executor }
        if region.executor == .slurm {
            func kept(_ stated: String?, _ old: String?) -> String? {
                let text = stated ?? old
                return text?.isEmpty == false ? text : nil
            }
            region.slurm = SlurmCluster(
                configurationPath: kept(
                    change.slurmConfiguration, region.slurm?.configurationPath),
                commandPrefix: change.slurmCommandPrefix ?? region.slurm?.commandPrefix ?? [],
                partition: kept(change.slurmPartition, region.slurm?.partition))
        } else {
            region.slurm = nil
            if change.slurmConfiguration != nil || change.slurmCommandPrefix != nil
                || change.slurmPartition != nil
            {
                throw Diagnostic(
                    .usage, "region \(region.id) has no Slurm cluster to say that of",
                    remedy: "add \(set: .executor, "slurm")")
            }
        }
        guard before != (region.executor, region.slurm) else { return }
        try refuseWhileAttemptsRun(in: region.id)
    }

    private func applyPowerCaps(_ change: RegionChange, to region: inout Region) throws {
        if region.executor != .local { region.powerCaps.finding = nil }
        guard let means = change.powerCaps else { return }
        if means == .prolog, region.executor != .slurm {
            throw Diagnostic(
                .usage, "region \(region.id) has no cluster whose prolog could set caps",
                remedy: "use \(set: .caps, "nvidia-smi"), or add \(set: .executor, "slurm")")
        }
        if means == .nvidiaSMI, region.executor == .slurm {
            throw Diagnostic(
                .usage, "on a cluster, Solstice sets no caps with nvidia-smi itself",
                remedy: "let the cluster's prolog set what SOLSTICE_POWER_CAP_WATTS says, and use "
                    + "\(set: .caps, "prolog")")
        }
        region.powerCaps.stated = means
    }

    /// Stores a service's findings on its machine's power caps for the regions it runs jobs in.
    static func keep(
        _ finding: PowerCapAbility.Finding, in database: Database
    ) throws(Diagnostic) {
        let outdated = { (region: Region) in
            region.executor == .local && region.powerCaps.finding != finding
        }
        // Most services find the same as the one before, and write nothing.
        guard try database.read({ $0.regions.contains(where: outdated) }) else { return }
        try database.write { context in
            for var region in context.regions where outdated(region) {
                region.powerCaps.finding = finding
                try context.session.save(region, statesTimeZone: false)
            }
        }
    }

    /// Refuses to change what runs a region's jobs while some are running there, including
    /// cancelled ones that have not ended yet.
    private func refuseWhileAttemptsRun(in region: RegionID) throws {
        let running = try session.openAttempts().filter { $0.region == region }.map(\.job)
        guard running.isEmpty else {
            throw Diagnostic(
                .usage, "jobs run in region \(region) that would not be found again",
                remedy: "wait for them first: "
                    + Message.run(.wait, running.prefix(10).map { .text("\($0)") }))
        }
    }

    private func applyCapacity(
        _ change: RegionChange, to region: inout Region
    ) throws {
        guard change.capacity != nil || change.hourlyPrices != nil else { return }
        var counts = Dictionary(
            uniqueKeysWithValues: region.capacity.map { ($0.accelerator, $0.count) })
        var prices: [AcceleratorID: Cost] = [:]
        for capacity in region.capacity { prices[capacity.accelerator] = capacity.hourlyPrice }
        if let stated = change.capacity { counts = stated }
        for (name, price) in change.hourlyPrices ?? [:] {
            guard counts[name] != nil else {
                throw Diagnostic(
                    .usage, "region \(region.id) has a price for \(name) and no \(name)",
                    remedy: "say how many there are: \(set: .capacity, "\(name)=N")")
            }
            prices[name] = price
        }
        region.capacity = try counts.sorted { $0.key < $1.key }.map { name, count in
            AcceleratorCapacity(
                accelerator: try session.existingAccelerator(name).id, count: count,
                hourlyPrice: prices[name])
        }
    }
}

/// The source of figures that the user states without one.
let statedByUser = "stated by the user"
