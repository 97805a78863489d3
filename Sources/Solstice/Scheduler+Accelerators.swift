public import SolsticeDomain
import SolsticeStore

extension Scheduler {
    /// Adds an accelerator that the catalogue does not have.
    /// - Throws: a ``Diagnostic`` where the name is taken.
    public func addAccelerator(
        _ id: String, title: String, boardPower: Power
    ) throws(Diagnostic) -> Accelerator {
        try store.write { session in
            let name = id.lowercased()
            if try session.accelerators().contains(where: { $0.id == name }) {
                throw Diagnostic(
                    .usage, "there is an accelerator \(name) already",
                    remedy: "see: solstice accelerator show \(name)")
            }
            let accelerator = Accelerator(
                id: name, title: title,
                boardPower: SourcedFigure(boardPower, source: "stated by the user"),
                powerCaps: [])
            try session.save(accelerator)
            return accelerator
        }
    }
}
