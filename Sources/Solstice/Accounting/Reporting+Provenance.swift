import OrderedCollections
import SolsticeDomain
import SolsticeForecasting
import SolsticeStore

extension Reporting {
    /// The data that the rates of a run and of its baseline are based on.
    func uses(
        _ computed: Accounting.RunAccount, run: EnergyAccount, baseline: EnergyAccount
    ) throws -> [DataUse] {
        var uses: [DataUse] = []
        for part in computed.parts {
            uses += try self.uses(.run, part.rates, within: part.runs.map(\.window), run.hours)
        }
        uses += try self.uses(
            .baseline, computed.home, within: [computed.baselineRun], baseline.hours)
        return Array(OrderedSet(uses))
    }

    private func uses(
        _ role: DataUse.Role, _ rates: ObservedRates, within windows: [TimeWindow],
        _ hours: [RatedHour]
    ) throws -> [DataUse] {
        let region = rates.expected.region
        let signal = rates.expected.signal
        var uses = try imports(role, .carbonIntensity, region.zone.rawValue) {
            try context.session.batchesOfCarbon(
                zone: region.zone, signal: signal, within: windows, endingBy: context.now)
        }
        uses += try imports(role, .pue, region.id.rawValue) {
            try context.session.batchesOfPUE(
                region: region.id, within: windows, endingBy: context.now)
        }
        guard let first = windows.first, let last = windows.last else { return uses }
        let span = TimeWindow(start: first.start, end: last.end)
        guard let basis = rates.expected.basis(over: span) else { return uses }
        if hours.contains(where: { $0.carbonQuality == .filled }) {
            uses += try carbonExpectation(basis, region, signal, span)
        }
        if hours.contains(where: { !$0.isPUEObserved }) {
            uses += try pueExpectation(basis, region)
        }
        return uses
    }

    private func imports(
        _ role: DataUse.Role, _ quantity: DataUse.Quantity, _ place: String,
        counts: () throws -> [BatchID: Int]
    ) rethrows -> [DataUse] {
        try counts().sorted { $0.key < $1.key }.map {
            DataUse(
                role: role, quantity: quantity, place: place,
                origin: .batch($0.key, values: $0.value))
        }
    }

    private func carbonExpectation(
        _ basis: RateBasis, _ region: Region, _ signal: CarbonSignal, _ span: TimeWindow
    ) throws -> [DataUse] {
        let forecast = try imports(.expectation, .carbonIntensity, region.zone.rawValue) {
            try context.session.batchesOfForecast(
                zone: region.zone, signal: signal, within: span, by: context.now)
        }
        if basis.carbonIntensity == .annualFigure, let figure = region.annualCarbonIntensity {
            return forecast + [
                DataUse(
                    role: .expectation, quantity: .carbonIntensity, place: region.zone.rawValue,
                    origin: .figure(figure.value.gramsPerKWh, source: figure.source))
            ]
        }
        return try forecast
            + imports(.expectation, .carbonIntensity, region.zone.rawValue) {
                try context.session.batchesOfCarbon(
                    zone: region.zone, signal: signal, within: nil, endingBy: context.now)
            }
    }

    private func pueExpectation(_ basis: RateBasis, _ region: Region) throws -> [DataUse] {
        guard basis.pue.isFlat else {
            return try imports(.expectation, .pue, region.id.rawValue) {
                try context.session.batchesOfPUE(
                    region: region.id, within: nil, endingBy: context.now)
            }
        }
        let figure = region.annualPUE ?? SiteKnowledge.surveyPUE
        return [
            DataUse(
                role: .expectation, quantity: .pue, place: region.id.rawValue,
                origin: .figure(figure.value.ratio, source: figure.source))
        ]
    }
}
