import SolsticeExecution
import SolsticeStore
import SolsticeTestSupport
import Testing

@testable import Solstice

/// Six published trainings, run and reported, against the gross and net figures of their authors
/// (Patterson et al. 2021, arXiv 2104.10350, Table 4).
@Suite struct NetEmissionsTests {
    struct Training: Sendable, CustomTestStringConvertible {
        let model: String
        let wattsAChip: Double
        let chips: Int
        let days: Double
        let pue: Double
        let grossGramsPerKWh: Double
        let netGramsPerKWh: Double
        let megawattHours: Double
        let grossTonnes: Double
        let netTonnes: Double

        var testDescription: String { model }
    }

    static let trainings = [
        Training(
            model: "Evolved Transformer", wattsAChip: 208, chips: 200, days: 6.8, pue: 1.10,
            grossGramsPerKWh: 431, netGramsPerKWh: 431, megawattHours: 7.5, grossTonnes: 3.2,
            netTonnes: 3.2),
        Training(
            model: "T5", wattsAChip: 310, chips: 512, days: 20, pue: 1.12, grossGramsPerKWh: 545,
            netGramsPerKWh: 545, megawattHours: 85.7, grossTonnes: 46.7, netTonnes: 46.7),
        Training(
            model: "Meena", wattsAChip: 289, chips: 1024, days: 30, pue: 1.09,
            grossGramsPerKWh: 415, netGramsPerKWh: 415, megawattHours: 232, grossTonnes: 96.4,
            netTonnes: 96.4),
        Training(
            model: "GShard-600B", wattsAChip: 288, chips: 1024, days: 3.1, pue: 1.09,
            grossGramsPerKWh: 201, netGramsPerKWh: 177, megawattHours: 24.1, grossTonnes: 4.8,
            netTonnes: 4.3),
        Training(
            model: "Switch Transformer", wattsAChip: 245, chips: 1024, days: 27, pue: 1.10,
            grossGramsPerKWh: 403, netGramsPerKWh: 330, megawattHours: 179, grossTonnes: 72.2,
            netTonnes: 59.1),
        Training(
            model: "GPT-3", wattsAChip: 330, chips: 10_000, days: 14.8, pue: 1.10,
            grossGramsPerKWh: 429, netGramsPerKWh: 429, megawattHours: 1287, grossTonnes: 552.1,
            netTonnes: 552.1),
    ]

    @Test(arguments: trainings) func `gross and net agree with what was published within 2.5 %`(
        _ training: Training
    ) async throws {
        let bench = try Workbench()
        let scheduler = try bench.scheduler()
        var region = RegionChange()
        region.zone = "GRID"
        region.timeZone = "UTC"
        region.pue = PUE(training.pue)
        region.carbonIntensity = CarbonIntensity(gramsPerKWh: training.grossGramsPerKWh)
        region.signal = .direct
        region.netCarbonIntensity = CarbonIntensity(gramsPerKWh: training.netGramsPerKWh)
        region.netSource = "arXiv 2104.10350"
        _ = try scheduler.addRegion("home", region)
        let hours = training.days * 24
        try scheduler.submit {
            $0.command = ["hours", "\(hours)"]
            $0.duration = .any(TimeSpan(hours: hours))
            $0.gpus = training.chips
            $0.wattsPerGPU = .any(Power(watts: training.wattsAChip))
            $0.deadline = nil
        }
        let steps = StepBench(bench)
        try await steps.settle(at: 0)
        try await steps.settle(at: hours)
        let report = try bench.scheduler(at: at(hours + 1)).report()
        let job = try #require(report.jobs.first)
        let net = try #require(job.net)
        #expect(
            abs(job.run.facilityEnergy.kilowattHours / 1000 / training.megawattHours - 1) <= 0.01)
        #expect(abs(job.run.emissions.grams / 1e6 / training.grossTonnes - 1) <= 0.025)
        #expect(abs(net.emissions.grams / 1e6 / training.netTonnes - 1) <= 0.025)
        #expect(net.sources == ["arXiv 2104.10350"])
        #expect(report.totals.first?.net.emissions == net.emissions)
        #expect(report.totals.first?.emissions == job.run.emissions)
    }
}
