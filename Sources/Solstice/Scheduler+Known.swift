public import SolsticeDomain

extension Scheduler {
    /// What was looked up; nil where nothing is known of it, or it is not there.
    /// - Throws: a ``Diagnostic`` of any other trouble, such as a database that cannot be read.
    public func ifKnown<Value>(
        _ look: () throws(Diagnostic) -> Value
    ) throws(Diagnostic) -> Value? {
        do {
            return try look()
        } catch {
            let isUnknown = [.unavailable, .usage, .noSuchInput].contains(error.kind)
            if isUnknown, !error.isTrouble(ofDatabase: databasePath) { return nil }
            throw error
        }
    }
}
