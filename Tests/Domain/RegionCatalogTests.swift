import SolsticeDomain
import Testing

@Suite struct RegionCatalogTests {
    @Test func `no two regions have the same identifier`() {
        let ids = RegionCatalog.regions.map(\.id)
        #expect(Set(ids).count == ids.count)
        #expect(!ids.isEmpty)
    }

    @Test(arguments: RegionCatalog.regions.map(\.id)) func `every figure names its source`(
        _ id: RegionID
    ) throws {
        let region = try #require(RegionCatalog.region(id))
        if let pue = region.annualPUE { #expect(!pue.source.isEmpty) }
        if let carbon = region.annualCarbonIntensity { #expect(!carbon.source.isEmpty) }
        #expect(region.annualPUE != nil || region.annualCarbonIntensity != nil)
    }

    @Test(arguments: RegionCatalog.regions.map(\.id))
    func `a region has a signal exactly if it has a carbon intensity`(_ id: RegionID) throws {
        let region = try #require(RegionCatalog.region(id))
        #expect((region.annualSignal == nil) == (region.annualCarbonIntensity == nil))
    }

    @Test(arguments: RegionCatalog.regions.map(\.id)) func `every figure is plausible`(
        _ id: RegionID
    ) throws {
        let region = try #require(RegionCatalog.region(id))
        if let pue = region.annualPUE { #expect(PUE.plausible.contains(pue.value.ratio)) }
        if let carbon = region.annualCarbonIntensity {
            #expect(CarbonIntensity.plausible.contains(carbon.value.gramsPerKWh))
        }
    }

    @Test func `one grid zone has one carbon intensity`() {
        var byZone: [ZoneID: Set<Double>] = [:]
        for region in RegionCatalog.regions {
            guard let carbon = region.annualCarbonIntensity else { continue }
            byZone[region.zone, default: []].insert(carbon.value.gramsPerKWh)
        }
        #expect(byZone.values.allSatisfy { $0.count == 1 })
    }

    /// Google region carbon 2024, and the PUE of the Green Software Foundation's cloud table.
    static let published: [(RegionID, Double?, Double?)] = [
        ("europe-west3", 275.82, nil), ("us-central1", 412.72, 1.10),
        ("europe-north1", 39.32, 1.09), ("us-east-1", 323.05, 1.15),
        ("northamerica-northeast2", 58.56, nil), ("ap-south-1", nil, 1.42),
        ("eu-central-1", 275.82, 1.35), ("swedencentral", 2.73, 1.16),
        ("southamerica-east1", 67.32, nil), ("africa-south1", 656.85, nil),
    ]

    @Test(arguments: published)
    func `the figures are the published ones`(
        _ id: RegionID, _ gramsPerKWh: Double?, _ pue: Double?
    ) throws {
        let region = try #require(RegionCatalog.region(id))
        #expect(region.annualCarbonIntensity?.value.gramsPerKWh == gramsPerKWh)
        #expect(region.annualPUE?.value.ratio == pue)
    }

    /// Google CFE 2024, the hours' average with its own purchases.
    static let carbonFree: [(RegionID, Double)] = [
        ("northamerica-northeast2", 0.84), ("southamerica-east1", 0.88), ("europe-west2", 0.79),
        ("europe-west3", 0.68), ("us-west2", 0.63), ("us-south1", 0.94), ("us-east4", 0.62),
        ("asia-northeast3", 0.37), ("asia-southeast1", 0.04), ("australia-southeast2", 0.39),
        ("australia-southeast1", 0.34), ("africa-south1", 0.15), ("asia-northeast1", 0.17),
        ("europe-west9", 0.96), ("europe-north2", 1), ("europe-north1", 0.98),
        ("us-central1", 0.87), ("us-west1", 0.87),
    ]

    @Test func `carbon-free shares are the published ones, and of Google's regions only`() {
        let known = RegionCatalog.regions.filter { $0.carbonFreeShare != nil }
        #expect(
            Dictionary(
                uniqueKeysWithValues: known.map { ($0.id, $0.carbonFreeShare?.value.rawValue) })
                == Dictionary(uniqueKeysWithValues: Self.carbonFree.map { ($0.0, $0.1) }))
        #expect(known.allSatisfy { $0.carbonFreeShare?.source.contains("2024") == true })
        #expect(RegionCatalog.region("eu-central-1")?.carbonFreeShare == nil)
    }

    @Test func `Google's averages are direct emissions`() {
        #expect(RegionCatalog.region("europe-west3")?.annualSignal == .direct)
    }

    @Test func `only a zone of the catalogue has a time zone`() {
        #expect(RegionCatalog.timeZone(ofZone: "DE") == "Europe/Berlin")
        #expect(RegionCatalog.timeZone(ofZone: "XX") == nil)
    }
}
