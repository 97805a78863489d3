import SolsticeDomain
import SolsticeStore
import Testing

@Suite struct CarbonFreeKeepingTests {
    private let scratch: ScratchDatabase
    private let store: Store

    init() throws {
        scratch = try ScratchDatabase()
        store = try scratch.open()
    }

    private func shares(_ values: [Double?], from hour: Int = 0) -> Series<CarbonFreeShare> {
        Series(
            start: Samples.now + TimeSpan(seconds: hour * 3600), step: .hour,
            values: values.map { $0.map { CarbonFreeShare($0) } })
    }

    private func lay(_ series: Series<CarbonFreeShare>) throws -> ImportReport.Shares {
        try store.write { session in
            let batch = try session.beginBatch(Samples.batch())
            return try session.importCarbonFreeShares(series, zone: "DE", batch: batch)
        }
    }

    @Test func `shares are merged and counted like intensities`() throws {
        let first = try lay(shares([0.5, nil, 0.7]))
        #expect((first.inserted, first.replaced, first.unchanged) == (2, 0, 0))
        #expect(first.hours == 2)
        let second = try lay(shares([0.6, 0.7, 0.8], from: 1))
        #expect((second.inserted, second.replaced, second.unchanged) == (2, 0, 1))
        let kept = try store.read { try $0.carbonFreeHistory(zone: "DE") }
        #expect(kept.rawValues == [0.5, 0.6, 0.7, 0.8])
        let summary = try #require(try store.read { try $0.carbonFreeSummary(zone: "DE") })
        #expect(summary.count == 4 && abs(summary.mean - 0.65) < 1e-9)
    }

    @Test func `importing the same shares again changes nothing`() throws {
        _ = try lay(shares([0.5, 0.6]))
        let isShare = { (row: String) in row.hasPrefix("carbonFreeShare") }
        let before = try scratch.dump().filter(isShare)
        let again = try lay(shares([0.5, 0.6]))
        #expect((again.inserted, again.replaced, again.unchanged) == (0, 0, 2))
        #expect(try scratch.dump().filter(isShare) == before && before.count == 2)
    }

    @Test func `shares that end after a moment are not known at it`() throws {
        _ = try lay(shares([0.5, 0.6]))
        let known = try store.read {
            try $0.carbonFreeHistory(zone: "DE", endingBy: Samples.now + .hour)
        }
        #expect(known.rawValues == [0.5])
        #expect(try store.read { try $0.carbonFreeSummary(zone: "FR") } == nil)
    }
}
