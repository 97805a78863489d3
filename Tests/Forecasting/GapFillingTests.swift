import Foundation
import SolsticeDomain
import SolsticeForecasting
import Testing

@Suite struct GapFillingTests {
    private static let start = Instant(secondsSinceEpoch: 1_685_577_600)

    /// Hours of a grid with a daily course, whose level is another on each day.
    private func truth(_ hour: Int) -> Double {
        let course = 300 + 120 * cos(Double(hour % 24) / 24 * 2 * .pi)
        return course * (1 + 0.25 * sin(Double(hour) / 60))
    }

    private func record(_ hours: Range<Int>, without gaps: Range<Int>...) -> Series<CarbonIntensity>
    {
        Series(
            start: Self.start + .hour * Double(hours.lowerBound), step: .hour,
            values: hours.map { hour in
                gaps.contains { $0.contains(hour) }
                    ? nil : CarbonIntensity(gramsPerKWh: truth(hour))
            })
    }

    private func window(_ hours: Range<Int>) -> TimeWindow {
        TimeWindow(
            start: Self.start + .hour * Double(hours.lowerBound),
            end: Self.start + .hour * Double(hours.upperBound))
    }

    @Test func `a night is filled with values close to the original`() {
        let night = 92..<104
        let filled = GapFilling.fills(of: record(0..<200, without: night), within: window(0..<200))
        #expect(filled.pieces.map(\.window.start).first == window(night).start)
        #expect(filled.pieces.count == night.count)
        let mean = filled.rawValues.reduce(0, +) / Double(night.count)
        let real = night.map(truth).reduce(0, +) / Double(night.count)
        #expect(abs(mean / real - 1) < 0.04)
        for (value, hour) in zip(filled.rawValues, night) {
            #expect(abs(value / truth(hour) - 1) < 0.12)
        }
    }

    @Test func `a flat record is filled with its own value`() {
        let values: [CarbonIntensity?] = (0..<100).map {
            (40..<50).contains($0) ? nil : CarbonIntensity(gramsPerKWh: 250)
        }
        let flat = Series(start: Self.start, step: .hour, values: values)
        let filled = GapFilling.fills(of: flat, within: window(0..<100))
        #expect(
            filled.rawValues.count == 10 && filled.rawValues.allSatisfy { abs($0 - 250) < 1e-9 })
    }

    @Test func `a record too short for neighbouring days is filled in a straight line`() {
        let values: [CarbonIntensity?] = [100, nil, nil, nil, 200].map {
            $0.map { CarbonIntensity(gramsPerKWh: $0) }
        }
        let short = Series(start: Self.start, step: .hour, values: values)
        let filled = GapFilling.fills(of: short, within: window(0..<5)).rawValues
        #expect(filled.count == 3 && zip(filled, filled.dropFirst()).allSatisfy(<))
        #expect(filled.allSatisfy { (100...200).contains($0) })
    }

    @Test func `nothing is filled outside gaps or beyond the ends of the record`() {
        let filled = GapFilling.fills(of: record(0..<50), within: window(0..<90))
        #expect(filled.isEmpty)
        let part = GapFilling.fills(of: record(0..<90, without: 40..<60), within: window(50..<55))
        #expect(part.span == window(50..<55))
    }
}
