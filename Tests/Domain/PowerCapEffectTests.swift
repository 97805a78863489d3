import SolsticeDomain
import Testing
import SolsticePresentation

/// What a cap does to a job, by what the job draws.
@Suite struct PowerCapEffectTests {
    private static func known(_ id: AcceleratorID) throws -> Accelerator {
        try #require(AcceleratorCatalog.accelerators.first { $0.id == id })
    }

    /// What a cap does to training that draws so much.
    private func training(
        under cap: Double, at draw: Double, on accelerator: Accelerator
    ) -> PowerCapEffect? {
        accelerator.effect(
            of: Power(watts: cap), onDraw: Power(watts: draw), doing: .training)
    }

    private static func job(drawing power: Power) -> WorkloadVariant {
        WorkloadVariant(accelerator: "v100", duration: .hour, powerPerAccelerator: power)
    }

    @Test func `a cap above a job's draw does nothing`() throws {
        let v100 = try Self.known("v100")
        #expect(v100.effects(on: Self.job(drawing: Power(watts: 60)), doing: .training).isEmpty)
        let effect = try #require(training(under: 125, at: 60, on: v100))
        #expect(!effect.isFelt && effect.slowRelativeTime == 1)
        // The nearest workloads draw 125 W, and were measured at 100 of them and above.
        let effects = v100.effects(on: Self.job(drawing: Power(watts: 140)), doing: .training)
        #expect(effects.map(\.cap.watts) == [125])
    }

    @Test(arguments: ["v100", "a40"], WorkloadKind.allCases)
    func `mean power under a cap never exceeds the cap`(
        _ id: AcceleratorID, _ workload: WorkloadKind
    ) throws {
        let accelerator = try Self.known(id)
        for watts in stride(from: 20.0, through: 400, by: 1) {
            let draw = Power(watts: watts)
            for point in accelerator.powerCaps(for: workload) {
                guard
                    let effect = accelerator.effect(of: point.cap, onDraw: draw, doing: workload)
                else { continue }
                let drawn = watts * effect.relativeEnergy / effect.relativeTime
                #expect(drawn <= point.cap.watts + 1e-9 || watts <= point.cap.watts)
                #expect(effect.relativeTime >= 1)
                #expect(effect.slowRelativeTime >= effect.relativeTime)
            }
        }
    }

    @Test func `workloads with a similar draw determine a cap's effect`() throws {
        let v100 = try Self.known("v100")
        // 21 workloads of 207 to 228 W, BERT's among them, which take up to 1.67 times as long.
        let heavy = try #require(training(under: 125, at: 222, on: v100))
        #expect(heavy.relativeTime == 1.4 && heavy.slowRelativeTime == 1.57)
        #expect(heavy.relativeEnergy == 0.76)
        let light = try #require(training(under: 125, at: 178, on: v100))
        #expect(light.relativeTime == 1.18 && light.slowRelativeTime == 1.25)
    }

    @Test func `effects are interpolated linearly between measured caps`() throws {
        let v100 = try Self.known("v100")
        let effect = try #require(training(under: 125, at: 240, on: v100))
        // 125 of 240 W are 0.5208, between 100 and 125 of 222 W.
        let share = (125.0 / 240 - 100.0 / 222) / (25.0 / 222)
        #expect(abs(effect.relativeTime - (1.8 + share * (1.4 - 1.8))) < 1e-9)
        #expect(abs(effect.slowRelativeTime - (2.01 + share * (1.57 - 2.01))) < 1e-9)
    }

    @Test func `a cap lower relative to the draw than any measured has no known effect`()
        throws
    {
        let v100 = try Self.known("v100")
        #expect(training(under: 100, at: 300, on: v100) == nil)
        #expect(training(under: 99, at: 150, on: v100) == nil)
    }

    @Test func `inference is planned by its own measurements, by cap ÷ draw as training is`()
        throws
    {
        let v100 = try Self.known("v100")
        func effect(_ cap: Double, _ draw: Double) -> PowerCapEffect? {
            v100.effect(of: Power(watts: cap), onDraw: Power(watts: draw), doing: .inference)
        }
        let measured = try #require(effect(150, 240))
        #expect(measured.relativeTime == 1.227 && measured.relativeEnergy == 0.758)
        #expect(measured.slowRelativeTime == 1.34)
        // 150 of 180 W are as mild as 200 of 240 W.
        let mild = try #require(effect(150, 180))
        #expect(abs(mild.relativeTime - 1.082) < 1e-9 && abs(mild.relativeEnergy - 0.88) < 1e-9)
        #expect(effect(200, 150)?.isFelt == false)
        #expect(effect(125, 240) == nil && effect(100, 250) == nil)
    }

    @Test func `a workload without measurements has no effect of a cap`() throws {
        let a40 = try Self.known("a40")
        #expect(training(under: 150, at: 250, on: a40) != nil)
        #expect(
            a40.effect(of: Power(watts: 150), onDraw: Power(watts: 250), doing: .inference) == nil)
        let job = Self.job(drawing: Power(watts: 250))
        #expect(a40.effects(on: job, doing: .inference).isEmpty)
    }

    @Test func `if only means are known, they are used, within the cap`() throws {
        let accelerator = Accelerator(
            id: "x", title: "X", boardPower: nil,
            powerCaps: [
                PowerCapPoint(
                    cap: Power(watts: 200), relativeTime: 1.25, relativeEnergy: 0.9, source: "lab")
            ])
        let mild = try #require(training(under: 200, at: 250, on: accelerator))
        #expect(mild.relativeTime == 1.25 && mild.relativeEnergy == 0.9)
        let strong = try #require(training(under: 200, at: 400, on: accelerator))
        #expect(strong.relativeEnergy == 1.25 * 0.5)
    }
}

/// Where power caps can be set.
@Suite struct PowerCapAbilityTests {
    private static func region(
        _ executor: ExecutorKind, _ caps: PowerCapAbility = PowerCapAbility()
    ) -> Region {
        Region(id: "home", zone: "DE", timeZone: "UTC", executor: executor, powerCaps: caps)
    }

    @Test func `a machine sets caps once its service has detected that it may`() {
        #expect(
            Self.region(.local).powerCapObstacle?.text(.commandLine).contains("solstice run")
                == true)
        #expect(Self.region(.local, PowerCapAbility(finding: .possible)).setsPowerCaps)
        let refused = PowerCapAbility(finding: .impossible(because: "no right"))
        #expect(
            Self.region(.local, refused).powerCapObstacle?.description.contains("no right") == true)
        #expect(Self.region(.local, refused).powerCapMeans == .none)
    }

    @Test func `clusters with a declared prolog set caps, regions without executor never`() {
        #expect(
            Self.region(.slurm).powerCapObstacle?.text(.commandLine).contains("--caps prolog")
                == true)
        #expect(Self.region(.slurm, PowerCapAbility(stated: .prolog)).setsPowerCaps)
        #expect(!Self.region(.none).setsPowerCaps)
    }

    @Test func `a stated ability takes precedence over a detected one`() {
        let none = PowerCapAbility(stated: PowerCapMeans.none, finding: .possible)
        #expect(!Self.region(.local, none).setsPowerCaps)
        let stated = PowerCapAbility(stated: .nvidiaSMI, finding: .impossible(because: "no tool"))
        #expect(Self.region(.local, stated).setsPowerCaps)
    }
}
