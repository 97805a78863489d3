import Foundation
import SolsticeDomain
import Testing

@testable import SolsticePresentation

/// Signs, intervals and kinds are said in words that fit them.
@Suite struct SignTests {
    private let style = Samples.style(width: 120)

    /// A plan of these savings by factor.
    private func plan(_ intensity: Double, _ pue: Double, _ energy: Double) -> PlannedJob {
        var factors = Saving.Factors()
        factors.carbonIntensity = Emissions(grams: intensity)
        factors.pue = Emissions(grams: pue)
        factors.itEnergy = Emissions(grams: energy)
        var levers = Saving.Levers()
        levers.time = factors.total
        let end = Emissions(grams: 40_000) - factors.total
        return PlannedJob(
            placement: Samples.placement(grams: end.grams),
            baseline: Samples.baseline(grams: 40_000),
            saving: Saving(
                baseline: Emissions(grams: 40_000), plan: end, byLever: levers,
                byFactor: factors))
    }

    @Test(arguments: [
        (
            9100.0, -82.7, -10.0,
            ["cleaner electricity -9.10 kg", "higher PUE +82.7 g", "more IT energy +10.0 g"]
        ),
        (
            -49.6, 82.7, 1200.0,
            ["dirtier electricity +49.6 g", "lower PUE -82.7 g", "less IT energy -1.20 kg"]
        ),
    ])
    func `an increase by a factor has a plus sign and a fitting name in every form`(
        intensity: Double, pue: Double, energy: Double, words: [String]
    ) {
        let plan = plan(intensity, pue, energy)
        let text = JobViews.detail(Samples.record(plan: plan), events: [], style: style)
        #expect(text.contains("by factor  " + words.joined(separator: ", ")))
        let page = SavingParts(plan: plan).markup.html
        for word in words {
            let parts = word.split(separator: " ")
            let amount = parts.suffix(2).joined(separator: " ")
            let name = parts.dropLast(2).joined(separator: " ")
            #expect(page.contains(">\(name)</th><td class=\"n\">\(amount)</td>"))
        }
    }

    @Test func `levers have the same sign as the waterfall`() {
        let text = JobViews.detail(
            Samples.record(plan: plan(-49.6, 82.7, 1200)), events: [], style: style)
        #expect(text.contains("by lever   waiting -1.23 kg"))
    }

    @Test func `an 80 % interval has the same name everywhere`() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")
        for file in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
            let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
            #expect(!text.lowercased().contains("four times in"), "\(file)")
        }
    }

    @Test func `a backtest explains its kinds of job`() throws {
        let summary = Samples.backtest
        let text = BacktestView.text(summary, style: style)
        #expect(text.contains("8h@24h: 8h of work with 24h of slack"))
        #expect(text.contains("/10m: may pause, and each resume takes 10m"))
    }

    private func statement(
        _ revision: Int, _ grams: Double, _ reason: EmissionsStatement.Reason, batch: BatchID? = nil
    ) -> EmissionsStatement {
        EmissionsStatement(
            revision: revision, statedAt: Samples.now, batch: batch, reason: reason,
            realised: RealisedFootprint(
                footprint: Samples.footprint(kilowattHours: 70, grams: grams),
                energySource: .modelled, observedShare: 0.5, estimatedShare: 0.25,
                baselineEmissions: Emissions(grams: 20_000)))
    }

    private func outcome(_ statements: [EmissionsStatement]) -> String {
        let ran = Samples.attempt()
        return JobViews.outcome(
            Samples.record(
                state: .succeeded, attempts: [ran], realised: statements.last?.realised,
                statements: statements), style: Samples.style(width: 400))
    }

    @Test func `a further attempt is reported as added, and observed hours are listed`() {
        let night = TimeWindow(start: Samples.at(30, 1), length: .hour * 2)
        let retried = outcome([statement(1, 20_000, .end), statement(2, 25_000, .attempt)])
        #expect(retried.contains("20.0 kg were stated; its second attempt was added (statement 2)"))
        #expect(!retried.contains("observed since"))
        let corrected = outcome([
            statement(1, 20_000, .end), statement(2, 21_000, .observed([night]), batch: 7),
        ])
        #expect(corrected.contains("import 7 corrected that for "))
        #expect(corrected.contains("02:00 – "))
        let both = outcome([
            statement(1, 20_000, .end), statement(2, 25_000, .attempt),
            statement(3, 24_000, .observed([]), batch: 8),
        ])
        #expect(
            both.contains("its second attempt was added, and import 8 corrected that for hours"))
    }

    @Test func `an outcome counts its hours by quality`() {
        let text = outcome([statement(1, 20_000, .end)])
        #expect(text.contains("50 % of the run is on observed data, 25 % on the provider's "))
        #expect(text.contains(" h observed, "))
        #expect(text.contains(" h estimated, "))
        #expect(text.contains(" h filled)"))
    }
}
