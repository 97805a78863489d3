import SolsticeTestSupport
import Foundation
import SolsticeDomain
import SolsticeGridData
import Synchronization
import Testing

@Suite struct DevelopmentFileTests {
    @Test(.needs(.carbon))
    func `two years of ten zones are read completely`() async throws {
        let shares = Mutex<[Double]>([])
        let read = try GridDataReader.readCarbon(
            SourceFile(name: "-", bytes: try await DevelopmentData.carbon.unpacked()),
            options: ImportOptions(),
            progress: { share in shares.withLock { $0.append(share) } })
        #expect(read.summary.rowCount == 175_200)
        #expect(read.summary.valueCount == 350_400)
        #expect(read.summary.gapCount == 0)
        #expect(Set(read.series.map(\.zone)).count == 10)
        #expect(read.series.count == 20)
        #expect(read.format.steps == [.hour])
        let start = moment("2021-01-01T00:00Z")
        let first = try #require(read.series.first { $0.zone == "DE-LU" })
        #expect(first.series.value(at: start) == CarbonIntensity(gramsPerKWh: 526.77))
        #expect(read.series.allSatisfy { $0.series.span?.length == TimeSpan(hours: 17_520) })
        let seen = shares.withLock { $0 }
        #expect((90...110).contains(seen.count))
        #expect(seen == seen.sorted() && seen.last == 1)
    }
}
