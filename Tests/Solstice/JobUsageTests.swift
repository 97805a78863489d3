import Solstice
import Testing

@testable import Solstice

@Suite struct JobUsageTests {
    private let v100 = Accelerator(
        id: "v100", title: "V100", boardPower: nil,
        powerCaps: [
            PowerCapPoint(
                cap: Power(watts: 200), relativeTime: 1.25, relativeEnergy: 0.8, source: "test")
        ])

    private func job(_ pausing: PausePolicy? = nil) -> JobSpecification {
        JobSpecification(
            name: "train", command: ["train"], acceleratorCount: 2,
            variants: [
                WorkloadVariant(
                    accelerator: "v100", duration: TimeSpan(hours: 4),
                    powerPerAccelerator: Power(watts: 250), isPowerAssumed: false)
            ], home: "home", pausing: pausing)
    }

    private func attempt(
        _ from: Double, _ to: Double, purpose: Attempt.Purpose = .start, cap: Double? = nil,
        pauses: [Attempt.Pause] = [], readings: [MeterReading] = []
    ) -> Attempt {
        Attempt(
            job: 1, number: 1, purpose: purpose, region: "home", folder: "/", startedAt: at(from),
            endedAt: at(to), outcome: .exited(0), appliedCap: cap.map { Power(watts: $0) },
            pauses: pauses, readings: readings)
    }

    private func usage(_ attempts: [Attempt], _ pausing: PausePolicy? = nil) throws -> JobUsage {
        try #require(
            JobUsage(job(pausing), as: "v100", attempts: attempts, accelerators: [v100]))
    }

    @Test func `an uncapped run draws the stated power, and so does its baseline`() throws {
        let usage = try usage([attempt(0, 4)])
        #expect(usage.runs.map(\.window) == [TimeWindow(start: at(0), end: at(4))])
        #expect(usage.runs.map(\.power.watts) == [500])
        #expect(usage.source == .modelled)
        #expect(usage.baselineLength == TimeSpan(hours: 4))
        #expect(usage.baselinePower.watts == 500)
    }

    @Test func `a capped run draws less for longer, unlike its baseline`() throws {
        let usage = try usage([attempt(0, 5, cap: 200)])
        #expect(abs(usage.runs[0].power.watts - 500 * 0.8 / 1.25) < 1e-9)
        #expect(usage.baselineLength == TimeSpan(hours: 4))
        #expect(abs(usage.baselinePower.watts - 500) < 1e-9)
    }

    @Test func `a meter reading covers the whole attempt and its baseline`() throws {
        let reading = MeterReading(
            meter: .acceleratorSamples, energy: ITEnergy(kilowattHours: 1.2),
            coveredSeconds: 3 * 3600)
        let usage = try usage([attempt(0, 4, readings: [reading])])
        #expect(usage.source == .metered)
        #expect(abs(usage.runs[0].power.watts - 400) < 1e-9)
        #expect(abs(usage.baselinePower.watts - 400) < 1e-9)
    }

    @Test func `a meter that covers less than half of an attempt is not used`() throws {
        let reading = MeterReading(
            meter: .acceleratorSamples, energy: ITEnergy(kilowattHours: 9), coveredSeconds: 3600)
        #expect(try usage([attempt(0, 4, readings: [reading])]).source == .modelled)
    }

    @Test func `processors add to accelerators, and a counter is preferred to samples`() throws {
        let readings = [
            MeterReading(
                meter: .acceleratorCounter, energy: ITEnergy(kilowattHours: 2),
                coveredSeconds: 4 * 3600),
            MeterReading(
                meter: .acceleratorSamples, energy: ITEnergy(kilowattHours: 9),
                coveredSeconds: 4 * 3600),
            MeterReading(
                meter: .processorCounter, energy: ITEnergy(kilowattHours: 0.4),
                coveredSeconds: 4 * 3600),
        ]
        let usage = try usage([attempt(0, 4, readings: readings)])
        #expect(abs(usage.runs[0].power.watts - 600) < 1e-9)
    }

    @Test func `pauses draw nothing, and work repeated on resume is not in the baseline`() throws {
        let policy = PausePolicy(resumeOverhead: .hour)
        let stopped = attempt(0, 25, pauses: [Attempt.Pause(start: at(2), end: at(22))])
        let usage = try usage([stopped], policy)
        #expect(usage.runs.map(\.window.length) == [TimeSpan(hours: 2), TimeSpan(hours: 3)])
        #expect(usage.baselineLength == TimeSpan(hours: 4))
        let again = try self.usage(
            [attempt(0, 2), attempt(22, 25, purpose: .resume)], policy)
        #expect(again.baselineLength == TimeSpan(hours: 4))
    }

    @Test func `a metered and an unmetered attempt give a mixed source`() throws {
        let reading = MeterReading(
            meter: .acceleratorSamples, energy: ITEnergy(kilowattHours: 1.2),
            coveredSeconds: 2 * 3600)
        let usage = try usage([
            attempt(0, 2, readings: [reading]), attempt(3, 5, purpose: .retry),
        ])
        #expect(usage.source == .mixed)
        #expect(usage.baselineLength == TimeSpan(hours: 4))
    }
}
