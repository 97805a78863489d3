import SolsticeDomain
import SolsticeForecasting
import SolsticeStore

extension PlanningRoom {
    /// What a person should know of the data behind a plan.
    func notes(on outlooks: [RegionOutlook], job: JobSpecification) throws -> [String] {
        var notes: [String] = []
        for outlook in outlooks {
            notes += try carbonNotes(outlook)
            notes += try pueNotes(outlook)
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
        guard basis == .seasonalTable,
            let end = try session.carbonHistoryEnd(zone: zone, signal: outlook.signal)
        else { return [] }
        var notes: [String] = []
        let knowledge = try knowledge(of: outlook.region, signal: outlook.signal)
        if let profile = knowledge.carbonProfile, profile.monthCount < 12 {
            notes.append(
                "carbon history of \(zone) has \(profile.monthCount) of 12 months; the others are "
                    + "taken as their mean")
        }
        if now - end > Self.staleAfter {
            notes.append(
                "carbon history of \(zone) ends \(end.utc.dateText), "
                    + "\((now - end).seconds / 86_400) days ago")
        }
        return notes
    }

    private func pueNotes(_ outlook: RegionOutlook) throws -> [String] {
        guard outlook.bases.last?.basis.pue == .surveyMean else { return [] }
        let figure = SiteKnowledge.surveyPUE
        return [
            "PUE of \(outlook.region.id) is not known; taken as \(figure.value.ratio) "
                + "(\(figure.source)): solstice region set \(outlook.region.id) --pue X"
        ]
    }

    /// Seasonal tables age slowly; after a year the grid itself has changed.
    private static let staleAfter = TimeSpan(seconds: 366 * 86_400)
}
