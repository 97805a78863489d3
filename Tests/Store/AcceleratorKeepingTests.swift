import SolsticeDomain
import SolsticeStore
import Testing

@Suite struct AcceleratorKeepingTests {
    @Test func `an accelerator with every figure reads back unchanged`() throws {
        let store = try ScratchDatabase().open()
        let accelerator = Accelerator(
            id: "gaudi", title: "Gaudi", boardPower: SourcedFigure(Power(watts: 600), source: "a"),
            relativeSpeed: SourcedFigure(RelativeSpeed(2.25), source: "b"),
            powerCaps: [
                PowerCapPoint(
                    cap: Power(watts: 400), relativeTime: 1.2, relativeEnergy: 0.9, source: "c")
            ],
            inferenceCaps: [
                PowerCapPoint(
                    cap: Power(watts: 400), relativeTime: 1.4, relativeEnergy: 0.8,
                    byDraw: [
                        PowerCapPoint.AtDraw(
                            draw: Power(watts: 500), relativeTime: 1.5, slowRelativeTime: 1.6,
                            relativeEnergy: 0.7)
                    ], source: "d")
            ])
        try store.write { try $0.save(accelerator) }
        #expect(try store.read { try $0.accelerators() }.contains(accelerator))
        var slower = accelerator
        slower = Accelerator(id: "gaudi", title: "Gaudi", boardPower: nil, powerCaps: [])
        try store.write { try $0.save(slower) }
        #expect(try store.read { try $0.accelerators() }.first { $0.id == "gaudi" } == slower)
    }
}
