import SolsticeTestSupport
import Foundation
import SolsticeDomain
import SolsticeForecasting
import Testing

@Suite struct ProviderSkillTests {
    private static let start = Moments.utc(2026, 3, 1)

    /// What came in an hour: clean at night, with weather.
    private static func came(_ hour: Int) -> Double {
        let weather = 1 + 0.2 * sin(Double(hour) / 37)
        return ((2..<6).contains(hour % 24) ? 100 : 300) * weather
    }

    private static func observed(days: Int) -> Series<CarbonIntensity> {
        Series(
            start: start, step: .hour,
            values: (0..<days * 24).map { CarbonIntensity(gramsPerKWh: came($0)) })
    }

    /// Daily issues of 48 hours that expect `factor` of what comes.
    private static func issues(
        days: Int, factor: (Int) -> Double
    ) -> [ProviderSkill.Issue] {
        (1..<days).map { day in
            let issuedAt = start + .day * Double(day)
            return ProviderSkill.Issue(
                issuedAt: issuedAt,
                series: Series(
                    start: issuedAt, step: .hour,
                    values: (0..<48).map {
                        CarbonIntensity(gramsPerKWh: came(day * 24 + $0) * factor(day))
                    }))
        }
    }

    private static func skills(
        days: Int, factor: @escaping (Int) -> Double = { _ in 0.8 }, until end: Int? = nil
    ) -> [ForecastSkill] {
        ProviderSkill.computed(
            of: issues(days: days, factor: factor), observed: observed(days: days),
            model: nil, now: start + .day * Double(end ?? days))
    }

    @Test func `a provider that forecasts a fifth too low is detected at every lead`() {
        let found = Self.skills(days: 40)
        #expect(found.map(\.leadHours) == [0, 6, 12, 24])
        for skill in found {
            #expect(abs(skill.bias - 0.25) < 1e-9)
            #expect(abs(skill.providerError - 0.2) < 1e-9)
            #expect(skill.dayCount >= 38)
            // The last third of a bias is never quite believed.
            #expect((skill.correctedError ?? 1) < 0.08)
        }
    }

    @Test func `an unbiased provider is left unchanged`() {
        // Too high and too low by turns.
        let found = Self.skills(days: 40) { $0.isMultiple(of: 2) ? 1.1 : 1 / 1.1 }
        for skill in found {
            #expect(abs(skill.logBias) < 0.01)
            let error = skill.correctedError ?? 1
            #expect(abs(error - skill.providerError) < 0.01)
        }
    }

    @Test func `values after now are ignored`() {
        // What comes after the twentieth day would show another bias.
        let changed = Self.skills(days: 40, factor: { $0 < 20 ? 0.8 : 3 }, until: 20)
        #expect(changed.allSatisfy { abs($0.bias - 0.25) < 1e-9 })
    }

    @Test func `a correction uses only earlier days`() {
        // Right until the twentieth day, and a fifth too low since: nobody knew on that day.
        let found = Self.skills(days: 21) { $0 < 20 ? 1 : 0.8 }
        let near = found.first { $0.leadHours == 0 }
        #expect((near?.correctedError ?? 0) > 0.02)
        #expect((near?.providerError ?? 1) < 0.02)
    }

    @Test func `a few days correct nothing`() {
        let few = Self.skills(days: 10)
        #expect(few.allSatisfy { $0.correctedError == nil })
        let forecast = Self.issues(days: 3) { _ in 0.8 }[0]
        #expect(
            ProviderCorrection.corrected(
                forecast.series, issuedAt: forecast.issuedAt, by: few) == forecast.series)
    }

    @Test func `a forecast is corrected for most of its bias, without a step`() {
        let skills = Self.skills(days: 60)
        let flat = Series(
            constant: CarbonIntensity(gramsPerKWh: 100),
            over: TimeWindow(start: Self.start, length: .day * 4))
        let hourly = Series<CarbonIntensity>(
            start: Self.start, step: .hour,
            values: [CarbonIntensity?](repeating: CarbonIntensity(gramsPerKWh: 100), count: 96))
        let corrected = ProviderCorrection.corrected(hourly, issuedAt: Self.start, by: skills)
        #expect(corrected.span == flat.span)
        for value in corrected.rawValues { #expect((120...125).contains(value)) }
        let steps = zip(corrected.rawValues, corrected.rawValues.dropFirst()).map { abs($0 - $1) }
        #expect((steps.max() ?? 1) < 0.2)
    }

    @Test func `history alone is scored on the same hours, with what it knew then`() throws {
        let observed = Self.observed(days: 60)
        let model = try #require(SeriesModel(fittedTo: observed, clock: .utc))
        let found = ProviderSkill.computed(
            of: Self.issues(days: 60) { _ in 0.5 }, observed: observed, model: model,
            now: Self.start + .day * 60)
        for skill in found {
            let own = try #require(skill.ownError)
            #expect(own < skill.providerError)
            #expect(own > 0)
        }
    }
}
