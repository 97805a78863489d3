import GRDB
public import SolsticeDomain

extension StoreSession {
    /// Every region by name, home first.
    public func regions() throws -> [Region] {
        let capacities = Dictionary(grouping: try capacityRows(), by: \.region)
        return try Row.fetchAll(
            database, sql: "SELECT * FROM region ORDER BY isHome DESC, id"
        ).map { try region($0, capacity: capacities[$0["id"]]?.map(\.capacity) ?? []) }
    }

    /// The region with this name; nil if there is none.
    public func region(_ id: RegionID) throws -> Region? {
        try regions().first { $0.id == id }
    }

    /// Adds a region, or replaces the one with its name.
    ///
    /// A home takes that role from the region that had it. If the region states its time zone, and
    /// the zone's local hours were only assumed or no other region is in the zone, they become the
    /// region's, and seasonal tables are rebuilt.
    public func save(_ region: Region, statesTimeZone: Bool = true) throws {
        if region.isHome {
            try database.execute(
                sql: "UPDATE region SET isHome = 0 WHERE isHome = 1 AND id <> ?",
                arguments: [region.id])
        }
        let isAlone =
            try Int.fetchOne(
                database, sql: "SELECT count(*) FROM region WHERE zone = ? AND id <> ?",
                arguments: [region.zone, region.id]) == 0
        try claimZone(
            region.zone, timeZone: statesTimeZone ? region.timeZone : nil, isAlone: isAlone)
        let isRetimed =
            try String.fetchOne(
                database, sql: "SELECT timeZone FROM region WHERE id = ?", arguments: [region.id])
            != region.timeZone
        try database.execute(
            sql: """
                INSERT OR REPLACE INTO region (
                    id, zone, timeZone, annualPUE, annualPUESource, annualGramsPerKWh,
                    annualGramsPerKWhSource, annualSignal, executor, isHome,
                    transferKWhPerGigabyte, transferGigabitsPerSecond, slurmConfigurationPath,
                    slurmCommandPrefix, slurmPartition, onSiteWater, onSiteWaterSource,
                    electricityWater, electricityWaterSource, capMeans, capFinding,
                    carbonFreeShare, carbonFreeShareSource, netGramsPerKWh, netGramsPerKWhSource)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                region.id, region.zone, region.timeZone, region.annualPUE?.value.ratio,
                region.annualPUE?.source, region.annualCarbonIntensity?.value.gramsPerKWh,
                region.annualCarbonIntensity?.source, region.annualSignal?.rawValue,
                region.executor.rawValue, region.isHome,
                region.transferEnergy?.kilowattHoursPerGigabyte,
                region.transferRate?.gigabitsPerSecond, region.slurm?.configurationPath,
                region.slurm.map { Self.json($0.commandPrefix) }, region.slurm?.partition,
                region.water.onSite?.value.litresPerKWh, region.water.onSite?.source,
                region.water.electricity?.value.litresPerKWh, region.water.electricity?.source,
                region.powerCaps.stated?.rawValue, region.powerCaps.finding?.text,
                region.carbonFreeShare?.value.rawValue, region.carbonFreeShare?.source,
                region.netCarbonIntensity?.value.gramsPerKWh, region.netCarbonIntensity?.source,
            ])
        try database.execute(
            sql: "DELETE FROM capacity WHERE region = ?", arguments: [region.id])
        for capacity in region.capacity {
            try database.execute(
                sql: """
                    INSERT INTO capacity (region, accelerator, count, hourlyPrice)
                    VALUES (?, ?, ?, ?)
                    """,
                arguments: [
                    region.id, capacity.accelerator, capacity.count,
                    capacity.hourlyPrice?.rawValue,
                ])
        }
        if isRetimed {
            try forgetModel(of: .pue(region: region.id))
            try rebuildPUEProfile(region: region.id)
        }
    }

    /// Removes a region and its capacity; its imported history stays.
    public func removeRegion(_ id: RegionID) throws {
        try database.execute(sql: "DELETE FROM region WHERE id = ?", arguments: [id])
    }

    /// The zone's time zone; nil for an unknown zone.
    public func timeZone(ofZone zone: ZoneID) throws -> String? {
        try String.fetchOne(
            database.cachedStatement(sql: "SELECT timeZone FROM zone WHERE id = ?"),
            arguments: [zone])
    }

    /// Makes sure a zone exists; `timeZone` nil means that its local hours are unknown.
    ///
    /// If the hours were assumed and are now stated, or the only region there changes them,
    /// seasonal tables are rebuilt.
    func claimZone(_ zone: ZoneID, timeZone: String?, isAlone: Bool = false) throws {
        let known = try Row.fetchOne(
            database, sql: "SELECT timeZone, isTimeZoneAssumed FROM zone WHERE id = ?",
            arguments: [zone])
        guard let known else {
            try database.execute(
                sql: "INSERT INTO zone (id, timeZone, isTimeZoneAssumed) VALUES (?, ?, ?)",
                arguments: [
                    zone, timeZone ?? RegionCatalog.timeZone(ofZone: zone) ?? "UTC",
                    timeZone == nil,
                ])
            return
        }
        guard let timeZone, isAlone || known["isTimeZoneAssumed"] else { return }
        try database.execute(
            sql: "UPDATE zone SET timeZone = ?, isTimeZoneAssumed = 0 WHERE id = ?",
            arguments: [timeZone, zone])
        if known["timeZone"] != timeZone {
            for signal in CarbonSignal.allCases {
                try forgetModel(of: .carbonIntensity(zone: zone, signal: signal))
            }
            try rebuildCarbonProfiles(zone: zone)
        }
    }

    private func capacityRows() throws -> [(region: RegionID, capacity: AcceleratorCapacity)] {
        try Row.fetchAll(
            database, sql: "SELECT * FROM capacity ORDER BY region, accelerator"
        ).map { row in
            let price: Double? = row["hourlyPrice"]
            return (
                row["region"],
                AcceleratorCapacity(
                    accelerator: row["accelerator"], count: row["count"],
                    hourlyPrice: price.map { Cost(rawValue: $0) })
            )
        }
    }

    private func region(_ row: Row, capacity: [AcceleratorCapacity]) throws -> Region {
        let pue: Double? = row["annualPUE"]
        let grams: Double? = row["annualGramsPerKWh"]
        let signal: String? = row["annualSignal"]
        let transferEnergy: Double? = row["transferKWhPerGigabyte"]
        let transferRate: Double? = row["transferGigabitsPerSecond"]
        let prefix: String? = row["slurmCommandPrefix"]
        let capMeans: String? = row["capMeans"]
        let capFinding: String? = row["capFinding"]
        let onSite: Double? = row["onSiteWater"]
        let electricity: Double? = row["electricityWater"]
        let carbonFree: Double? = row["carbonFreeShare"]
        let net: Double? = row["netGramsPerKWh"]
        return Region(
            id: row["id"], zone: row["zone"], timeZone: row["timeZone"],
            annualPUE: pue.map { SourcedFigure(PUE($0), source: row["annualPUESource"]) },
            annualCarbonIntensity: grams.map {
                SourcedFigure(
                    CarbonIntensity(gramsPerKWh: $0), source: row["annualGramsPerKWhSource"])
            },
            annualSignal: signal.flatMap { CarbonSignal(rawValue: $0) }, capacity: capacity,
            transferEnergy: transferEnergy.map { TransferEnergy(rawValue: $0) },
            transferRate: transferRate.map { DataRate(rawValue: $0) },
            executor: ExecutorKind(rawValue: row["executor"]) ?? .none,
            slurm: try prefix.map {
                SlurmCluster(
                    configurationPath: row["slurmConfigurationPath"],
                    commandPrefix: try Self.list($0), partition: row["slurmPartition"])
            },
            water: RegionalWater(
                onSite: onSite.map {
                    SourcedFigure(
                        WaterIntensity(litresPerKWh: $0), source: row["onSiteWaterSource"])
                },
                electricity: electricity.map {
                    SourcedFigure(
                        WaterIntensity(litresPerKWh: $0), source: row["electricityWaterSource"])
                }),
            carbonFreeShare: carbonFree.map {
                SourcedFigure(CarbonFreeShare($0), source: row["carbonFreeShareSource"])
            },
            netCarbonIntensity: net.map {
                SourcedFigure(CarbonIntensity(gramsPerKWh: $0), source: row["netGramsPerKWhSource"])
            },
            powerCaps: PowerCapAbility(
                stated: capMeans.flatMap { PowerCapMeans(rawValue: $0) },
                finding: capFinding.map { PowerCapAbility.Finding(text: $0) }),
            isHome: row["isHome"])
    }
}

extension PowerCapAbility.Finding {
    /// The stored form: nothing if it is possible, else the obstacle.
    fileprivate var text: String {
        switch self {
        case .possible: ""
        case .impossible(let reason): reason
        }
    }

    fileprivate init(text: String) {
        self = text.isEmpty ? .possible : .impossible(because: text)
    }
}

extension StoreSession {
    /// Every zone that was ever named, by name.
    public func zones() throws -> [ZoneID] {
        try ZoneID.fetchAll(database, sql: "SELECT id FROM zone ORDER BY id")
    }

    /// The signals for which a zone has history, of values that had ended by a moment.
    public func historySignals(of zone: ZoneID, by moment: Instant) throws -> Set<CarbonSignal> {
        let statement = try database.cachedStatement(
            sql: """
                SELECT EXISTS (
                    SELECT 1 FROM carbonIntensity
                    WHERE zone = ? AND signal = ? AND startAt + stepSeconds <= ?)
                """)
        return Set(
            try CarbonSignal.allCases.filter { signal in
                try Bool.fetchOne(
                    statement, arguments: [zone, signal.rawValue, moment.secondsSinceEpoch])
                    == true
            })
    }
}
