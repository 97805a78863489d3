import OrderedCollections
import SolsticeDomain
import SolsticeStore

extension Reporting {
    /// How carbon-free a run's facility energy was: over its hours in the record, or else by yearly
    /// figures; nil if there are no figures for one of its regions either.
    func carbonFree(_ computed: Accounting.RunAccount) throws -> CarbonFreeFigure? {
        var (all, known, carbonFree) = (0.0, 0.0, 0.0)
        var yearly: [(energy: Double, figure: SourcedFigure<CarbonFreeShare>?)] = []
        for part in computed.parts {
            let region = part.rates.expected.region
            let hours = part.rates.hours(part.runs)
            let energy = hours.reduce(0) { $0 + $1.facilityKilowattHours }
            all += energy
            let recorded = try recordedShares(of: region.zone, hours)
            known += recorded.energy
            carbonFree += recorded.carbonFree
            if energy > 0 { yearly.append((energy, region.carbonFreeShare)) }
        }
        guard all > 0 else { return nil }
        if known > 0 {
            return CarbonFreeFigure(
                share: CarbonFreeShare(min(1, carbonFree / known)),
                basis: .recorded(coverage: min(1, known / all)))
        }
        return annual(yearly)
    }

    /// The mean of regions' yearly figures by energy; nil unless all have one.
    private func annual(
        _ parts: [(energy: Double, figure: SourcedFigure<CarbonFreeShare>?)]
    ) -> CarbonFreeFigure? {
        let figures = parts.compactMap(\.figure)
        guard let first = figures.first, figures.count == parts.count else { return nil }
        let all = parts.reduce(0) { $0 + $1.energy }
        // A mean of equal shares would differ from them in its last digits.
        let isOne = figures.allSatisfy { $0.value == first.value }
        let mean = zip(parts, figures).reduce(0) { $0 + $1.0.energy / all * $1.1.value.rawValue }
        return CarbonFreeFigure(
            share: isOne ? first.value : CarbonFreeShare(min(1, mean)),
            basis: .annual(sources: Array(OrderedSet(figures.map(\.source)))))
    }

    /// The facility energy, in kWh, of hours whose share is in the record, and the part of it that
    /// was carbon-free.
    private func recordedShares(
        of zone: ZoneID, _ hours: [RatedHour]
    ) throws -> (energy: Double, carbonFree: Double) {
        let sorted = hours.sorted { $0.window.start < $1.window.start }
        guard let first = sorted.first, let last = sorted.last else { return (0, 0) }
        var rest = try context.session.carbonFreeHistory(
            zone: zone, within: TimeWindow(start: first.window.start, end: last.window.end),
            endingBy: context.now
        ).pieces[...]
        var (energy, carbonFree) = (0.0, 0.0)
        for hour in sorted {
            rest = rest.drop { $0.window.end <= hour.window.start }
            for piece in rest.prefix(while: { $0.window.start < hour.window.end }) {
                let overlap = piece.window.intersection(hour.window)?.length.hours ?? 0
                let part = hour.facilityKilowattHours * overlap / hour.window.length.hours
                energy += part
                carbonFree += part * piece.value.rawValue
            }
        }
        return (energy, carbonFree)
    }

    /// What a run's carbon-free share is based on.
    func carbonFreeUses(
        _ computed: Accounting.RunAccount, _ figure: CarbonFreeFigure?
    ) throws -> [DataUse] {
        guard let figure else { return [] }
        return try computed.parts.flatMap { part -> [DataUse] in
            let region = part.rates.expected.region
            if figure.isRecorded {
                return try context.session.batchesOfCarbonFreeShares(
                    zone: region.zone, within: part.runs.map(\.window), endingBy: context.now
                ).sorted { $0.key < $1.key }.map {
                    DataUse(
                        role: .run, quantity: .carbonFreeShare, place: region.zone.rawValue,
                        origin: .batch($0.key, values: $0.value))
                }
            }
            return region.carbonFreeShare.map {
                [
                    DataUse(
                        role: .run, quantity: .carbonFreeShare, place: region.id.rawValue,
                        origin: .figure($0.value.rawValue, source: $0.source))
                ]
            } ?? []
        }
    }
}
