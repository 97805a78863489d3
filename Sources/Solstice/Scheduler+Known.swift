public import SolsticeDomain

extension Scheduler {
    /// The result of a lookup; nil if nothing is known about it, or it does not exist.
    /// - Throws: a ``Diagnostic`` for any other error, such as a database that cannot be read.
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
