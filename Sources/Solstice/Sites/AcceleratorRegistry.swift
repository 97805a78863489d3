import SolsticeDomain
import SolsticeGridData
import SolsticeStore

/// Adds and changes accelerators.
struct AcceleratorRegistry {
    let context: PlanningContext
    private var session: StoreSession { context.session }

    /// Adds an accelerator that is not in the catalogue.
    /// - Throws: a ``Diagnostic`` if the name is taken.
    func add(
        _ id: AcceleratorID, title: String, boardPower: Power, relativeSpeed: RelativeSpeed? = nil,
        embodied: EmbodiedCarbon? = nil
    ) throws -> Accelerator {
        let name = id.lowercased
        if try session.accelerators().contains(where: { $0.id == name }) {
            throw Diagnostic(
                .usage, "there is an accelerator \(name) already",
                remedy: "change it with: \(run: .acceleratorSet, .text(name), "…")")
        }
        let accelerator = Accelerator(
            id: name, title: title,
            boardPower: SourcedFigure(boardPower, source: statedByUser),
            relativeSpeed: relativeSpeed.map { SourcedFigure($0, source: statedByUser) },
            embodied: embodied, powerCaps: [])
        try session.save(accelerator)
        return accelerator
    }

    /// Changes an accelerator; nil values stay as they are, unless its embodied emissions are
    /// removed.
    /// - Throws: a ``Diagnostic`` that names the nearest if there is none of this name.
    func set(
        _ id: AcceleratorID, boardPower: Power? = nil, relativeSpeed: RelativeSpeed? = nil,
        embodied: EmbodiedCarbon? = nil, forgetsEmbodied: Bool = false
    ) throws -> Accelerator {
        let known = try session.existingAccelerator(id)
        let accelerator = Accelerator(
            id: known.id, title: known.title,
            boardPower: boardPower.map { SourcedFigure($0, source: statedByUser) }
                ?? known.boardPower,
            relativeSpeed: relativeSpeed.map { SourcedFigure($0, source: statedByUser) }
                ?? known.relativeSpeed,
            embodied: embodied ?? (forgetsEmbodied ? nil : known.embodied),
            powerCaps: known.powerCaps, inferenceCaps: known.inferenceCaps)
        try session.save(accelerator)
        return accelerator
    }

    /// The table of power-cap effects on a workload that a file states for an accelerator, and the
    /// accelerator with it: a known one keeps its speed, its embodied emissions and the table of the
    /// other workload, and its title unless another is given.
    ///
    /// The highest limit becomes its power; that of inference only if no power is known.
    func powerCapReport(
        _ read: PowerCapImport, from file: SourceFile, accelerator id: AcceleratorID,
        title: String?, workload: WorkloadKind
    ) throws -> PowerCapReport {
        let name = id.lowercased
        let known = try session.accelerators().first { $0.id == name }
        let isTraining = workload == .training
        let accelerator = Accelerator(
            id: name, title: title ?? known?.title ?? id.rawValue,
            boardPower: isTraining ? read.highestLimit : known?.boardPower ?? read.highestLimit,
            relativeSpeed: known?.relativeSpeed, embodied: known?.embodied,
            powerCaps: isTraining ? read.points : known?.powerCaps ?? [],
            inferenceCaps: isTraining ? known?.inferenceCaps ?? [] : read.points)
        return PowerCapReport(
            fileName: file.name, accelerator: accelerator, workload: workload, isNew: known == nil,
            rowCount: read.rowCount, duplicateCount: read.duplicateCount,
            workloadCount: read.workloadCount, leftOutCount: read.leftOutCount)
    }
}
