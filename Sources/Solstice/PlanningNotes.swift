import SolsticeDomain
import SolsticeForecasting
import SolsticeStore

extension PlanningContext {
    /// What the user should know about the data behind a plan.
    func notes(on outlooks: [RegionOutlook], job: JobSpecification) throws -> [String] {
        var notes: [String] = []
        for outlook in outlooks {
            // A region may occur twice, also for jobs that wait for a season.
            for note in try carbonNotes(outlook) + pueNotes(outlook) where !notes.contains(note) {
                notes.append(note)
            }
        }
        if let assumed = job.variants.first(where: \.isPowerAssumed) {
            notes.append(
                "power is taken at the board's limit, "
                    + "\(Int(assumed.powerPerAccelerator.watts)) W per \(assumed.accelerator); "
                    + "state what you measured with --watts-per-gpu W")
        }
        return notes
    }

    private func carbonNotes(_ outlook: RegionOutlook) throws -> [String] {
        let zone = outlook.region.zone
        let basis = outlook.bases.last?.basis.carbonIntensity
        if basis == .annualFigure, let figure = outlook.region.annualCarbonIntensity {
            return [
                "carbon intensity of \(outlook.region.id) is one flat figure, "
                    + "\(figure.value.gramsPerKWh) g/kWh (\(figure.source)): hours there differ by "
                    + "PUE at most; import its history: solstice import carbon FILE --zone \(zone)"
            ]
        }
        let knowledge = try knowledge(of: outlook.region, signal: outlook.signal)
        guard basis == .historyForecast, let state = knowledge.carbonForecast else { return [] }
        var notes: [String] = []
        if TimeSpan(hours: Double(state.model.hourCount)) < Self.year {
            notes.append(
                "carbon history of \(zone) has \(TimeSpan(hours: Double(state.model.hourCount))), "
                    + "less than a year: its seasons are unknown, and bands are wide")
        }
        if let end = state.observedUntil, now - end > Self.staleAfter {
            notes.append(
                "carbon history of \(zone) ends \(end.utc.dateText), "
                    + "\(now - end) ago: nothing is known of the hours since, and bands are wider "
                    + "for it")
        }
        return notes
    }

    private func pueNotes(_ outlook: RegionOutlook) throws -> [String] {
        guard outlook.bases.last?.basis.pue == .surveyMean else { return [] }
        let figure = SiteKnowledge.surveyPUE
        return [
            "PUE of \(outlook.region.id) is unknown; taken as \(figure.value.ratio) "
                + "(\(figure.source)): solstice region set \(outlook.region.id) --pue X"
        ]
    }

    /// The newest hours largely determine the next two days.
    private static let staleAfter = TimeSpan.day * 2
    /// A year with a few hours missing still counts.
    private static let year = TimeSpan.day * 360
}
