import GRDB
public import SolsticeDomain

extension StoreSession {
    /// Every zone that was ever named, by name.
    public func zones() throws -> [String] {
        try String.fetchAll(database, sql: "SELECT id FROM zone ORDER BY id")
    }

    /// The signals for which a zone has history, of values that had ended by a moment.
    public func historySignals(of zone: String, by moment: Instant) throws -> Set<CarbonSignal> {
        let statement = try database.cachedStatement(
            sql: """
                SELECT EXISTS (
                    SELECT 1 FROM carbonIntensity
                    WHERE zone = ? AND signal = ? AND startAt + stepSeconds <= ?)
                """)
        return Set(
            try CarbonSignal.allCases.filter { signal in
                try Bool.fetchOne(
                    statement, arguments: [zone, signal.rawValue, moment.secondsSinceEpoch])
                    == true
            })
    }
}
