import SolsticeDomain
import SolsticeForecasting
import SolsticePlanning
import Testing

/// Six published trainings, planned as jobs, against what their authors report (Patterson et al.
/// 2021, arXiv 2104.10350, Table 4).
@Suite struct PublishedTableTests {
    struct Training: Sendable, CustomTestStringConvertible {
        let model: String
        let accelerator: AcceleratorID
        let wattsAChip: Double
        let chips: Int
        let days: Double
        let pue: Double
        let netKilogramsPerKWh: Double
        let megawattHours: Double
        let netTonnes: Double

        var testDescription: String { model }
    }

    static let trainings = [
        Training(
            model: "Evolved Transformer", accelerator: "tpu-v2", wattsAChip: 208, chips: 200,
            days: 6.8, pue: 1.10, netKilogramsPerKWh: 0.431, megawattHours: 7.5, netTonnes: 3.2),
        Training(
            model: "T5", accelerator: "tpu-v3", wattsAChip: 310, chips: 512, days: 20, pue: 1.12,
            netKilogramsPerKWh: 0.545, megawattHours: 85.7, netTonnes: 46.7),
        Training(
            model: "Meena", accelerator: "tpu-v3", wattsAChip: 289, chips: 1024, days: 30,
            pue: 1.09, netKilogramsPerKWh: 0.415, megawattHours: 232, netTonnes: 96.4),
        Training(
            model: "GShard-600B", accelerator: "tpu-v3", wattsAChip: 288, chips: 1024, days: 3.1,
            pue: 1.09, netKilogramsPerKWh: 0.177, megawattHours: 24.1, netTonnes: 4.3),
        Training(
            model: "Switch Transformer", accelerator: "tpu-v3", wattsAChip: 245, chips: 1024,
            days: 27, pue: 1.10, netKilogramsPerKWh: 0.330, megawattHours: 179, netTonnes: 59.1),
        Training(
            model: "GPT-3", accelerator: "v100", wattsAChip: 330, chips: 10_000, days: 14.8,
            pue: 1.10, netKilogramsPerKWh: 0.429, megawattHours: 1287, netTonnes: 552.1),
    ]

    static func plan(_ training: Training) throws -> PlannedJob {
        let region = Region(
            id: "home", zone: "home", timeZone: "UTC",
            annualPUE: SourcedFigure(PUE(training.pue), source: "arXiv 2104.10350"),
            annualCarbonIntensity: SourcedFigure(
                CarbonIntensity(gramsPerKWh: training.netKilogramsPerKWh * 1000),
                source: "arXiv 2104.10350"),
            annualSignal: .direct)
        let outlook = try #require(
            Forecaster.outlook(
                of: SiteKnowledge(region: region, signal: .direct),
                over: World.hours(0, 40 * 24)))
        let job = JobSpecification(
            name: training.model, command: ["train"], acceleratorCount: training.chips,
            variants: [
                WorkloadVariant(
                    accelerator: training.accelerator,
                    duration: TimeSpan(hours: training.days * 24),
                    powerPerAccelerator: Power(watts: training.wattsAChip))
            ], home: "home", capPolicy: .uncapped)
        return try #require(World.planner([outlook]).plan(job, now: World.dawn).planned)
    }

    @Test(arguments: trainings) func `facility energy is within 1 % of the published value`(
        _ training: Training
    ) throws {
        let footprint = try Self.plan(training).baseline.footprint
        let megawattHours = footprint.facilityEnergy.kilowattHours / 1000
        #expect(abs(megawattHours / training.megawattHours - 1) <= 0.01)
    }

    @Test(arguments: trainings) func `emissions are within 2.5 % of what was published`(
        _ training: Training
    ) throws {
        let tonnes = try Self.plan(training).baseline.footprint.emissions.grams / 1_000_000
        #expect(abs(tonnes / training.netTonnes - 1) <= 0.025)
    }

    @Test(arguments: trainings) func `with flat figures, the plan is the baseline`(
        _ training: Training
    ) throws {
        let planned = try Self.plan(training)
        #expect(planned.placement == planned.baseline)
        #expect(planned.placement.basis.isFlat)
        #expect(planned.placement.footprint.band == nil)
    }
}
