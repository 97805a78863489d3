import SolsticeDomain
import Testing

@Suite struct AcceleratorCatalogTests {
    static func accelerator(_ id: AcceleratorID) -> Accelerator? {
        AcceleratorCatalog.accelerators.first { $0.id == id }
    }

    @Test func `no two accelerators have the same identifier`() {
        let ids = AcceleratorCatalog.accelerators.map(\.id)
        #expect(Set(ids).count == ids.count)
    }

    @Test func `only accelerators measured under caps have a cap table`() {
        let capped = AcceleratorCatalog.accelerators.filter { !$0.powerCaps.isEmpty }
        #expect(Set(capped.map(\.id)) == ["v100", "a40"])
    }

    /// Time and energy relative to the highest limit, Zeus, NSDI '23.
    static let measured: [(AcceleratorID, Double, Double, Double)] = [
        ("v100", 100, 1.38, 0.82), ("v100", 125, 1.18, 0.82), ("v100", 150, 1.09, 0.84),
        ("v100", 175, 1.05, 0.88), ("v100", 200, 1.03, 0.93), ("v100", 225, 1.01, 0.96),
        ("a40", 100, 2.49, 1.33), ("a40", 125, 1.76, 1.11), ("a40", 150, 1.31, 0.94),
        ("a40", 175, 1.10, 0.87), ("a40", 200, 1.04, 0.88), ("a40", 225, 1.01, 0.92),
    ]

    @Test(arguments: measured) func `a cap has its measured time and energy`(
        _ id: AcceleratorID, _ watts: Double, _ time: Double, _ energy: Double
    ) throws {
        let caps = try #require(Self.accelerator(id)).powerCaps
        let point = try #require(caps.first { $0.cap.watts == watts })
        #expect(point.relativeTime == time)
        #expect(point.relativeEnergy == energy)
        #expect(!point.source.isEmpty)
    }

    @Test func `inference on a V100 has the caps that were published, and nothing else has any`()
        throws
    {
        let measured = AcceleratorCatalog.accelerators.filter { !$0.inferenceCaps.isEmpty }
        #expect(measured.map(\.id) == ["v100"])
        let caps = measured[0].inferenceCaps
        #expect(caps.map(\.cap.watts) == [100, 150, 200])
        #expect(caps.map(\.relativeTime) == [2.14, 1.227, 1.082])
        #expect(caps.map(\.relativeEnergy) == [0.890, 0.758, 0.880])
        #expect(caps.allSatisfy { $0.source.contains("arXiv 2205.09646, inference") })
    }

    @Test func `inference is as much slower at its slow end as training at the same cap ÷ draw`()
        throws
    {
        let v100 = try #require(Self.accelerator("v100"))
        for point in v100.inferenceCaps {
            let inference = try #require(point.byDraw.first)
            // The lowest cap that training was measured at is 100 of 222 W.
            let draw = Power(watts: point.cap.watts == 100 ? 222 : 240)
            let training = try #require(v100.effect(of: point.cap, onDraw: draw, doing: .training))
            let slow =
                inference.relativeTime * training.slowRelativeTime / training.relativeTime
            #expect(abs(inference.slowRelativeTime - slow) < 0.005)
        }
    }

    @Test func `the draw of inference is the highest whose mean power stays within each cap`()
        throws
    {
        let caps = try #require(Self.accelerator("v100")).inferenceCaps
        let highest = caps.map { $0.cap.watts * $0.relativeTime / $0.relativeEnergy }.min()
        #expect(caps.flatMap { $0.byDraw.map(\.draw.watts) } == [240, 240, 240])
        #expect(highest?.rounded() == 240)
    }

    @Test func `what the paper says of training is shown beside Zeus, without an energy of 100 W`()
        throws
    {
        let v100 = try #require(Self.accelerator("v100"))
        let published = v100.publishedCaps(for: .training)
        #expect(published.map(\.relativeTime) == [1.314, 1.068])
        #expect(published.map(\.relativeEnergy) == [nil, 0.863])
        #expect(v100.publishedCaps(for: .inference).isEmpty)
        #expect(try #require(Self.accelerator("a40")).publishedCaps(for: .training).isEmpty)
    }

    @Test func `no unmeasured cap is listed`() {
        let count = AcceleratorCatalog.accelerators.reduce(0) { $0 + $1.powerCaps.count }
        #expect(count == Self.measured.count)
    }

    @Test func `an A40 capped below 150 watts uses more energy, not less`() throws {
        for point in try #require(Self.accelerator("a40")).powerCaps {
            #expect((point.relativeEnergy > 1) == (point.cap.watts < 150))
        }
    }

    @Test(arguments: ["v100", "a40"]) func `a lower cap takes longer`(_ id: AcceleratorID) throws {
        let caps = try #require(Self.accelerator(id)).powerCaps
        for (lower, higher) in zip(caps, caps.dropFirst()) {
            #expect(lower.cap < higher.cap)
            #expect(lower.relativeTime > higher.relativeTime)
        }
        #expect(caps.allSatisfy { $0.relativeTime > 1 })
    }

    @Test func `every board power names its source`() {
        for accelerator in AcceleratorCatalog.accelerators {
            if let power = accelerator.boardPower { #expect(!power.source.isEmpty) }
        }
    }

    @Test(arguments: ["trainium", Accelerator.unspecified])
    func `an unpublished board power is absent`(_ id: AcceleratorID) throws {
        #expect(try #require(Self.accelerator(id)).boardPower == nil)
    }

    @Test func `caps are kept in ascending order`() {
        let caps = [300.0, 100, 200].map {
            PowerCapPoint(cap: Power(watts: $0), relativeTime: 1, relativeEnergy: 1, source: "")
        }
        let accelerator = Accelerator(id: "x", title: "X", boardPower: nil, powerCaps: caps)
        #expect(accelerator.powerCaps.map(\.cap.watts) == [100, 200, 300])
    }
}
