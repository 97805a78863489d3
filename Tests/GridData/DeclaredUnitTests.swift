import SolsticeDomain
import Testing

@testable import SolsticeGridData

@Suite struct DeclaredUnitTests {
    @Test(arguments: [
        ("Carbon Intensity gCO₂eq/kWh (LCA)", "g/kWh"), ("lca_g_per_kwh", "g/kWh"),
        ("intensity (gCO2/kWh)", "g/kWh"), ("g CO2 / kWh", "g/kWh"), ("kg/MWh", "kg/MWh"),
        ("carbon_kg_per_mwh", "kg/MWh"), ("lbs_co2_per_mwh", "lb/MWh"), ("lb/MWh", "lb/MWh"),
        ("LBS/MWH", "lb/MWh"), ("gCO?eq/kWh", "g/kWh"), ("kg/kWh", "kg/kWh"),
        ("moer_kg_co2_per_kwh", "kg/kWh"), ("tCO2/MWh", "t/MWh"), ("tonnes per MWh", "t/MWh"),
    ])
    func `a header declares its unit`(header: String, unit: String) throws {
        let known = try #require(IntensityUnit(rawValue: unit))
        #expect(DeclaredUnit(in: header) == .known(known))
    }

    @Test(arguments: ["carbon_intensity", "", "kWh", "moer"])
    func `a header without a unit declares none`(header: String) {
        #expect(DeclaredUnit(in: header) == .none)
    }

    @Test(arguments: ["ozCO2/MWh", "lb/kWh", "g/MWh"])
    func `an unknown unit is not mistaken for another`(header: String) {
        guard case .unknown = DeclaredUnit(in: header) else {
            Issue.record("\(header) was taken for \(DeclaredUnit(in: header))")
            return
        }
    }
}
