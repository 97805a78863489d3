public import SolsticeDomain
import SolsticeStore

extension Scheduler {
    /// The jobs' names in alphabetical order, for shell completion.
    public func jobNames() throws(Diagnostic) -> [String] {
        try store.read { try $0.jobNames() }
    }

    /// The names of the regions, home first.
    public func regionNames() throws(Diagnostic) -> [String] {
        try store.read { try $0.regions().map(\.id) }
    }
}
