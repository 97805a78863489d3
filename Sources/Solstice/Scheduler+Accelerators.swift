public import SolsticeDomain
public import SolsticeGridData
import SolsticeStore

extension Scheduler {
    /// Adds an accelerator that is not in the catalogue.
    /// - Throws: a ``Diagnostic`` if the name is taken.
    public func addAccelerator(
        _ id: String, title: String, boardPower: Power, relativeSpeed: RelativeSpeed? = nil,
        embodied: EmbodiedCarbon? = nil
    ) throws(Diagnostic) -> Accelerator {
        try store.write { session in
            let name = id.lowercased()
            if try session.accelerators().contains(where: { $0.id == name }) {
                throw Diagnostic(
                    .usage, "there is an accelerator \(name) already",
                    remedy: "change it with: solstice accelerator set \(name) …")
            }
            let accelerator = Accelerator(
                id: name, title: title,
                boardPower: SourcedFigure(boardPower, source: Self.stated),
                relativeSpeed: relativeSpeed.map { SourcedFigure($0, source: Self.stated) },
                embodied: embodied, powerCaps: [])
            try session.save(accelerator)
            return accelerator
        }
    }

    /// Changes an accelerator; nil values stay as they are, unless its embodied emissions are
    /// removed.
    /// - Throws: a ``Diagnostic`` that names the nearest if there is none of this name.
    public func setAccelerator(
        _ id: String, boardPower: Power? = nil, relativeSpeed: RelativeSpeed? = nil,
        embodied: EmbodiedCarbon? = nil, forgetsEmbodied: Bool = false
    ) throws(Diagnostic) -> Accelerator {
        try store.write { session in
            let known = try existingAccelerator(id, try session.accelerators())
            let accelerator = Accelerator(
                id: known.id, title: known.title,
                boardPower: boardPower.map { SourcedFigure($0, source: Self.stated) }
                    ?? known.boardPower,
                relativeSpeed: relativeSpeed.map { SourcedFigure($0, source: Self.stated) }
                    ?? known.relativeSpeed,
                embodied: embodied ?? (forgetsEmbodied ? nil : known.embodied),
                powerCaps: known.powerCaps)
            try session.save(accelerator)
            return accelerator
        }
    }

    /// Reads a table of power-cap effects and makes it the accelerator's, in one transaction.
    ///
    /// A known accelerator keeps its speed and its embodied emissions, and its title unless another
    /// is given; an unknown one is added. With `isDryRun` nothing is written.
    /// - Throws: a ``Diagnostic`` with line, column and remedy; nothing is then changed.
    @discardableResult
    public func importPowerCaps(
        _ file: SourceFile, accelerator id: String, title: String? = nil, isDryRun: Bool = false
    ) throws(Diagnostic) -> PowerCapReport {
        let read = try GridDataReader.readPowerCaps(file)
        let name = id.lowercased()
        let report = { (session: StoreSession) throws -> PowerCapReport in
            let known = try session.accelerators().first { $0.id == name }
            let accelerator = Accelerator(
                id: name, title: title ?? known?.title ?? id, boardPower: read.highestLimit,
                relativeSpeed: known?.relativeSpeed, embodied: known?.embodied,
                powerCaps: read.points)
            return PowerCapReport(
                fileName: file.name, accelerator: accelerator, isNew: known == nil,
                rowCount: read.rowCount, duplicateCount: read.duplicateCount,
                workloadCount: read.workloadCount, leftOutCount: read.leftOutCount)
        }
        if isDryRun { return try store.read(report) }
        return try store.write { session in
            let report = try report(session)
            try session.save(report.accelerator)
            return report
        }
    }

    /// The source of user-stated figures that come without one.
    static let stated = "stated by the user"
}
