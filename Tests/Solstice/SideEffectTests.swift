import SolsticeExecution
import SolsticeStore
import Testing

@testable import Solstice

@Suite struct SideEffectTests {
    private let bench: Workbench
    private let scheduler: Scheduler

    init() throws {
        bench = try Workbench()
        scheduler = try bench.home()
    }

    /// Two hours on two accelerators at 250 W each, at a PUE of 1.2.
    private func run() async throws {
        try scheduler.submit {
            $0.gpus = 2
            $0.deadline = nil
        }
        let steps = StepBench(bench)
        try await steps.settle(at: 0)
        try await steps.settle(at: 2)
    }

    private func report() throws -> EnergyReport { try bench.scheduler(at: at(5)).report() }

    private func state(water: Double?, electricity: Double?) throws {
        var change = RegionChange()
        change.onSiteWater = water.map { WaterIntensity(litresPerKWh: $0) }
        change.electricityWater = electricity.map { WaterIntensity(litresPerKWh: $0) }
        change.waterSource = "the operator"
        _ = try scheduler.setRegion("home", change)
    }

    private let embodied = EmbodiedCarbon(
        Emissions(grams: 150_000), over: TimeSpan(hours: 40_000), source: "a study")

    @Test func `water and embodied carbon follow from energy and hours`() async throws {
        try state(water: 1.8, electricity: 2)
        _ = try scheduler.setAccelerator("v100", embodied: embodied)
        try await run()
        let effects = try #require(try report().jobs.first?.sideEffects)
        #expect(abs((effects.onSiteWater?.volume.litres ?? 0) - 1 * 1.8) < 1e-9)
        #expect(abs((effects.electricityWater?.volume.litres ?? 0) - 1.2 * 2) < 1e-9)
        #expect(effects.onSiteWater?.sources == ["the operator"])
        #expect(abs((effects.embodied?.emissions.grams ?? 0) - 4 * 150_000 / 40_000) < 1e-9)
        #expect(effects.embodied?.processor == embodied)
    }

    @Test func `side effects are part of no other figure`() async throws {
        try await run()
        let before = try report()
        let plain = try #require(before.jobs.first)
        #expect(plain.sideEffects.isEmpty && before.totals.first?.sideEffects.embodied == nil)
        try state(water: 1.8, electricity: 2)
        _ = try scheduler.setAccelerator("v100", embodied: embodied)
        let after = try #require(try report().jobs.first)
        #expect(after.run == plain.run && after.baseline == plain.baseline)
        #expect(after.saving == plain.saving && !after.sideEffects.isEmpty)
    }

    @Test func `unstated figures are not guessed`() async throws {
        try state(water: nil, electricity: 2)
        try await run()
        let effects = try #require(try report().jobs.first?.sideEffects)
        #expect(effects.onSiteWater == nil && effects.embodied == nil)
        #expect(effects.electricityWater != nil)
    }

    @Test func `totals say how many jobs they cover`() async throws {
        try await run()
        let job = try #require(try report().jobs.first)
        _ = try scheduler.setAccelerator("v100", embodied: embodied)
        let known = try #require(try report().jobs.first)
        let both = EnergyReport(
            madeAt: at(5), from: nil, to: nil, jobs: [job, known], silent: [], batches: [],
            maker: .init(version: "", schema: ""))
        let total = try #require(both.totals.first?.sideEffects)
        #expect(total.embodied?.jobCount == 1)
        #expect(total.embodied?.amount == known.sideEffects.embodied?.emissions)
        #expect(total.onSiteWater == nil)
    }

    @Test func `figures stated by mistake can be withdrawn`() throws {
        try state(water: 1.8, electricity: 2)
        _ = try scheduler.setAccelerator("v100", embodied: embodied)
        var change = RegionChange()
        change.forgetsWater = true
        #expect(try scheduler.setRegion("home", change).water == RegionalWater())
        #expect(try scheduler.setAccelerator("v100", forgetsEmbodied: true).embodied == nil)
    }

    @Test func `changing the board power keeps an accelerator's embodied carbon`() throws {
        _ = try scheduler.setAccelerator("v100", embodied: embodied)
        _ = try scheduler.setAccelerator("v100", boardPower: Power(watts: 300))
        #expect(try scheduler.accelerator("v100").embodied == embodied)
    }
}
