import SolsticeTestSupport
import Foundation
import Testing

@Suite struct DevelopmentImportTests {
    @Test(.needs(.carbon))
    func `two years of two zones are imported once`() async throws {
        let program = try Program()
        let unpacked = try await program.runOther(
            "/bin/sh",
            [
                "-c", "gunzip -c \"$0\" | awk -F, 'NR == 1 || /^FR,|^GB,/' >dev.csv",
                DevelopmentData.carbon.requireFile().path,
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
