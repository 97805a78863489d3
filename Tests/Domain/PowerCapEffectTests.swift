import SolsticeDomain
import Testing
import SolsticePresentation

/// What a cap does to a job, by what the job draws.
@Suite struct PowerCapEffectTests {
    private static func known(_ id: AcceleratorID) throws -> Accelerator {
        try #require(AcceleratorCatalog.accelerators.first { $0.id == id })
    }

    private static func job(drawing power: Power) -> WorkloadVariant {
        WorkloadVariant(accelerator: "v100", duration: .hour, powerPerAccelerator: power)
    }

    @Test func `a cap above a job's draw does nothing`() throws {
        let v100 = try Self.known("v100")
        #expect(v100.effects(on: Self.job(drawing: Power(watts: 60))).isEmpty)
        let effect = try #require(v100.effect(of: Power(watts: 125), onDraw: Power(watts: 60)))
        #expect(!effect.isFelt && effect.slowRelativeTime == 1)
        // The nearest workloads draw 125 W, and were measured at 100 of them and above.
        #expect(v100.effects(on: Self.job(drawing: Power(watts: 140))).map(\.cap.watts) == [125])
    }

    @Test(arguments: ["v100", "a40"])
    func `mean power under a cap never exceeds the cap`(_ id: AcceleratorID) throws {
        let accelerator = try Self.known(id)
        for watts in stride(from: 20.0, through: 400, by: 1) {
            let draw = Power(watts: watts)
            for point in accelerator.powerCaps {
                guard let effect = accelerator.effect(of: point.cap, onDraw: draw) else { continue }
                let drawn = watts * effect.relativeEnergy / effect.relativeTime
                #expect(drawn <= point.cap.watts + 1e-9 || watts <= point.cap.watts)
                #expect(effect.relativeTime >= 1)
                #expect(effect.slowRelativeTime >= effect.relativeTime)
            }
        }
    }

    @Test func `workloads with a similar draw determine a cap's effect`() throws {
        let v100 = try Self.known("v100")
        let cap = Power(watts: 125)
        // 21 workloads of 207 to 228 W, BERT's among them, which take up to 1.67 times as long.
        let heavy = try #require(v100.effect(of: cap, onDraw: Power(watts: 222)))
        #expect(heavy.relativeTime == 1.4 && heavy.slowRelativeTime == 1.57)
        #expect(heavy.relativeEnergy == 0.76)
        let light = try #require(v100.effect(of: cap, onDraw: Power(watts: 178)))
        #expect(light.relativeTime == 1.18 && light.slowRelativeTime == 1.25)
    }

    @Test func `effects are interpolated linearly between measured caps`() throws {
        let v100 = try Self.known("v100")
        let effect = try #require(v100.effect(of: Power(watts: 125), onDraw: Power(watts: 240)))
        // 125 of 240 W are 0.5208, between 100 and 125 of 222 W.
        let share = (125.0 / 240 - 100.0 / 222) / (25.0 / 222)
        #expect(abs(effect.relativeTime - (1.8 + share * (1.4 - 1.8))) < 1e-9)
        #expect(abs(effect.slowRelativeTime - (2.01 + share * (1.57 - 2.01))) < 1e-9)
    }

    @Test func `a cap lower relative to the draw than any measured has no known effect`()
        throws
    {
        let v100 = try Self.known("v100")
        #expect(v100.effect(of: Power(watts: 100), onDraw: Power(watts: 300)) == nil)
        #expect(v100.effect(of: Power(watts: 99), onDraw: Power(watts: 150)) == nil)
    }

    @Test func `if only means are known, they are used, within the cap`() throws {
        let accelerator = Accelerator(
            id: "x", title: "X", boardPower: nil,
            powerCaps: [
                PowerCapPoint(
                    cap: Power(watts: 200), relativeTime: 1.25, relativeEnergy: 0.9, source: "lab")
            ])
        let cap = Power(watts: 200)
        let mild = try #require(accelerator.effect(of: cap, onDraw: Power(watts: 250)))
        #expect(mild.relativeTime == 1.25 && mild.relativeEnergy == 0.9)
        let strong = try #require(accelerator.effect(of: cap, onDraw: Power(watts: 400)))
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
