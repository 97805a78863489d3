public import SolsticeDomain
import SolsticeStore

extension Scheduler {
    /// Adds an accelerator that the catalogue does not have.
    /// - Throws: a ``Diagnostic`` where the name is taken.
    public func addAccelerator(
        _ id: String, title: String, boardPower: Power, relativeSpeed: RelativeSpeed? = nil
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
                powerCaps: [])
            try session.save(accelerator)
            return accelerator
        }
    }

    /// Changes board power and speed of an accelerator; what is nil stays as it is.
    /// - Throws: a ``Diagnostic`` where there is none of this name, with the nearest one.
    public func setAccelerator(
        _ id: String, boardPower: Power? = nil, relativeSpeed: RelativeSpeed? = nil
    ) throws(Diagnostic) -> Accelerator {
        try store.write { session in
            let known = try existingAccelerator(id, try session.accelerators())
            let accelerator = Accelerator(
                id: known.id, title: known.title,
                boardPower: boardPower.map { SourcedFigure($0, source: Self.stated) }
                    ?? known.boardPower,
                relativeSpeed: relativeSpeed.map { SourcedFigure($0, source: Self.stated) }
                    ?? known.relativeSpeed,
                powerCaps: known.powerCaps)
            try session.save(accelerator)
            return accelerator
        }
    }

    private static let stated = "stated by the user"
}
