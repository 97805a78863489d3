import SolsticeDomain
import SolsticeStore
import Testing

@Suite struct ForecastKeepingTests {
    private let store: Store

    init() throws {
        store = try ScratchDatabase().open()
        for (hour, value) in [(0, 100.0), (6, 200.0)] { try lay(value, issuedAtHour: hour) }
    }

    private func lay(_ value: Double, issuedAtHour hour: Int) throws {
        try store.write { session in
            let batch = try session.beginBatch(Samples.batch(.carbonForecast))
            _ = try session.importForecast(
                Samples.hours([value], from: 24), zone: "DE", signal: .direct,
                issuedAt: Samples.now + TimeSpan(seconds: hour * 3600), batch: batch)
        }
    }

    @Test(arguments: [(0, 100.0), (5, 100), (6, 200), (40, 200)])
    func `the newest forecast is the last one issued by then`(hour: Int, value: Double) throws {
        let moment = Samples.now + TimeSpan(seconds: hour * 3600)
        let found = try store.read {
            try $0.latestForecast(zone: "DE", signal: .direct, by: moment)
        }
        #expect(found.rawValues == [value])
    }

    @Test func `no forecast is known before the first is issued`() throws {
        let moment = Samples.now - TimeSpan(seconds: 1)
        let found = try store.read {
            try $0.latestForecast(zone: "DE", signal: .direct, by: moment)
        }
        #expect(found.isEmpty)
    }

    @Test func `a forecast with the same issue time replaces the earlier one`() throws {
        try lay(300, issuedAtHour: 6)
        let found = try store.read {
            try $0.latestForecast(zone: "DE", signal: .direct, by: Samples.now + .day)
        }
        #expect(found.rawValues == [300])
    }
}
