import SolsticeDomain
import Testing

@Suite struct RegionTests {
    static func region(_ capacity: [AcceleratorCapacity]) -> Region {
        Region(id: "home", zone: "DE", timeZone: "Europe/Berlin", capacity: capacity)
    }

    static let stated = region([
        AcceleratorCapacity(accelerator: "v100", count: 8, hourlyPrice: Cost(rawValue: 2.5))
    ])

    @Test func `unstated capacity is unlimited`() {
        #expect(Self.region([]).capacity(of: "v100") == nil)
    }

    @Test func `an accelerator missing from a stated capacity is absent`() {
        #expect(Self.stated.capacity(of: "v100") == 8)
        #expect(Self.stated.capacity(of: "h100") == 0)
    }

    @Test func `only a stated price is a price`() {
        #expect(Self.stated.hourlyPrice(of: "v100") == Cost(rawValue: 2.5))
        #expect(Self.stated.hourlyPrice(of: "h100") == nil)
    }
}
