import Foundation
import SolsticeDomain
import SolsticeGridData
import Subprocess
import Synchronization
import Testing

/// The two years of ten zones that development is measured on. The file is too large for the
/// repository and lies beside it, where there is one.
private let developmentFile = Fixture.folder.appending(
    path: "../../../../shared/data/dev_carbon_2021_2022.csv.gz"
).standardizedFileURL

@Suite struct DevelopmentFileTests {
    // A fresh clone does not have the file: the test has nothing to read there.
    @Test(.enabled(if: FileManager.default.fileExists(atPath: developmentFile.path)))
    func `two years of ten zones come out whole`() async throws {
        let bytes = try await run(
            .name("gunzip"), arguments: ["-c", developmentFile.path], output: .bytes(limit: 1 << 28)
        ).standardOutput
        let shares = Mutex<[Double]>([])
        let read = try GridDataReader.readCarbon(
            SourceFile(name: "-", bytes: bytes), options: ImportOptions(),
            progress: { share in shares.withLock { $0.append(share) } })
        #expect(read.summary.rowCount == 175_200)
        #expect(read.summary.valueCount == 350_400)
        #expect(read.summary.gapCount == 0)
        #expect(Set(read.series.map(\.zone)).count == 10)
        #expect(read.series.count == 20)
        #expect(read.format.steps == [.hour])
        let start = try Fixture.instant("2021-01-01T00:00Z")
        let first = try #require(read.series.first { $0.zone == "DE-LU" })
        #expect(first.series.value(at: start) == CarbonIntensity(gramsPerKWh: 526.77))
        #expect(read.series.allSatisfy { $0.series.span?.length == TimeSpan(hours: 17_520) })
        let seen = shares.withLock { $0 }
        #expect((90...110).contains(seen.count))
        #expect(seen == seen.sorted() && seen.last == 1)
    }
}
