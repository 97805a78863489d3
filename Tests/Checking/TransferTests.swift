import SolsticeChecking
import SolsticeDomain
import Testing

@Suite struct TransferTests {
    /// 450 GB, which take an hour to move away.
    static func moved(_ hours: Range<Double>, _ change: (inout Draft) -> Void = { _ in }) -> Draft {
        Draft {
            $0.goAway()
            $0.job.dataset = DataSize(gigabytes: 450)
            $0.transferGrams = 450
            $0.hours = [hours]
            change(&$0)
        }
    }

    @Test func `a job may start when its data has arrived`() {
        #expect(World.broken(Self.moved(1..<3)).isEmpty)
    }

    @Test func `a job may not start before its data has arrived`() {
        #expect(
            World.violations([Self.moved(0.5..<2.5)]) == [
                PlanViolation(
                    .earliest, job: 1,
                    "starts at 2026-01-01T00:30:00Z, but its data is in away only at "
                        + "2026-01-01T01:00:00Z, 3600 s after 2026-01-01T00:00:00Z")
            ])
    }

    @Test func `data moves from the job's earliest start onwards`() {
        let early = Self.moved(4.5..<6.5) { $0.job.earliest = World.hour(4) }
        let inTime = Self.moved(5..<7) { $0.job.earliest = World.hour(4) }
        #expect(World.broken(early) == [.earliest])
        #expect(World.broken(inTime).isEmpty)
    }

    @Test func `data does not move before now`() {
        let draft = Self.moved(2..<4) { $0.job.earliest = World.hour(-5) }
        #expect(World.violations([draft], now: World.hour(1)).isEmpty)
        #expect(World.violations([draft], now: World.hour(1.5)).map(\.rule) == [.earliest])
    }

    @Test func `a job at home needs no transfer, however long one takes elsewhere`() {
        var region = World.home
        region.transferEnergy = World.away.transferEnergy
        region.transferRate = World.away.transferRate
        let draft = Draft { $0.job.dataset = DataSize(gigabytes: 450) }
        #expect(World.broken(draft, by: World.checker([World.outlook(region)])).isEmpty)
    }

    @Test func `data moved over a zero-carbon grid may emit nothing`() {
        #expect(World.broken(Self.moved(1..<3) { $0.transferGrams = 0 }).isEmpty)
    }

    @Test func `moving no data emits nothing`() {
        let draft = Self.moved(1..<3) { $0.job.dataset = .zero }
        #expect(World.broken(draft) == [.footprint])
    }

    @Test func `no data moves to a region with unknown transfer figures`() {
        for forget in 0...1 {
            var region = World.away
            if forget == 0 { region.transferEnergy = nil } else { region.transferRate = nil }
            let checker = World.checker([World.outlook(region)])
            #expect(World.broken(Self.moved(1..<3), by: checker).contains(.region))
            let unmoved = Self.moved(1..<3) {
                $0.job.dataset = nil
                $0.transferGrams = 0
            }
            #expect(World.broken(unmoved, by: checker).isEmpty)
        }
    }

    @Test func `transfer emissions do not hide running emissions`() {
        let draft = Self.moved(1..<3) { $0.emissionsError = 0.99 }
        #expect(World.broken(draft) == [.footprint])
    }
}
