import SolsticeDomain

/// The regions and accelerators that a judgement is based on, indexed by name.
struct KnownWorld: Sendable {
    /// A region in one signal.
    private struct View: Hashable {
        let region: RegionID
        let signal: CarbonSignal
        let isForSeason: Bool
    }

    private let regions: [RegionID: Region]
    private let outlooks: [View: RegionOutlook]
    private let accelerators: [AcceleratorID: Accelerator]

    /// Indexes outlooks and accelerators; the first one wins if one appears twice.
    init(outlooks: [RegionOutlook], accelerators: [Accelerator]) {
        regions = Dictionary(outlooks.map { ($0.region.id, $0.region) }) { first, _ in first }
        self.outlooks = Dictionary(
            outlooks.map {
                (
                    View(
                        region: $0.region.id, signal: $0.signal,
                        isForSeason: $0.seasonalWait != nil), $0
                )
            }
        ) { first, _ in first }
        self.accelerators = Dictionary(accelerators.map { ($0.id, $0) }) { first, _ in first }
    }

    /// A region by name; nil if it is unknown in every signal.
    func region(_ id: RegionID) -> Region? { regions[id] }

    /// A region's outlook in a signal; nil if unknown.
    ///
    /// For a job that waits for a season, it is the outlook made for that, if there is one.
    func outlook(
        _ region: RegionID, _ signal: CarbonSignal, waitsForSeason: Bool
    ) -> RegionOutlook? {
        let ordinary = outlooks[View(region: region, signal: signal, isForSeason: false)]
        guard waitsForSeason else { return ordinary }
        return outlooks[View(region: region, signal: signal, isForSeason: true)] ?? ordinary
    }

    /// The effect of exactly this cap on a job; nil if it was not measured of its workload, or not at
    /// such a draw.
    func effect(
        of cap: Power, on variant: WorkloadVariant, doing workload: WorkloadKind
    ) -> PowerCapEffect? {
        accelerators[variant.accelerator]?.effect(of: cap, on: variant, doing: workload)
    }
}
