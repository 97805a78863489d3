public import SolsticeDomain
import SolsticeStore

extension Scheduler {
    /// The names that jobs have, in the order of the alphabet; for completing what a person types.
    public func jobNames() throws(Diagnostic) -> [String] {
        try store.read { try $0.jobNames() }
    }

    /// The names of the regions, home first.
    public func regionNames() throws(Diagnostic) -> [String] {
        try store.read { try $0.regions().map(\.id) }
    }
}
