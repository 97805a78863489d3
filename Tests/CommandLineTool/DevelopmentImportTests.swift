import Foundation
import Testing

/// The two years of ten zones that development is measured on; too large for the repository.
private let developmentFile = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../shared/data/dev_carbon_2021_2022.csv.gz").standardizedFileURL

@Suite struct DevelopmentImportTests {
    // A fresh clone does not have the file: the test has nothing to read there.
    @Test(.enabled(if: FileManager.default.fileExists(atPath: developmentFile.path)))
    func `two years of two zones are imported once`() async throws {
        let program = try Program()
        let unpacked = try await program.runOther(
            "/bin/sh",
            [
                "-c", "gunzip -c \"$0\" | awk -F, 'NR == 1 || /^FR,|^GB,/' >dev.csv",
                developmentFile.path,
            ])
        try #require(unpacked.status == 0, "\(unpacked.errors)")
        let first = try await program("import", "carbon", "dev.csv", "--json").json()
        #expect(first.number("import.rowCount") == 35_040)
        #expect(Set(first.texts("import.parts", "place")).count == 2)
        #expect(first.count("import.parts") == 4)
        let before = program.bytes()
        let second = try await program("import", "carbon", "dev.csv", "--json").json()
        #expect(second.isNull("import.batch"))
        #expect(second.number("import.parts.0.unchanged") == 17_520)
        #expect(program.bytes() == before)
    }
}
