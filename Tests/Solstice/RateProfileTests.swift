import SolsticeDomain
import Testing

@testable import Solstice
import SolsticePresentation

@Suite struct RateProfileTests {
    private static func mean(
        _ profile: SeasonalProfile<EmissionRate>, hour: Int
    ) throws -> Double {
        try #require(
            profile.cell(SeasonalSlot(month: 2, hour: hour, dayType: .workday))
        ).mean.gramsPerITKWh
    }

    @Test func `without a PUE history the rate follows the grid`() throws {
        let scheduler = try Workbench().home()
        let found = try scheduler.rateProfile("home")
        #expect(found.pueSource == .annualFigure)
        #expect(try abs(Self.mean(found.profile, hour: 3) - 120) < 1e-9)
        #expect(try abs(Self.mean(found.profile, hour: 12) - 480) < 1e-9)
    }

    @Test func `the product is taken hour by hour, and PUE fills its missing hours`() throws {
        let scheduler = try Workbench().home()
        // Two days of PUE, higher in the afternoon, for four weeks of carbon intensity.
        _ = try scheduler.importPUE(
            Grid.pue(from: at(-48), count: 48) { $0 % 24 >= 12 ? 1.5 : 1.1 },
            options: ImportOptions(region: "home"))
        let found = try scheduler.rateProfile("home")
        #expect(found.pueSource == .seasonalTable)
        #expect(try abs(Self.mean(found.profile, hour: 3) - 110) < 1e-6)
        #expect(try abs(Self.mean(found.profile, hour: 15) - 600) < 1e-6)
    }

    @Test func `a region without grid data is refused with the import to run`() throws {
        let scheduler = try Workbench().scheduler()
        try scheduler.add("home", zone: "GRID")
        let refused = try #require(throws: Diagnostic.self) { try scheduler.rateProfile("home") }
        #expect(
            refused.remedy?.text(.commandLine)
                == "import it: solstice import carbon FILE --zone GRID")
    }
}
