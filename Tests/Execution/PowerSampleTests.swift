import SolsticeDomain
import Testing

@testable import SolsticeExecution

/// From lines of a sampling tool to energy.
struct PowerSampleTests {
    private let start = ContinuousClock.now

    @Test func `samples are integrated by the trapezoidal rule`() {
        var sum = PowerSampleSum()
        sum.add(Power(watts: 100), at: start)
        sum.add(Power(watts: 300), at: start + .seconds(2))
        sum.add(Power(watts: 300), at: start + .seconds(3))
        #expect(abs(sum.energy.joules - 700) < 1e-9)
        #expect(abs(sum.energy.coveredSeconds - 3) < 1e-9)
        let reading = sum.energy.reading(of: .acceleratorSamples)
        #expect(reading.map { abs($0.energy.kilowattHours - 700 / 3.6e6) < 1e-15 } == true)
    }

    @Test func `gaps are left out`() {
        var sum = PowerSampleSum()
        sum.add(Power(watts: 100), at: start)
        sum.add(Power(watts: 100), at: start + .seconds(1))
        sum.add(Power(watts: 100), at: start + .seconds(60))
        sum.add(Power(watts: 100), at: start + .seconds(61))
        sum.interrupt()
        sum.add(Power(watts: 100), at: start + .seconds(62))
        #expect(abs(sum.energy.joules - 200) < 1e-9)
        #expect(abs(sum.energy.coveredSeconds - 2) < 1e-9)
    }

    @Test func `a sum without an interval has no reading`() {
        var sum = PowerSampleSum()
        #expect(sum.energy.reading(of: .acceleratorSamples) == nil)
        sum.add(Power(watts: 100), at: start)
        #expect(sum.energy.reading(of: .acceleratorSamples) == nil)
    }

    @Test func `a sample is complete with its last device`() {
        var round = PowerRound(devices: [0, 3])
        #expect(round.take("0, 100.50") == .incomplete)
        #expect(round.take("3, 200.00") == .complete(Power(watts: 300.5)))
        #expect(round.take("0, 1.00") == .incomplete)
        #expect(round.take("0, 2.00") == .incomplete)
        #expect(round.take("3, 3.00") == .complete(Power(watts: 5)))
    }

    @Test(arguments: [
        "0, [N/A]", "0, [Unknown Error]", "0, nan", "0, -5", "1, 100.00", "0", "",
        "Unable to determine the device handle for GPU 0000:01:00.0: Unknown Error",
    ])
    func `a line without a number breaks its sample`(line: String) {
        var round = PowerRound(devices: [0, 3])
        #expect(round.take("3, 200.00") == .incomplete)
        #expect(round.take(line[...]) == .broken)
        #expect(round.take("0, 100.00") == .incomplete)
    }
}
