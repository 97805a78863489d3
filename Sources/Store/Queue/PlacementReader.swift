import GRDB
import SolsticeDomain

/// Reads the placements that jobs point to, with their segments and savings.
struct PlacementReader {
    /// A placement with what it saved by lever and by factor.
    struct Entry {
        let placement: Placement
        let levers: Saving.Levers
        let factors: Saving.Factors
    }

    private let entries: [Int: Entry]

    /// Reads the placements in use: of all jobs, or of some.
    init(database: Database, onlyJobs jobs: [JobID]?) throws {
        let chosen =
            jobs.map { list in
                " WHERE id IN (\(list.map(String.init).joined(separator: ", ")))"
            } ?? ""
        let condition =
            "id IN (SELECT placement FROM job\(chosen) UNION ALL SELECT baseline FROM job\(chosen))"
        let segments = try Self.segments(
            database, "SELECT id FROM placement WHERE \(condition)")
        let cursor = try Row.fetchCursor(
            database, sql: "SELECT \(Self.columns) FROM placement WHERE \(condition)")
        var entries: [Int: Entry] = [:]
        while let row = try cursor.next() {
            let id: Int = row[0]
            entries[id] = Self.entry(row, segments: segments[id] ?? [])
        }
        self.entries = entries
    }

    /// The placement with a number; nil if none was read.
    func entry(_ id: Int) -> Entry? { entries[id] }

    /// In the order that `entry` reads them: a queue has thousands of rows, and looking up a column
    /// by name costs more than reading it.
    private static let columns = """
        id, region, accelerator, capWatts, signal, carbonSource, pueSource, itEnergyKWh,
        facilityEnergyKWh, emissionsGrams, emissionsP10Grams, emissionsP90Grams, cost,
        savedByTimeGrams, savedByRegionGrams, savedByCapGrams, savedByAcceleratorGrams,
        savedByPausingGrams, savedByTransferGrams, savedByITEnergyGrams, savedByPUEGrams,
        savedByCarbonIntensityGrams, transferGrams, variant, acceleratorCount, savedByModelGrams,
        savedByDatacentreGrams
        """

    private static func segments(
        _ database: Database, _ placements: String
    ) throws -> [Int: [TimeWindow]] {
        let cursor = try Row.fetchCursor(
            database,
            sql: """
                SELECT placement, startAt, endAt FROM segment
                WHERE placement IN (\(placements)) ORDER BY placement, startAt
                """)
        var segments: [Int: [TimeWindow]] = [:]
        while let row = try cursor.next() {
            segments[row[0], default: []].append(
                TimeWindow(
                    start: Instant(secondsSinceEpoch: row[1]),
                    end: Instant(secondsSinceEpoch: row[2])))
        }
        return segments
    }

    private static func entry(_ row: Row, segments: [TimeWindow]) -> Entry? {
        guard !segments.isEmpty, let signal = CarbonSignal(rawValue: row[4]),
            let carbon = RateBasis.Source(rawValue: row[5]),
            let pue = RateBasis.Source(rawValue: row[6])
        else { return nil }
        let cap: Double? = row[3]
        let placement = Placement(
            region: row[1], variant: row[23], accelerator: row[2], count: row[24],
            powerCap: cap.map { Power(watts: $0) },
            segments: segments, footprint: footprint(row), signal: signal,
            basis: RateBasis(carbonIntensity: carbon, pue: pue))
        return Entry(placement: placement, levers: levers(row), factors: factors(row))
    }

    private static func footprint(_ row: Row) -> Footprint {
        let p10: Double? = row[10]
        let p90: Double? = row[11]
        let cost: Double? = row[12]
        var band: EmissionsBand?
        if let p10, let p90 {
            band = EmissionsBand(p10: Emissions(grams: p10), p90: Emissions(grams: p90))
        }
        return Footprint(
            itEnergy: ITEnergy(kilowattHours: row[7]),
            facilityEnergy: FacilityEnergy(kilowattHours: row[8]),
            emissions: Emissions(grams: row[9]), transfer: Emissions(grams: row[22]), band: band,
            cost: cost.map { Cost(rawValue: $0) })
    }

    private static func levers(_ row: Row) -> Saving.Levers {
        var levers = Saving.Levers()
        levers.model = Emissions(grams: row[25])
        levers.datacentre = (row[26] as Double?).map { Emissions(grams: $0) }
        levers.time = Emissions(grams: row[13])
        levers.region = Emissions(grams: row[14])
        levers.cap = Emissions(grams: row[15])
        levers.accelerator = Emissions(grams: row[16])
        levers.pausing = Emissions(grams: row[17])
        levers.transfer = Emissions(grams: row[18])
        return levers
    }

    private static func factors(_ row: Row) -> Saving.Factors {
        var factors = Saving.Factors()
        factors.transfer = Emissions(grams: row[18])
        factors.itEnergy = Emissions(grams: row[19])
        factors.pue = Emissions(grams: row[20])
        factors.carbonIntensity = Emissions(grams: row[21])
        return factors
    }
}
