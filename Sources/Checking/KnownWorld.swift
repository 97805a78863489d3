import SolsticeDomain

/// The regions and accelerators that a judgement rests on, found by name.
struct KnownWorld: Sendable {
    /// A region as one signal sees it.
    private struct View: Hashable {
        let region: String
        let signal: CarbonSignal
        let isForSeason: Bool
    }

    private let regions: [String: Region]
    private let outlooks: [View: RegionOutlook]
    private let accelerators: [String: Accelerator]

    /// The world of these outlooks and accelerators; the first counts where one comes twice.
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

    /// A region by its name; nil where no signal knows it.
    func region(_ id: String) -> Region? { regions[id] }

    /// What a region's hours are in a signal; nil where nobody knows.
    ///
    /// For a job that waits for a season it is the outlook made for that, where there is one.
    func outlook(
        _ region: String, _ signal: CarbonSignal, waitsForSeason: Bool
    ) -> RegionOutlook? {
        let ordinary = outlooks[View(region: region, signal: signal, isForSeason: false)]
        guard waitsForSeason else { return ordinary }
        return outlooks[View(region: region, signal: signal, isForSeason: true)] ?? ordinary
    }

    /// What exactly this cap does to a job; nil where it was not measured, or not on such a draw.
    func effect(of cap: Power, on variant: WorkloadVariant) -> PowerCapEffect? {
        accelerators[variant.accelerator]?.effect(
            of: cap, onDraw: variant.powerPerAccelerator)
    }
}
